// The bars that a session was folded into, as columns: what prices and volumes the features are made of.
import type { FoldedBar } from '../engine/market';

/** Prices in ticks, volumes in coins (NaN unknown), times in Unix ms; `usdPerTick` turns ticks into USD. */
export interface Bars {
  readonly count: number;
  readonly openMs: Float64Array;
  readonly closeMs: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  readonly usdPerTick: number;
}

export function barsOf(folded: readonly FoldedBar[], ticksPerUnit: number, lotsPerCoin: number): Bars {
  const column = (value: (bar: FoldedBar) => number): Float64Array => Float64Array.from(folded, value);
  return {
    count: folded.length,
    openMs: column((bar) => bar.openMs),
    closeMs: column((bar) => bar.closeMs),
    open: column((bar) => bar.openTicks),
    high: column((bar) => bar.highTicks),
    low: column((bar) => bar.lowTicks),
    close: column((bar) => bar.closeTicks),
    volume: column((bar) => (bar.volumeLots === null ? Number.NaN : bar.volumeLots / lotsPerCoin)),
    usdPerTick: 1 / ticksPerUnit,
  };
}
