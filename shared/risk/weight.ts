// How much stands above and below a price.
import type { WeightPoint } from '../model/brief';
import type { LevelMap } from '../model/level-map';

/** Levels further than this share of the price are left out. */
export const WEIGHT_REACH = 0.05;

/** Estimated notional of shorts above and longs below the price, USD. */
export function weightOf(map: LevelMap, price: number, ms: number): WeightPoint {
  const reach = price * WEIGHT_REACH;
  let aboveUsd = 0;
  let belowUsd = 0;
  for (let i = 0; i < map.longUsd.length; i++) {
    const middle = (map.firstCell + i + 0.5) * map.cell;
    if (Math.abs(middle - price) > reach) continue;
    aboveUsd += map.shortUsd[i];
    belowUsd += map.longUsd[i];
  }
  return { ms, aboveUsd, belowUsd };
}
