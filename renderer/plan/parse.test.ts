// Amounts as traders type them.
import { expect, test } from 'vitest';
import { parseAmount } from './parse';

test.each([
  ['92,100', 92_100],
  ['92100', 92_100],
  ['92100.5', 92_100.5],
  ['92.1k', 92_100],
  [' 92,100.0 ', 92_100],
  ['92 100', 92_100],
  ['$50k', 50_000],
  ['1.5M', 1_500_000],
  ['.5', 0.5],
  ['25x', 25],
  ['25 x', 25],
  ['50,000 USD', 50_000],
  ['92.', 92],
])('reads %s', (text, value) => {
  expect(parseAmount(text)).toBe(value);
});

test.each(['', 'abc', '-5', '9,21,00', '92,10', '1.2.3', 'k', '1e5', '92.1kk', '.', 'Infinity'])(
  'refuses %s',
  (text) => {
    expect(parseAmount(text)).toBeNull();
  },
);
