// Reads the hot zones of this moment out of the state, without changing it.
import type { Zone } from '../model/zone';
import { windowUsdAt } from '../zones/cell-histogram';
import { describeZones } from '../zones/describe-zones';
import { smoothMap } from '../zones/find-bands';
import { type EngineState, LOOK_MS } from './engine';
import { readMap, readPrice, readShares } from './read-map';

const LOOKS_A_DAY = 86_400_000 / LOOK_MS;

/** Hot zones now, densest (largest `usd`) first; empty before the first bar and the first look. */
export function readZones(state: EngineState): Zone[] {
  const map = readMap(state);
  const price = readPrice(state);
  if (map === null || price === null) return [];
  const { zones, reportedShare } = state.settings;
  const found = describeZones(smoothMap(map, price, zones), {
    window: state.window,
    tracked: state.tracked,
    settings: zones,
    reportedShare,
    price,
    nowMs: state.nowMs,
  });
  return state.markets.length < 2
    ? found
    : found.map((zone) => ({ ...zone, byVenue: venuesIn(state, zone, map.cell) }));
}

/** What each venue has in a zone's cells, before smoothing. */
function venuesIn(state: EngineState, { side, low, high }: Zone, cell: number): NonNullable<Zone['byVenue']> {
  const part = { side, from: Math.round(low / cell), to: Math.round(high / cell) };
  return readShares(state, part).map(({ exchange, usd }) => ({ exchange, usd }));
}

/** USD in one base cell from which it counts as hot; null while there is nothing to compare with. */
export function readThreshold(state: EngineState): number | null {
  return windowUsdAt(state.window, state.settings.zones.percentile);
}

/** Whether the map has looked at itself for a day: before that, hot and cold have little to be told apart by. */
export function hasEnoughPast(state: EngineState): boolean {
  return state.window.samples.length >= LOOKS_A_DAY;
}
