// Longer candles stand in for narrow ones, and hold exactly what they gather.
import { describe, expect, it } from 'vitest';
import type { Bars } from '../session/replica-bars';
import { addBars } from '../session/replica-bars';
import { createPageTable } from '../session/replica-pages';
import { createCandleLadder } from './candle-ladder';

const BAR = 300_000;
const HOUR = 3_600_000;

function barsOf(from: number, count: number, bars: Bars = createPageTable()): Bars {
  const n = Array.from({ length: count }, (_, i) => from + i);
  const column = (of: (i: number) => number) => Float64Array.from(n, of);
  addBars(
    bars,
    {
      kind: 'bars',
      openMs: column((i) => i * BAR),
      open: column((i) => 100 + (i % 50)),
      high: column((i) => 110 + (i % 50)),
      low: column((i) => 90 + (i % 50)),
      close: column((i) => 101 + (i % 50)),
      volume: column(() => 1),
      openInterest: column((i) => i),
    },
    BAR,
  );
  return bars;
}

describe('candle ladder', () => {
  it('draws the chosen candles while they are wide enough, then whole multiples of them', () => {
    const ladder = createCandleLadder(barsOf(0, 2000), BAR, '1h');
    expect(ladder.drawn(7, 1)).toBe(ladder.base);
    expect(ladder.drawn(3, 1)).toBe(ladder.base);
    for (const pitch of [2, 1, 1 / 2, 1 / 8, 1 / 32]) {
      const { candleMs } = ladder.drawn(pitch, 1);
      expect((candleMs / HOUR) * pitch).toBeGreaterThanOrEqual(4);
      expect(candleMs % HOUR).toBe(0);
    }
  });

  it('joins to the extremes, the first open, the last close and the sum of volume', () => {
    const ladder = createCandleLadder(barsOf(0, 24 * 12), BAR, '5m');
    const day = ladder.drawn(1 / 64, 1);
    expect(day.candleMs).toBe(24 * HOUR);
    let volumeUsd = 0;
    for (let n = 0; n < 24 * 12; n++) volumeUsd += ladder.base.at(n)?.volumeUsd ?? 0;
    expect(day.at(0)).toEqual({
      openMs: 0,
      open: 100,
      high: 159,
      low: 90,
      close: 101 + (287 % 50),
      volumeUsd,
      openInterest: 287,
    });
    expect(day.at(1)).toBeNull();
  });

  it('takes in a new bar at every length, and leaves finished candles the same objects', () => {
    const bars = barsOf(0, 600);
    const ladder = createCandleLadder(bars, BAR, '5m');
    const hours = ladder.drawn(1 / 3, 1);
    const before = hours.at(2);
    expect(hours.at(50)).toBeNull();
    barsOf(600, 1, bars);
    expect(hours.at(2)).toBe(before);
    expect(hours.at(50)?.openInterest).toBe(600);
    expect(ladder.base.at(600)?.close).toBe(101 + (600 % 50));
  });

  it('knows the extremes of a span', () => {
    const ladder = createCandleLadder(barsOf(0, 600), BAR, '5m');
    expect(ladder.prices(10 * BAR, 12 * BAR)).toEqual({ low: 100, high: 121 });
    expect(ladder.prices(700 * BAR, 900 * BAR)).toBeNull();
  });

  it('reads the same extremes from longer candles as from each single one', () => {
    const bars = barsOf(7, 3000);
    const ladder = createCandleLadder(bars, BAR, '5m');
    for (const [from, to] of [
      [7, 300],
      [100, 101],
      [113, 260],
      [1, 3900],
    ]) {
      const { candleMs } = ladder.base;
      let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (let n = from; n < to; n++) {
        const candle = ladder.base.at(n);
        if (!candle) continue;
        low = Math.min(low, candle.low);
        high = Math.max(high, candle.high);
      }
      expect(ladder.prices(from * candleMs, to * candleMs)).toEqual({ low, high });
    }
  });
});
