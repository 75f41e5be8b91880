// Coefficients by hand, with features that repeat each other, and no better ones near by.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { leastSquares, predict } from './least-squares';

test('a line through three points', () => {
  const rows = [0, 1, 2].map((x) => [1, x]);
  const [a, b] = leastSquares(rows, [1, 3, 5]);
  expect(a).toBeCloseTo(1, 10);
  expect(b).toBeCloseTo(2, 10);
});

test('the mean, when there is only a 1', () => {
  expect(leastSquares([[1], [1], [1]], [1, 2, 6])[0]).toBeCloseTo(3, 12);
});

test('a feature that repeats another changes no prediction', () => {
  const rows = [1, 2, 4, 8, 9].map((x) => [1, x]);
  const twice = rows.map(([one, x]) => [one, x, 3 * x - 2 * one]);
  const y = [2, 1, 7, 3, 9];
  const once = leastSquares(rows, y);
  const again = leastSquares(twice, y);
  rows.forEach((row, i) => expect(predict(twice[i], again)).toBeCloseTo(predict(row, once), 8));
});

test('no small change of a coefficient fits better', () => {
  const x = fc.integer({ min: -100, max: 100 });
  fc.assert(
    fc.property(fc.array(fc.tuple(x, x, x), { minLength: 5, maxLength: 30 }), (points) => {
      const rows = points.map(([a, b]) => [1, a, b]);
      const y = points.map(([, , c]) => c);
      const coefficients = leastSquares(rows, y);
      const cost = (c: readonly number[]): number =>
        rows.reduce((sum, row, i) => sum + (y[i] - predict(row, c)) ** 2, 0);
      for (let j = 0; j < 3; j++) {
        for (const step of [0.01, -0.01]) {
          const moved = coefficients.map((value, k) => (k === j ? value + step : value));
          // Rounding grows with the cost itself.
          expect(cost(moved)).toBeGreaterThan(cost(coefficients) * (1 - 1e-9) - 1e-9);
        }
      }
    }),
  );
});
