// The levels of now as a profile: bars by cell, running totals outward from the price, and what is in sight.
import type { NowFrame } from '../../shared/ipc/frames';
import type { Side } from '../../shared/model/side';

export interface ProfileSums {
  /** Largest cell in sight, USD. */
  readonly maxUsd: number;
  /** Sums in sight above (shorts) and below the price (longs), USD. */
  readonly aboveUsd: number;
  readonly belowUsd: number;
}

/** USD of a side between the price and another price; the far cell counts in proportion, the price's own whole. */
export function usdTo(now: NowFrame, cell: number, side: Side, price: number, to: number): number {
  const usd = side === 'long' ? now.longUsd : now.shortUsd;
  // A side's levels are all on its side of the price, so none of them is missed or counted in vain.
  const near = side === 'long' ? Math.ceil(price / cell) * cell : Math.floor(price / cell) * cell;
  const [low, high] = near < to ? [near, to] : [to, near];
  const first = Math.max(0, Math.floor(low / cell) - now.firstCell);
  const last = Math.min(usd.length - 1, Math.floor(high / cell) - now.firstCell);
  let sum = 0;
  for (let i = first; i <= last; i++) {
    const cellLow = (now.firstCell + i) * cell;
    const share = (Math.min(high, cellLow + cell) - Math.max(low, cellLow)) / cell;
    if (share > 0) sum += usd[i] * Math.min(1, share);
  }
  return sum;
}

/** What is in sight between two prices. */
export function profileSums(now: NowFrame, cell: number, low: number, high: number): ProfileSums {
  const first = Math.max(0, Math.floor(low / cell) - now.firstCell);
  const last = Math.min(now.longUsd.length - 1, Math.ceil(high / cell) - 1 - now.firstCell);
  let [maxUsd, aboveUsd, belowUsd] = [0, 0, 0];
  for (let i = first; i <= last; i++) {
    maxUsd = Math.max(maxUsd, now.longUsd[i], now.shortUsd[i]);
    aboveUsd += now.shortUsd[i];
    belowUsd += now.longUsd[i];
  }
  return { maxUsd, aboveUsd, belowUsd };
}

/** Points of the running total outward from the price on one side: price and USD in turn. */
export function cumulative(now: NowFrame, cell: number, side: Side, price: number, to: number): number[] {
  const usd = side === 'long' ? now.longUsd : now.shortUsd;
  const points = [price, 0];
  const step = side === 'long' ? -1 : 1;
  let sum = 0;
  for (let n = Math.floor(price / cell); ; n += step) {
    const far = side === 'long' ? n * cell : (n + 1) * cell;
    sum += usd[n - now.firstCell] ?? 0;
    points.push(far, sum);
    if (side === 'long' ? far <= to : far >= to) return points;
  }
}
