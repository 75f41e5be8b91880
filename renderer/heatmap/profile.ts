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
  const sums = runningOf(now)[side];
  // A side's levels are all on its side of the price, so none of them is missed or counted in vain.
  const near = side === 'long' ? Math.ceil(price / cell) * cell : Math.floor(price / cell) * cell;
  const [low, high] = near < to ? [near, to] : [to, near];
  /** Sum of everything below a price. */
  const below = (at: number) => {
    const i = Math.floor(at / cell) - now.firstCell;
    if (i < 0) return 0;
    if (i >= usd.length) return sums[usd.length];
    return sums[i] + usd[i] * (at / cell - now.firstCell - i);
  };
  return below(high) - below(low);
}

/** Running sums over a frame's cells, made once: entry i is the sum of the cells before i. */
interface Running {
  readonly long: Float64Array;
  readonly short: Float64Array;
}

const running = new WeakMap<NowFrame, Running>();

/** A frame's running sums, made once. */
export function runningOf(now: NowFrame): Running {
  let made = running.get(now);
  if (!made) {
    const sum = (usd: Float32Array) => {
      const sums = new Float64Array(usd.length + 1);
      for (let i = 0; i < usd.length; i++) sums[i + 1] = sums[i] + usd[i];
      return sums;
    };
    running.set(now, (made = { long: sum(now.longUsd), short: sum(now.shortUsd) }));
  }
  return made;
}

/** What is in sight between two prices. */
export function profileSums(now: NowFrame, cell: number, low: number, high: number): ProfileSums {
  const { longUsd, shortUsd } = now;
  const first = Math.max(0, Math.floor(low / cell) - now.firstCell);
  const last = Math.min(longUsd.length - 1, Math.ceil(high / cell) - 1 - now.firstCell);
  let maxUsd = 0;
  for (let i = first; i <= last; i++) {
    if (longUsd[i] > maxUsd) maxUsd = longUsd[i];
    if (shortUsd[i] > maxUsd) maxUsd = shortUsd[i];
  }
  if (last < first) return { maxUsd, aboveUsd: 0, belowUsd: 0 };
  const { long, short } = runningOf(now);
  return { maxUsd, aboveUsd: short[last + 1] - short[first], belowUsd: long[last + 1] - long[first] };
}
