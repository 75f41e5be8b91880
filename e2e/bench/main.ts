// `npm run bench`: prints one JSON object of figures measured in this run.
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import { DEMO_SESSION } from '../../electron/resources';
import { benchDesk } from './desk';
import { benchLive, benchRebuild } from './engine';
import { benchTiers } from './tiers';

const four = DEFAULT_MODEL.smooth.filter((_, i) => i % 4 === 1).map((place) => ({ ...place, weight: 0.25 }));

const engine = {
  rebuild4: benchRebuild(5000, 1100, four),
  rebuild16: benchRebuild(86_400, 1100, DEFAULT_MODEL.smooth),
  live: benchLive(),
};
const tiers = benchTiers(process.env['SESSION'] ?? DEMO_SESSION);
process.stdout.write(`${JSON.stringify({ engine, desk: benchDesk(), tiers })}\n`);
