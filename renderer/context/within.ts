// How much of the map stands near the price, a side.
import type { NowFrame } from '../../shared/ipc/frames';

export interface NearUsd {
  readonly longUsd: number | null;
  readonly shortUsd: number | null;
}

/** Of the whole map, whatever the chart shows of it: longs at most `pct` % below the price, shorts at most that far above; cells cut by an edge count in part. */
export function usdWithin(now: NowFrame | null, displayCell: number | null, pct: number): NearUsd {
  if (!now || now.price === null || displayCell === null) return { longUsd: null, shortUsd: null };
  const { price } = now;
  const { firstCell, longUsd, shortUsd } = now.whole ?? now;
  const place = (p: number): number => p / displayCell - firstCell;
  const sum = (cells: Float32Array, from: number, to: number): number => {
    let total = 0;
    for (let i = Math.max(Math.floor(from), 0); i < Math.min(to, cells.length); i++) {
      total += cells[i] * (Math.min(i + 1, to) - Math.max(i, from));
    }
    return total;
  };
  return {
    longUsd: sum(longUsd, place(price * (1 - pct / 100)), place(price) + 1),
    shortUsd: sum(shortUsd, place(price) - 1, place(price * (1 + pct / 100))),
  };
}
