// The market's figures on bars where each can be worked out by hand.
import { expect, test } from 'vitest';
import { createBarTable, pushBar } from '../model/bar-table';
import { marketStats } from './market-stats';

const HOUR = 3_600_000;

function hours(n: number, volume: (i: number) => number) {
  const table = createBarTable(4);
  for (let i = 0; i < n; i++) {
    const close = 100 + i;
    pushBar(table, {
      openMs: i * HOUR,
      closeMs: (i + 1) * HOUR,
      open: close - 1,
      high: close + 2,
      low: close - 2,
      close,
      volume: volume(i),
      openInterest: 1000 + i * 10,
    });
  }
  return table;
}

test('a day of bars gives change, volume, open interest and range', () => {
  const table = hours(200, () => 5);
  const stats = marketStats(table, 200, [], null, 200 * HOUR);
  expect(stats.price).toBe(299);
  expect(stats.change24hPct).toBeCloseTo((24 / 275) * 100, 9);
  expect(stats.oiChange24hPct).toBeCloseTo((240 / 2750) * 100, 9);
  expect(stats.oiChange1hPct).toBeCloseTo((10 / 2980) * 100, 9);
  let volume = 0;
  for (let i = 176; i < 200; i++) volume += 5 * (100 + i);
  expect(stats.volume24hUsd).toBeCloseTo(volume, 9);
  expect(stats.atr).toBeCloseTo(4, 9);
  expect(stats.liquidated24h).toBeNull();
  expect(stats.funding).toBeNull();
});

test('what would need more past, or has a hole, stays unknown', () => {
  const short = marketStats(
    hours(10, () => 5),
    10,
    [],
    [],
    10 * HOUR,
  );
  expect(short).toMatchObject({ change24hPct: null, volume24hUsd: null, volumeZ: null, atr: null });
  expect(short.liquidated24h).toEqual({ longUsd: 0, shortUsd: 0 });
  const holed = marketStats(
    hours(200, (i) => (i === 190 ? Number.NaN : 5)),
    200,
    [],
    null,
    200 * HOUR,
  );
  expect(holed.volume24hUsd).toBeNull();
  expect(
    marketStats(
      hours(200, () => 5),
      0,
      [],
      null,
      0,
    ).price,
  ).toBeNull();
});

test('only bars up to the moment count', () => {
  expect(
    marketStats(
      hours(200, () => 5),
      100,
      [],
      null,
      100 * HOUR,
    ).price,
  ).toBe(199);
});

test('volume is told in deviations from the week before', () => {
  const table = hours(200, (i) => (i === 199 ? 50 : 5 + (i % 2)));
  expect(marketStats(table, 200, [], null, 200 * HOUR).volumeZ).toBeGreaterThan(5);
});

test('liquidations of the last day, a side; funding against its past', () => {
  const table = hours(200, () => 5);
  const funding = Array.from({ length: 30 }, (_, i) => ({
    ms: i * 8 * HOUR,
    rate: i === 29 ? 9.5 : i,
    intervalHours: 8,
  }));
  const points = [
    { ms: 100 * HOUR, side: 'long', usd: 7 },
    { ms: 180 * HOUR, side: 'long', usd: 5 },
    { ms: 199 * HOUR, side: 'short', usd: 3 },
  ] as const;
  const stats = marketStats(table, 200, funding, points, 200 * HOUR);
  expect(stats.liquidated24h).toEqual({ longUsd: 5, shortUsd: 3 });
  expect(stats.funding?.percentile).toBeCloseTo(10 / 30, 9);
});

test('a price from before a hole is stale', () => {
  const table = hours(30, () => 5);
  expect(marketStats(table, 30, [], null, 30 * HOUR)).toMatchObject({ priceMs: 30 * HOUR, isStale: false });
  expect(marketStats(table, 30, [], null, 31 * HOUR)).toMatchObject({ price: 129, isStale: true });
});
