// Candles against sums over the bars, and their renewal when a bar arrives.
import { describe, expect, it } from 'vitest';
import type { BarsFrame } from '../../shared/ipc/frames';
import { addBars, rewindBars } from '../session/replica-bars';
import type { Bars } from '../session/replica-bars';
import { createPageTable } from '../session/replica-pages';
import { createCandleSource } from './candles';

const BAR = 300_000;

function barsFrame(from: number, to: number): BarsFrame {
  const n = Array.from({ length: to - from }, (_, i) => from + i);
  const of = (f: (k: number) => number) => Float64Array.from(n, f);
  return {
    kind: 'bars',
    openMs: of((k) => k * BAR),
    open: of((k) => k),
    high: of((k) => k + 2),
    low: of((k) => k - 3),
    close: of((k) => k + 1),
    volume: of((k) => (k === 5 ? Number.NaN : 10)),
    openInterest: of((k) => (k >= 11 ? Number.NaN : k)),
  };
}

describe('candles', () => {
  it('gather open, extremes, close, known volume and the last known open interest', () => {
    const bars: Bars = createPageTable();
    addBars(bars, barsFrame(0, 24), BAR);
    const hours = createCandleSource(bars, BAR, '1h');
    expect(hours.at(0)).toMatchObject({ open: 0, high: 13, low: -3, close: 12, openInterest: 10 });
    const known = [1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12].reduce((sum, close) => sum + close * 10, 0);
    expect(hours.at(0)?.volumeUsd).toBe(known);
    expect(hours.at(1)?.openInterest).toBeNaN();
    expect(hours.at(2)).toBeNull();
  });

  it('follow new bars and rewinds', () => {
    const bars: Bars = createPageTable();
    const hours = createCandleSource(bars, BAR, '1h');
    addBars(bars, barsFrame(0, 3), BAR);
    expect(hours.at(0)?.close).toBe(3);
    addBars(bars, barsFrame(3, 4), BAR);
    expect(hours.at(0)?.close).toBe(4);
    rewindBars(bars, 2 * BAR, BAR);
    expect(hours.at(0)?.close).toBe(2);
  });
});
