// Jumps go to the right moment in both directions, and say what happened there.
import { expect, test } from 'vitest';
import { createBarTable, pushBar } from '../model/bar-table';
import { findMoment, type Findable } from './find';

const MINUTE = 60_000;

function barsOf(closes: readonly number[]) {
  const bars = createBarTable();
  closes.forEach((close, i) => {
    const open = i === 0 ? close : closes[i - 1];
    pushBar(bars, {
      openMs: i * MINUTE,
      closeMs: (i + 1) * MINUTE,
      open,
      high: Math.max(open, close) + 1,
      low: Math.min(open, close) - 1,
      close,
      volume: 1,
      openInterest: Number.NaN,
    });
  });
  return bars;
}

const from: Findable = {
  bars: barsOf([100, 110, 120, 90, 95, 130, 80]),
  // Small ones every bar but for the fourth, where two longs make one big one.
  liquidations: [
    ...[0, 1, 2].map((i) => ({ ms: i * MINUTE + 1, side: 'short' as const, usd: 1000 })),
    { ms: 3 * MINUTE + 5, side: 'long', usd: 4_000_000 },
    { ms: 4 * MINUTE, side: 'long', usd: 5_000_000 },
    { ms: 4 * MINUTE + 1, side: 'long', usd: 10 },
  ],
  sweeps: [{ ms: 6 * MINUTE, side: 'short', low: 91_000, high: 92_000, usd: 3e7 }],
  gaps: [{ ms: 5 * MINUTE, stream: 'openInterest', fromMs: 0, toMs: 3 * 3_600_000, reason: '' }],
  plan: { entry: 100, stop: 92, liquidation: null },
};

test('a big liquidation is the sum of a side in a bar, at the bar’s close', () => {
  expect(findMoment(from, { what: 'liquidation', direction: 1, atMs: 0 })).toEqual({
    ms: 4 * MINUTE,
    words: '$9.0M of longs liquidated',
  });
  expect(findMoment(from, { what: 'liquidation', direction: 1, atMs: 4 * MINUTE })).toBeNull();
  expect(findMoment(from, { what: 'liquidation', direction: -1, atMs: 7 * MINUTE })?.ms).toBe(4 * MINUTE);
});

test('sweeps and gaps come with their words', () => {
  expect(findMoment(from, { what: 'sweep', direction: 1, atMs: 0 })?.words).toBe(
    'Short zone 91.0–92.0k swept, est. $30.0M',
  );
  expect(findMoment(from, { what: 'gap', direction: -1, atMs: 9e9 })).toEqual({
    ms: 5 * MINUTE,
    words: 'Gap: no open interest for 3 h',
  });
});

test('the plan’s prices are found where the price comes to them', () => {
  const next = (atMs: number) => findMoment(from, { what: 'plan', direction: 1, atMs });
  expect(next(0)).toEqual({ ms: 4 * MINUTE, words: 'Price at your entry, 100.0' });
  expect(next(4 * MINUTE)?.ms).toBe(5 * MINUTE);
  expect(findMoment({ ...from, plan: null }, { what: 'plan', direction: 1, atMs: 0 })).toBeNull();
});
