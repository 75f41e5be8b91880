// The levels between entry and liquidation as bars, from the entry on the left to a little past the liquidation.
import type { Side } from '../../shared/model/side';

export interface LadderMap {
  readonly displayCell: number;
  readonly firstCell: number;
  /** USD a display cell of the plan's own side. */
  readonly usd: Float32Array;
}

export interface LadderPlan {
  readonly side: Side;
  readonly entry: number;
  readonly liquidation: number;
}

/** How far the ladder reaches past the liquidation, as a share of the way to it. */
const PAST = 0.065;

/** Place (0..1) of a price on the ladder. */
export function ladderPlace(plan: LadderPlan, price: number): number {
  return (price - plan.entry) / ((plan.liquidation - plan.entry) * (1 + PAST));
}

/** Mean USD a display cell over a price span; cells outside the map hold nothing. */
function meanUsd(map: LadderMap, low: number, high: number): number {
  const from = low / map.displayCell - map.firstCell;
  const to = high / map.displayCell - map.firstCell;
  let sum = 0;
  for (let cell = Math.max(Math.floor(from), 0); cell < Math.min(to, map.usd.length); cell++) {
    sum += map.usd[cell] * (Math.min(cell + 1, to) - Math.max(cell, from));
  }
  return sum / (to - from);
}

/** USD a display cell in each of `count` equal steps from the entry on. */
export function ladderBars(plan: LadderPlan, map: LadderMap, count: number): readonly number[] {
  const end = plan.entry + (plan.liquidation - plan.entry) * (1 + PAST);
  const step = (end - plan.entry) / count;
  return Array.from({ length: count }, (_, i) => {
    const a = plan.entry + step * i;
    const b = a + step;
    return meanUsd(map, Math.min(a, b), Math.max(a, b));
  });
}
