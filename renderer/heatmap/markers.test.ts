// Marks stand at the right candle, from the right amount, and their texts never overlap.
import { describe, expect, it } from 'vitest';
import type { LiquidationHour } from '../session/replica-liquidations';
import type { Candle, CandleSource } from './candles';
import { keepLarger, markersIn, markHalfWidth } from './markers';

function source(candleMs: number): CandleSource {
  return {
    candleMs,
    at: (n): Candle => ({
      openMs: n * candleMs,
      open: 10,
      high: 20 + (n % 12),
      low: 5 - (n % 12),
      close: 11,
      volumeUsd: 1,
      openInterest: 1,
    }),
  };
}

function hour(longUsd: number, shortUsd: number): LiquidationHour {
  return { longUsd, shortUsd, ms: [], price: [], usd: [], side: [] };
}

describe('markers', () => {
  it('mark hours from 3M a side, with text from 9M', () => {
    const hours = new Map([
      [0, hour(2.9e6, 3e6)],
      [1, hour(9e6, 0)],
    ]);
    const markers = markersIn(hours, source(3_600_000), 0, 2 * 3_600_000);
    expect(markers.map((m) => [m.side, m.openMs, m.text])).toEqual([
      ['short', 0, false],
      ['long', 3_600_000, true],
    ]);
  });

  it('stand at the candle with the extreme when candles are shorter than an hour', () => {
    const [marker] = markersIn(new Map([[0, hour(5e6, 0)]]), source(300_000), 0, 3_600_000);
    expect(marker).toMatchObject({ openMs: 11 * 300_000, price: -6 });
  });

  it('sum the hours of a longer candle and ask as much of each', () => {
    const hours = new Map([
      [0, hour(13e6, 0)],
      [4, hour(11e6, 0)],
    ]);
    const markers = markersIn(hours, source(14_400_000), 0, 8 * 3_600_000);
    expect(markers.map((m) => m.openMs)).toEqual([0]);
  });

  it('are 3 to 7 px by the square root', () => {
    expect(markHalfWidth(3e6)).toBe(3);
    expect(markHalfWidth(16e6)).toBeCloseTo(5.2, 9);
    expect(markHalfWidth(1e9)).toBe(7);
  });

  it('drop the smaller text', () => {
    const box = (left: number) => ({ left, top: 0, right: left + 10, bottom: 10 });
    const wishes = [
      { box: box(0), usd: 1 },
      { box: box(5), usd: 2 },
      { box: box(14), usd: 1.5 },
      { box: box(40), usd: 1 },
    ];
    expect(keepLarger(wishes, [])).toEqual([false, true, false, true]);
    expect(keepLarger(wishes, [box(38)])).toEqual([false, true, false, false]);
  });
});
