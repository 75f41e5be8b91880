// Tests for the seeded randomness: fixed for ever, and distributed as it says.
import { expect, test } from 'vitest';
import { createPrng } from './prng';

function draw(n: number, next: () => number): number[] {
  return Array.from({ length: n }, next);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

test('a seed gives the same bits for ever', () => {
  const prng = createPrng(20_260_105);
  expect(draw(4, prng.bits)).toEqual(draw(4, createPrng(20_260_105).bits));
  expect(draw(3, createPrng(1).bits)).toEqual([1_506_684_997, 389_392_296, 138_374_344]);
  expect(createPrng(2).bits()).not.toBe(createPrng(1).bits());
});

test('uniform stays inside (0, 1) and is even', () => {
  const values = draw(50_000, createPrng(3).uniform);
  expect(Math.min(...values)).toBeGreaterThan(0);
  expect(Math.max(...values)).toBeLessThan(1);
  expect(mean(values)).toBeCloseTo(0.5, 2);
  const tenths = new Set(values.map((x) => Math.floor(x * 10)));
  expect(tenths.size).toBe(10);
});

test('normal has mean 0 and deviation 1', () => {
  const values = draw(50_000, createPrng(4).normal);
  expect(Math.abs(mean(values))).toBeLessThan(0.02);
  expect(mean(values.map((x) => x * x))).toBeCloseTo(1, 1);
});

test('heavy has mean 1, is at least a half and keeps its limit', () => {
  const prng = createPrng(5);
  const values = draw(100_000, () => prng.heavy(50));
  expect(mean(values)).toBeGreaterThan(0.95);
  expect(mean(values)).toBeLessThan(1.03);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(0.5);
  expect(Math.max(...values)).toBe(50);
});

test('index and chance', () => {
  const prng = createPrng(6);
  const values = draw(1000, () => prng.index(7));
  expect(new Set(values)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
  expect(draw(1000, () => (prng.chance(0.25) ? 1 : 0)).filter((x) => x === 1).length).toBeGreaterThan(190);
});
