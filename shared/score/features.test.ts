// Features by hand on a few candles, and which buckets can be scored at all.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bars } from './bars';
import { baseFeatures, baseRow } from './base-features';
import { pairBuckets } from './buckets';
import { geometryRows } from './geometry';
import type { BucketTruth } from './truth';

const MINUTES_5 = 300_000;
const HOUR = 3_600_000;
type Candle = readonly [open: number, high: number, low: number, close: number, volume: number];

/** Five-minute candles in ticks of 0.1 USD; `at` gives each one's number on the grid. */
function barsOf(candles: readonly Candle[], at: readonly number[] = candles.map((_, i) => i)): Bars {
  const column = (field: number): Float64Array => Float64Array.from(candles, (candle) => candle[field]);
  return {
    count: candles.length,
    openMs: Float64Array.from(at, (i) => i * MINUTES_5),
    closeMs: Float64Array.from(at, (i) => (i + 1) * MINUTES_5),
    open: column(0),
    high: column(1),
    low: column(2),
    close: column(3),
    volume: column(4),
    usdPerTick: 0.1,
  };
}

const bucket = (from: number, to: number) => ({ startMs: 0, from, to, longUsd: 0, shortUsd: 0 });

test('base features by hand', () => {
  const bars = barsOf([
    [1000, 1010, 990, 1005, 2],
    [1005, 1020, 1000, 985, 3],
  ]);
  const long = baseFeatures(bars, bucket(0, 2), 'long');
  expect(long.excursion).toBeCloseTo(10 / 1000, 12);
  expect(baseFeatures(bars, bucket(0, 2), 'short').excursion).toBeCloseTo(20 / 1000, 12);
  expect(long.volumeUsd).toBeCloseTo(2 * 100.5 + 3 * 98.5, 9);
  expect(long.path).toBeCloseTo((5 + 20) / 1000, 12);
  const row = baseRow(long);
  expect(row).toHaveLength(4);
  expect(row[1]).toBeCloseTo(Math.log(1e-5 + 0.01), 12);
  expect(row[3]).toBeCloseTo(Math.log(1e-5 + 0.025), 12);
  expect(baseRow({ ...long, volumeUsd: null })).toEqual([row[0], row[1], row[3]]);
});

test('an unknown volume is unknown, not zero', () => {
  const bars = barsOf([
    [1000, 1010, 990, 1005, 2],
    [1005, 1020, 1000, 985, Number.NaN],
  ]);
  expect(baseFeatures(bars, bucket(0, 2), 'long').volumeUsd).toBeNull();
});

describe('geometry', () => {
  const bars = barsOf([
    [1000, 1000, 980, 1000, 1],
    [1000, 1030, 990, 1000, 1],
    [1000, 1010, 970, 1000, 1],
    [1000, 1040, 960, 500, 1],
  ]);
  const plain = (side: 'long' | 'short'): number[] =>
    geometryRows(bars, [bucket(2, 4)], side)[0].map((ln) => Math.exp(ln) - 1e-5);

  test('longs by hand', () => {
    const [m5, m30, , , h1] = plain('long');
    // Below the one low before: 990 - 970 over 1000, then 970 - 960 over 500.
    expect(m5).toBeCloseTo(20 / 1000 + 10 / 500, 9);
    // Below the lowest of six before: 980 - 970, then 970 - 960.
    expect(m30).toBeCloseTo(10 / 1000 + 10 / 500, 9);
    // From the highest before, 1030, down to 970 and to 960.
    expect(h1).toBeCloseTo(70 / 1030, 9);
  });

  test('shorts by hand', () => {
    const [m5, m30, , , h1] = plain('short');
    expect(m5).toBeCloseTo(30 / 500, 9);
    expect(m30).toBeCloseTo(10 / 500, 9);
    // From the lowest before: 980 up to 1010; 970 up to 1040.
    expect(h1).toBeCloseTo(70 / 970, 9);
  });

  test('nine of them, and none is negative or unknown', () => {
    const price = fc.integer({ min: 900, max: 1100 });
    fc.assert(
      fc.property(fc.array(fc.tuple(price, price, price, price), { minLength: 3, maxLength: 40 }), (rows) => {
        const candles = rows.map((p): Candle => [p[0], Math.max(...p), Math.min(...p), p[3], 1]);
        for (const side of ['long', 'short'] as const) {
          const [row] = geometryRows(barsOf(candles), [bucket(0, candles.length)], side);
          expect(row).toHaveLength(9);
          for (const ln of row) expect(ln).toBeGreaterThanOrEqual(Math.log(1e-5));
        }
      }),
    );
  });
});

describe('pairing', () => {
  const flat: Candle = [1000, 1010, 990, 1000, 1];
  /** 40 hours of candles. */
  const numbers = Array.from({ length: 480 }, (_, i) => i);
  const bars = barsOf(
    numbers.map(() => flat),
    numbers,
  );
  const truthFor = (hours: readonly number[], usd: (hour: number) => number = () => 5): BucketTruth => ({
    kind: 'buckets',
    bucketMs: HOUR,
    startMs: hours.map((hour) => hour * HOUR),
    longUsd: hours.map(usd),
    shortUsd: hours.map(() => 7),
  });
  const all = Array.from({ length: 50 }, (_, hour) => hour - 3);

  test('keeps whole hours with a day before them, and counts the others', () => {
    const { buckets, dropped } = pairBuckets(bars, truthFor(all), null, null);
    expect(buckets.map((one) => one.startMs / HOUR)).toEqual([
      22,
      23,
      ...Array.from({ length: 16 }, (_, i) => 24 + i),
    ]);
    expect(dropped).toEqual({
      noTruth: 0,
      outsideSession: 10,
      candlesMissing: 0,
      warmUp: 22,
      volumeUnknown: 0,
    });
    expect(buckets[2]).toEqual({ startMs: 24 * HOUR, from: 288, to: 300, longUsd: 5, shortUsd: 7 });
  });

  test('holes and empty cells of the truth are counted, not filled', () => {
    const holed = truthFor([25, 26, 29, 30], (hour) => (hour === 30 ? Number.NaN : 5));
    const { buckets, dropped } = pairBuckets(bars, holed, null, null);
    expect(buckets).toHaveLength(3);
    expect(dropped.noTruth).toBe(3);
  });

  test('from and to are kept to whole buckets', () => {
    const { buckets, dropped } = pairBuckets(bars, truthFor(all), 25 * HOUR + 1, 30 * HOUR);
    expect(buckets.map((one) => one.startMs / HOUR)).toEqual([26, 27, 28, 29]);
    expect(dropped.outsideSession).toBe(0);
  });

  test('a missing candle costs its own bucket', () => {
    const some = numbers.filter((i) => i !== 320);
    const holed = barsOf(
      some.map(() => flat),
      some,
    );
    const { buckets, dropped } = pairBuckets(holed, truthFor([25, 26, 27]), null, null);
    expect(buckets.map((one) => one.startMs / HOUR)).toEqual([25, 27]);
    expect(dropped.candlesMissing).toBe(1);
  });

  test('volumes: unknown in one candle costs a bucket, mostly unknown the feature', () => {
    const volume = (known: (i: number) => boolean): Bars =>
      barsOf(
        numbers.map((i): Candle => [1000, 1010, 990, 1000, known(i) ? 1 : Number.NaN]),
        numbers,
      );
    const one = pairBuckets(
      volume((i) => i !== 320),
      truthFor([25, 26, 27]),
      null,
      null,
    );
    expect([one.hasVolume, one.buckets.length, one.dropped.volumeUnknown]).toEqual([true, 2, 1]);
    const most = pairBuckets(
      volume((i) => i % 3 === 0),
      truthFor([25, 26, 27]),
      null,
      null,
    );
    expect([most.hasVolume, most.buckets.length, most.dropped.volumeUnknown]).toEqual([false, 3, 0]);
  });
});
