// Notes once an hour how much stands above and below the price.
import type { EngineState } from '../../shared/engine/engine';
import { readMap, readPrice } from '../../shared/engine/read-map';
import type { WeightPoint } from '../../shared/model/brief';
import { weightOf } from '../../shared/risk/weight';

const HOUR_MS = 3_600_000;

/** Adds a point when `ms` is in another hour than the last one. */
export function noteWeight(weights: WeightPoint[], state: EngineState, ms: number): void {
  const last = weights.at(-1);
  if (last !== undefined && Math.floor(ms / HOUR_MS) <= Math.floor(last.ms / HOUR_MS)) return;
  const map = readMap(state);
  const price = readPrice(state);
  if (map !== null && price !== null) weights.push(weightOf(map, price, ms));
}
