// Makes resources/demo.session: a simulated market, so that the first start shows something that is ours to ship.
import tierJson from '../../resources/leverage-tiers.json?raw';
import type { SessionInfo } from '../../shared/model/session-info';
import { readTierFile } from '../../shared/risk/tier-file';
import { tiersFor } from '../../shared/risk/tiers';
import { simulate, type Simulation } from '../../shared/simulator/simulate';
import { createSession } from '../session-log/writer';
import { CREATED_BY } from '../version';

const START_MS = Date.parse('2026-01-05T00:00Z');

/**
 * The demo's market: 14 days. No marks: minute samples of the price would hide the wicks that the bars hold. The
 * hole in open interest is there to be seen on the chart.
 */
function demoMarket(): Simulation {
  const tiers = tiersFor(readTierFile(JSON.parse(tierJson)), 'simulated', 'SIM-BTCUSDT');
  if (tiers === null) throw new Error('the tier file has no simulated venue');
  return simulate({
    seed: 20,
    startMs: START_MS,
    days: 14,
    tiers,
    markEveryMs: null,
    missingOpenInterest: {
      fromMs: Date.parse('2026-01-16T04:00Z'),
      toMs: Date.parse('2026-01-16T07:00Z'),
    },
  });
}

/** Writes the demo session to `path`, over what is there. Throws InputError when the place cannot be written to. */
export function makeDemo(path: string): SessionInfo {
  const writer = createSession(path, {
    name: 'Demo market',
    origin: 'simulated',
    createdBy: CREATED_BY,
    force: true,
  });
  writer.append(demoMarket().events);
  return writer.finish();
}
