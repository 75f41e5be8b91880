// Lift@10 % by hand.
import { expect, test } from 'vitest';
import { joined, liftOf } from './lift';

const ten = Float64Array.from({ length: 10 }, (_, i) => i);

test('all in the densest tenth is 10, none is 0, spread evenly is 1', () => {
  expect(liftOf([{ cells: ten, mass: 9, usd: 100 }])).toBe(10);
  expect(liftOf([{ cells: ten, mass: 8, usd: 100 }])).toBe(0);
  expect(liftOf([...ten].map((mass) => ({ cells: ten, mass, usd: 5 })))).toBeCloseTo(1, 12);
});

test('USD weigh', () => {
  expect(
    liftOf([
      { cells: ten, mass: 9, usd: 300 },
      { cells: ten, mass: 2, usd: 700 },
    ]),
  ).toBeCloseTo(3, 12);
});

test('cells that cannot be told apart share the tenth', () => {
  const flat = new Float64Array(50).fill(2);
  expect(liftOf([{ cells: flat, mass: 2, usd: 1 }])).toBeCloseTo(1, 12);
});

test('fewer than ten cells: the densest counts in part', () => {
  const four = Float64Array.of(1, 5, 2, 3);
  expect(liftOf([{ cells: four, mass: 5, usd: 1 }])).toBeCloseTo(4, 12);
});

test('nothing to count is unknown', () => {
  expect(liftOf([])).toBeNull();
});

test('arrays are joined in order', () => {
  expect([...joined([Float64Array.of(1), Float64Array.of(), Float64Array.of(2, 3)])]).toEqual([1, 2, 3]);
});
