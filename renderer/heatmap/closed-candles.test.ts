// History is placed anew only when one of its own candles changed.
import { describe, expect, it } from 'vitest';
import type { BarsFrame } from '../../shared/ipc/frames';
import { addBars, rewindBars } from '../session/replica-bars';
import type { Bars } from '../session/replica-bars';
import { createPageTable } from '../session/replica-pages';
import { createCandleSource } from './candles';
import { createClosedCandles } from './closed-candles';
import type { Scene } from './scene';

const BAR = 300_000;
const HOUR = 12 * BAR;

function frame(from: number, to: number): BarsFrame {
  const column = (of: (n: number) => number) =>
    Float64Array.from({ length: to - from }, (_, i) => of(from + i));
  const price = () => column(() => 100);
  return {
    kind: 'bars',
    openMs: column((n) => n * BAR),
    open: price(),
    high: price(),
    low: price(),
    close: price(),
    volume: price(),
    openInterest: price(),
  };
}

function market(count: number) {
  const bars: Bars = createPageTable();
  addBars(bars, frame(0, count), BAR);
  const candles = createCandleSource(bars, BAR, '1h');
  const scene = (bar: number) =>
    ({ replica: { bars }, candles, hello: { barMs: BAR }, units: { nowMs: bar * BAR } }) as unknown as Scene;
  return { bars, scene };
}

describe('closed candles', () => {
  it('keeps history as it was while bars come to the fresh candles', () => {
    const { bars, scene } = market(600);
    const closed = createClosedCandles();
    closed.update(scene(600));
    const [version, from] = [closed.version(), closed.from()];
    expect(from).toBe(49);
    for (let n = 600; n < 640; n++) {
      addBars(bars, frame(n, n + 1), BAR);
      closed.update(scene(n + 1));
      expect([closed.version(), closed.from()]).toEqual([version, from]);
    }
  });

  it('asks for history anew when the fresh ones grew many, an old bar came, or time went back', () => {
    const { bars, scene } = market(600);
    const closed = createClosedCandles();
    closed.update(scene(600));
    const first = closed.version();
    addBars(bars, frame(30, 31), BAR);
    closed.update(scene(600));
    expect(closed.version()).toBe(first + 1);
    addBars(bars, frame(600, 600 + 13 * 12), BAR);
    closed.update(scene(600 + 13 * 12));
    expect(closed.version()).toBe(first + 2);
    rewindBars(bars, 20 * HOUR, BAR);
    closed.update(scene(240));
    expect(closed.version()).toBe(first + 3);
    expect(closed.from()).toBe(19);
  });
});
