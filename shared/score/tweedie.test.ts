// The deviance by hand, and fits that find what the data were made of.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitScaleAndFloor, tweedieDeviance } from './tweedie';
import { expectedUsd, fitTweedieGlm } from './tweedie-glm';

describe('deviance', () => {
  test('by hand', () => {
    expect(tweedieDeviance(4, 4)).toBe(0);
    // Nothing where 4 was expected: 4 sqrt(4).
    expect(tweedieDeviance(0, 4)).toBe(8);
    // 9 where 4 was expected: 4 ((9 + 4) / 2 - 2 x 3).
    expect(tweedieDeviance(9, 4)).toBe(2);
  });

  test('is the textbook form for p = 1.5', () => {
    const amount = fc.double({ min: 0.001, max: 1e8, noNaN: true });
    fc.assert(
      fc.property(amount, amount, (y, m) => {
        const p = 1.5;
        const textbook =
          2 * (y ** (2 - p) / ((1 - p) * (2 - p)) - (y * m ** (1 - p)) / (1 - p) + m ** (2 - p) / (2 - p));
        const size = Math.sqrt(y) + y / Math.sqrt(m) + Math.sqrt(m);
        expect(Math.abs(tweedieDeviance(y, m) - textbook)).toBeLessThan(1e-9 * size);
        expect(tweedieDeviance(y, m)).toBeGreaterThan(-1e-9 * size);
      }),
    );
  });
});

describe('scale and floor', () => {
  const mass = [0, 1e6, 5e6, 2e7, 1e8, 3e8];

  test('are found exactly where the data follow them', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 10, noNaN: true }),
        fc.double({ min: 100, max: 1e6, noNaN: true }),
        (scale, floor) => {
          const fitted = fitScaleAndFloor(
            mass,
            mass.map((x) => scale * x + floor),
          );
          expect(fitted.scale / scale).toBeCloseTo(1, 3);
          expect(fitted.floor / floor).toBeCloseTo(1, 3);
        },
      ),
    );
  });

  test('leave nothing better near by', () => {
    const realised = [3e4, 1e5, 0, 9e5, 4e6, 2e6];
    const { scale, floor } = fitScaleAndFloor(mass, realised);
    const cost = (a: number, b: number): number =>
      mass.reduce((sum, x, i) => sum + tweedieDeviance(realised[i], a * x + b), 0);
    for (const [a, b] of [
      [1.01, 1],
      [0.99, 1],
      [1, 1.01],
      [1, 0.99],
    ])
      expect(cost(scale * a, floor * b)).toBeGreaterThan(cost(scale, floor));
  });

  test('with no mass the floor is the mean', () => {
    expect(fitScaleAndFloor([0, 0], [10, 30])).toEqual({ scale: 0, floor: 20 });
  });

  test('with nothing realised all is next to nothing', () => {
    const { scale, floor } = fitScaleAndFloor(mass, [0, 0, 0, 0, 0, 0]);
    expect(scale * 3e8 + floor).toBeLessThan(1e-3);
  });
});

describe('log-linear model', () => {
  test('of a 1 alone is the mean', () => {
    const coefficients = fitTweedieGlm([[1], [1], [1]], [1, 2, 6]);
    expect(expectedUsd([1], coefficients)).toBeCloseTo(3, 6);
  });

  test('finds the coefficients that made the data', () => {
    const rows = Array.from({ length: 40 }, (_, i) => [1, i / 10, Math.sin(i)]);
    const made = rows.map((row) => Math.exp(3 + 0.7 * row[1] - 0.4 * row[2]));
    const [a, b, c] = fitTweedieGlm(rows, made);
    expect([a, b, c].map((x) => Number(x.toFixed(6)))).toEqual([3, 0.7, -0.4]);
  });

  test('stands rows of nothing and far rows', () => {
    const coefficients = fitTweedieGlm(
      [
        [1, 0],
        [1, 1],
        [1, 2],
        [1, 3],
      ],
      [0, 0, 5, 1e7],
    );
    expect(coefficients.every(Number.isFinite)).toBe(true);
    expect(Number.isFinite(expectedUsd([1, 1e6], coefficients))).toBe(true);
  });
});
