// How much mapped notional stands between two prices.
import type { LevelMap } from '../model/level-map';
import type { Side } from '../model/side';

/**
 * USD of one side's levels between two prices (quote units, in either order); a cell that is only partly
 * between them counts in proportion.
 */
export function notionalBetween(map: LevelMap, side: Side, a: number, b: number): number {
  const values = side === 'long' ? map.longUsd : map.shortUsd;
  const low = Math.min(a, b) / map.cell - map.firstCell;
  const high = Math.max(a, b) / map.cell - map.firstCell;
  let sum = 0;
  const to = Math.min(values.length, Math.ceil(high));
  for (let i = Math.max(0, Math.floor(low)); i < to; i++) {
    sum += values[i] * Math.max(0, Math.min(high, i + 1) - Math.max(low, i));
  }
  return sum;
}

/** True when neither side of the map holds anything. */
export function isEmptyMap(map: LevelMap): boolean {
  return map.longUsd.every((usd) => usd <= 0) && map.shortUsd.every((usd) => usd <= 0);
}
