// The draws are fixed for ever, even, and a permutation loses nothing.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawsOf, permutation } from './random';

test('a seed gives the same draws for ever, another seed others', () => {
  const take = (seed: number): number[] => {
    const draw = drawsOf(seed);
    return Array.from({ length: 6 }, () => draw(1000));
  };
  expect(take(7)).toEqual(take(7));
  expect(take(7)).not.toEqual(take(8));
});

test('draws are even', () => {
  const draw = drawsOf(1);
  const counts = Array.from({ length: 10 }, () => 0);
  for (let i = 0; i < 100_000; i++) counts[draw(10)]++;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});

test('a permutation holds every index once', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 0, max: 300 }), (seed, n) => {
      const order = [...permutation(n, drawsOf(seed))].sort((a, b) => a - b);
      expect(order).toEqual(Array.from({ length: n }, (_, i) => i));
    }),
  );
});
