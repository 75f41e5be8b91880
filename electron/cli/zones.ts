// `radar zones`: the hot zones of a moment, densest first.
import { readPrice } from '../../shared/engine/read-map';
import { readZones } from '../../shared/engine/read-zones';
import { judgeZones } from '../../shared/engine/zone-evidence';
import { measuredOf } from '../../shared/model/model-card-file';
import { readModelCard } from '../resources';
import { isoTime } from '../time';
import { modelOf, sessionOf, timeOf } from './arguments';
import type { CliCommand } from './commands';
import { foldSession } from './fold-session';

const HOUR_MS = 3_600_000;

export const zones: CliCommand = {
  usage: 'zones SESSION --at ISO [--model smooth|ladder]',
  flags: ['at', 'model'],
  switches: [],
  run: (args) => {
    const atMs = timeOf(args, 'at');
    const settings = modelOf(args);
    const { session, state, ledgers } = foldSession(sessionOf(args), atMs, settings);
    const measured = measuredOf(readModelCard(), settings, session);
    const found = readZones(state);
    const judged = judgeZones(found, state, ledgers, settings, measured);
    return {
      at: isoTime(atMs),
      price: readPrice(state),
      model: settings.model,
      zones: judged.map((zone) => ({
        side: zone.side,
        low: zone.low,
        high: zone.high,
        peak: zone.peak,
        usd: zone.usd,
        expectedUsd: zone.expectedUsd,
        percentile: zone.percentile,
        distancePct: zone.distancePct,
        ageHours: zone.ageMs / HOUR_MS,
        sweptShare: zone.sweptShare,
        evidence: zone.evidence,
        verifiedShare: zone.verifiedShare,
        byVenue: zone.byVenue,
      })),
    };
  },
};
