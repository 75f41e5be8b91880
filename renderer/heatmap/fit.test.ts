// The middle of a fitted view.
import { describe, expect, it } from 'vitest';
import type { Candle, CandleSource } from './candles';
import { fitCentre } from './fit';
import { layOut } from './layout';

const HOUR = 3_600_000;
const units = {
  layout: layOut(1280, 792, 1),
  candleMs: HOUR,
  cell: 50,
  fromMs: 0,
  nowMs: 1000 * HOUR,
  prices: () => null,
};

function candlesOf(rows: ReadonlyMap<number, readonly [number, number]>): CandleSource {
  return {
    candleMs: HOUR,
    at(n): Candle | null {
      const row = rows.get(n);
      if (!row) return null;
      const [low, high] = row;
      return { openMs: n * HOUR, open: low, high, low, close: high, volumeUsd: 1, openInterest: 1 };
    },
  };
}

describe('fitCentre', () => {
  it('is the middle of the candles in sight, whatever lies before them', () => {
    const candles = candlesOf(
      new Map([
        [800, [10, 20]],
        [900, [88_000, 90_000]],
        [999, [91_000, 94_000]],
      ]),
    );
    expect(fitCentre(units, candles, 92_000, 7, 3)).toBe(91_000);
  });

  it('keeps the price in sight and knows nothing without candles', () => {
    const candles = candlesOf(new Map([[950, [60_000, 61_000]]]));
    expect(fitCentre(units, candles, 90_000, 7, 3)).toBe(90_000 - 228 * 50 * 0.35);
    expect(fitCentre(units, candlesOf(new Map()), null, 7, 3)).toBeNull();
  });
});
