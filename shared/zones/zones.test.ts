// Zones against plain arithmetic: smoothing, percentiles, runs of hot cells, and following them.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_MODEL } from '../model/default-settings';
import { percentileOf, SCALE_PERCENTILES, usdAt } from '../model/heat-scale';
import {
  addSample,
  BUCKETS,
  bucketFloor,
  bucketOf,
  countCells,
  createWindow,
  windowPercentileOf,
  windowScale,
  windowUsdAt,
} from './cell-histogram';
import { describeZones } from './describe-zones';
import { findBands, smoothMap } from './find-bands';
import { boxSmooth } from './smooth';
import { trackBands } from './zone-tracker';

const settings = DEFAULT_MODEL.zones;
const amounts = fc.array(fc.double({ min: 1, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 400 });

function windowOf(...samples: readonly (readonly number[])[]) {
  const window = createWindow();
  samples.forEach((cells, i) => {
    const counts = new Uint16Array(BUCKETS);
    countCells(counts, Float64Array.from(cells));
    addSample(window, { ms: i + 1, counts }, -1);
  });
  return window;
}

describe('smoothing', () => {
  test('two even passes are centred and keep the sum', () => {
    const values = new Float64Array(101);
    values[50] = 400;
    const smooth = boxSmooth(values, 20, 2);
    expect(smooth.reduce((a, b) => a + b, 0)).toBeCloseTo(400, 9);
    for (let i = 0; i <= 20; i++) expect(smooth[50 - i]).toBeCloseTo(smooth[50 + i], 12);
    expect(smooth[50]).toBeCloseTo(20, 9);
    expect(smooth[70]).toBeCloseTo(0, 12);
  });

  test('an odd width is centred in one pass', () => {
    const values = new Float64Array(9);
    values[4] = 3;
    expect([...boxSmooth(values, 3, 1)]).toEqual([0, 0, 0, 1, 1, 1, 0, 0, 0]);
  });
});

describe('percentiles', () => {
  test('a bucket holds what lies between its floor and the next', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e11, noNaN: true }), (usd) => {
        const bucket = bucketOf(usd);
        expect(bucketFloor(bucket)).toBeLessThanOrEqual(usd * (1 + 1e-6));
        expect(bucketFloor(bucket + 1)).toBeGreaterThan(usd * (1 - 1e-6));
      }),
    );
  });

  test('the window tells percentiles to within a bucket, 2.3 %', () => {
    fc.assert(
      fc.property(amounts, fc.double({ min: 0.01, max: 1, noNaN: true }), (cells, p) => {
        const sorted = cells.toSorted((a, b) => a - b);
        const exact = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))];
        const told = windowUsdAt(windowOf(cells), p) ?? 0;
        expect(Math.abs(told / exact - 1)).toBeLessThan(0.035);
      }),
    );
  });

  test('USD and percentile undo each other', () => {
    const window = windowOf(Array.from({ length: 1000 }, (_, i) => 1e5 + i * 7919));
    for (const p of [0.1, 0.5, 0.85, 0.97]) {
      expect(windowPercentileOf(window, windowUsdAt(window, p) ?? 0)).toBeCloseTo(p, 2);
      const scale = windowScale(window, 0, 10);
      if (scale === null) throw new Error('no scale');
      expect(percentileOf(scale, usdAt(scale, p))).toBeCloseTo(p, 6);
    }
  });

  test('a scale rises, and old samples leave the window', () => {
    const scale = windowScale(windowOf([1, 5, 100, 2e6], [3e5, 4e5]), 0, 10);
    expect(scale?.usd).toHaveLength(SCALE_PERCENTILES.length);
    scale?.usd.forEach((usd, i) => expect(usd).toBeGreaterThanOrEqual(i === 0 ? 0 : scale.usd[i - 1]));
    const window = windowOf([1e6, 1e6, 1e6]);
    const counts = new Uint16Array(BUCKETS);
    countCells(counts, Float64Array.from([50, 0, 0.5]));
    addSample(window, { ms: 10, counts }, 1);
    expect(window.samples).toHaveLength(1);
    expect(windowPercentileOf(window, 60)).toBe(1);
    expect(windowUsdAt(createWindow(), 0.5)).toBeNull();
  });
});

describe('bands', () => {
  const price = 5000;
  function mapWith(long: readonly [from: number, to: number, usd: number][]) {
    const longUsd = new Float64Array(1000);
    for (const [from, to, usd] of long) longUsd.fill(usd, from, to);
    return smoothMap({ cell: 10, firstCell: 0, longUsd, shortUsd: new Float64Array(1000) }, price, settings);
  }

  test('a dense stretch becomes one zone with its USD; a thin one is none', () => {
    const bands = findBands(
      mapWith([
        [200, 300, 1000],
        [400, 401, 1000],
      ]),
      500,
      settings.minCells,
    );
    expect(bands).toHaveLength(1);
    expect(bands[0]).toMatchObject({ side: 'long', from: 200, to: 300 });
    expect(bands[0].usd).toBeCloseTo(100_000, 6);
  });

  test('smoothing never carries a side across the price', () => {
    const smoothed = mapWith([[480, 500, 1e6]]);
    for (let i = 500; i < 1000; i++) expect(smoothed.longUsd[i]).toBe(0);
  });

  test('a zone keeps its birth and name while it moves, and the densest heir its sweeps', () => {
    const [born] = trackBands([], findBands(mapWith([[200, 300, 1000]]), 500, 10), 1);
    born.sweptUsd = 77;
    const bands = findBands(
      mapWith([
        [205, 245, 1000],
        [262, 310, 900],
      ]),
      700,
      10,
    );
    const later = trackBands([born], bands, 2);
    expect(later.map((zone) => zone.bornMs)).toEqual([1, 1]);
    expect(later.map((zone) => zone.sweptUsd)).toEqual([77, 0]);
    expect(later[0].bornFrom).toBe(born.bornFrom);
    expect(later[1].bornFrom).not.toBe(born.bornFrom);
    expect(trackBands([born], findBands(mapWith([[20, 90, 1000]]), 500, 10), 3)[0].bornMs).toBe(3);
  });

  test('a described zone has its price, distance and share swept; without a past there are none', () => {
    const smoothed = mapWith([[200, 300, 1000]]);
    const base = { tracked: [], settings, reportedShare: 0.02, price, nowMs: 5 };
    expect(describeZones(smoothed, { ...base, window: createWindow() })).toEqual([]);
    const window = windowOf(Array.from({ length: 100 }, (_, i) => 10 + i * 5));
    const tracked = [
      { side: 'long' as const, from: 195, to: 305, bornMs: 2, bornFrom: 195, sweptUsd: 100_000 },
    ];
    const [zone] = describeZones(smoothed, { ...base, window, tracked });
    expect(zone).toMatchObject({ side: 'long', bornMs: 2, ageMs: 3, id: 'long-2-195' });
    expect(zone.high).toBeLessThanOrEqual(3100);
    expect(zone.distancePct).toBeCloseTo(((zone.high - price) / price) * 100, 9);
    expect(zone.expectedUsd).toBeCloseTo(zone.usd * 0.02, 6);
    expect(zone.sweptShare).toBeCloseTo(100_000 / (100_000 + zone.usd), 9);
  });
});
