// Days are told apart, resamples are fixed, and intervals say how far a figure moves from day to day.
import { expect, test } from 'vitest';
import { daysOf, intervalOf, pointOf, sumByDay, weighted } from './bootstrap';

const DAY = 86_400_000;
const hours = Array.from({ length: 240 }, (_, i) => 20_000 * DAY + i * 3_600_000);

test('rows belong to their UTC day', () => {
  const days = daysOf([5 * DAY, 5 * DAY + 1, 6 * DAY - 1, 6 * DAY, 8 * DAY], 0);
  expect(days.count).toBe(3);
  expect([...days.of]).toEqual([0, 0, 0, 1, 2]);
  expect([...sumByDay(days, (row) => row + 1)]).toEqual([6, 4, 5]);
});

test('every resample draws as many days as there are; the same ones every time', () => {
  const days = daysOf(hours, 200);
  expect(days.resamples).toHaveLength(200);
  for (const weights of days.resamples) expect(weighted(weights, new Float64Array(10).fill(1))).toBe(10);
  expect(daysOf(hours, 200).resamples).toEqual(days.resamples);
});

test('a figure that is the same every day has no width; others do', () => {
  const days = daysOf(hours, 500);
  const mean = (value: (row: number) => number) => {
    const sums = sumByDay(days, value);
    const rows = sumByDay(days, () => 1);
    return (weights: ArrayLike<number>): number => weighted(weights, sums) / weighted(weights, rows);
  };
  expect(
    intervalOf(
      days,
      mean(() => 3),
    ),
  ).toEqual({ low: 3, high: 3 });
  const byDay = mean((row) => days.of[row]);
  expect(pointOf(days, byDay)).toBeCloseTo(4.5, 12);
  const { low, high } = intervalOf(days, byDay);
  // Ten days of deviation 2.87: the mean's standard error is .91, so 95 % is about 1.8 either way.
  expect(low).toBeGreaterThan(4.5 - 2.4);
  expect(low).toBeLessThan(4.5 - 1.3);
  expect(high).toBeGreaterThan(4.5 + 1.3);
  expect(high).toBeLessThan(4.5 + 2.4);
});

test('no interval without resamples or with fewer than five days', () => {
  expect(intervalOf(daysOf(hours, 0), () => 1)).toEqual({ low: null, high: null });
  expect(intervalOf(daysOf(hours.slice(0, 96), 100), () => 1)).toEqual({ low: null, high: null });
});
