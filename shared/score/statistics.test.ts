// Figures from sums by day equal the plain formulas, also on resampled days.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysOf, pointOf } from './bootstrap';
import { d2Of, gainOf, meanOf, minus, r2Of } from './statistics';
import { tweedieDeviance } from './tweedie';

const DAY = 86_400_000;
const DAYS = 6;
const rows = fc.array(
  fc.record({
    usd: fc.double({ min: 0, max: 1e6, noNaN: true }),
    expected: fc.double({ min: 1, max: 1e6, noNaN: true }),
  }),
  { minLength: 2 * DAYS, maxLength: 2 * DAYS },
);

test('R2 and gain by hand', () => {
  const days = daysOf([0, 1, 2, 3], 0);
  // Mean 3, squared distances 4 + 0 + 0 + 4 = 8.
  const target = [1, 3, 3, 5];
  const value = (row: number): number => target[row];
  expect(pointOf(days, r2Of(days, value, Float64Array.of(1, 0, 0, 1)))).toBeCloseTo(0.75, 12);
  const gain = gainOf(days, value, Float64Array.of(1, 1, 1, 1), Float64Array.of(1, 0, 0, 1));
  expect(pointOf(days, gain)).toBeCloseTo(0.25, 12);
  expect(pointOf(days, minus(gain, gain))).toBe(0);
  expect(
    pointOf(
      days,
      meanOf(gain, () => 0.75),
    ),
  ).toBeCloseTo(0.5, 12);
});

test('a target that never changes explains nothing', () => {
  const days = daysOf([0, 1], 0);
  expect(
    pointOf(
      days,
      r2Of(days, () => 2, Float64Array.of(0, 0)),
    ),
  ).toBe(0);
  expect(
    pointOf(
      days,
      d2Of(days, () => 0, Float64Array.of(0, 0)),
    ),
  ).toBe(0);
});

test('a day drawn twice counts as if its rows stood there twice', () => {
  fc.assert(
    fc.property(
      rows,
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: DAYS, maxLength: DAYS }),
      (data, drawn) => {
        fc.pre(drawn.some((count) => count > 0));
        const days = daysOf(
          data.map((_, i) => Math.floor(i / 2) * DAY),
          0,
        );
        const repeated = data.flatMap((row, i) =>
          Array.from({ length: drawn[Math.floor(i / 2)] }, () => row),
        );
        const total = repeated.reduce((sum, row) => sum + row.usd, 0);
        const mean = total / repeated.length;
        fc.pre(total > 0);

        const ofMean = repeated.reduce((sum, row) => sum + tweedieDeviance(row.usd, mean), 0);
        const left = repeated.reduce((sum, row) => sum + tweedieDeviance(row.usd, row.expected), 0);
        fc.pre(ofMean > 1e-3);
        const d2 = d2Of(
          days,
          (row) => data[row].usd,
          Float64Array.from(data, (row) => tweedieDeviance(row.usd, row.expected)),
        );
        expect(d2(drawn)).toBeCloseTo(1 - left / ofMean, 4);

        const spread = repeated.reduce((sum, row) => sum + (row.usd - mean) ** 2, 0);
        const errors = repeated.reduce((sum, row) => sum + (row.usd - row.expected) ** 2, 0);
        fc.pre(spread > 1);
        const r2 = r2Of(
          days,
          (row) => data[row].usd,
          Float64Array.from(data, (row) => (row.usd - row.expected) ** 2),
        );
        const plain = 1 - errors / spread;
        const digits = data.reduce((sum, row) => sum + row.usd ** 2, 0) / spread;
        expect(Math.abs(r2(drawn) - plain)).toBeLessThan(1e-12 * (1 + digits) * (1 + Math.abs(plain)));
      },
    ),
  );
});
