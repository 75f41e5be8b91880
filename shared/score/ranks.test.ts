// Rank figures against hand-worked cases and the slow way of counting pairs.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aucOfTop5, correlation, ranksOf, spearman } from './ranks';

test('ranks share the mean where values are equal', () => {
  expect([...ranksOf([30, 10, 20, 20])]).toEqual([4, 1, 2.5, 2.5]);
});

test('correlation of a line is 1, of its mirror -1, of a constant 0', () => {
  expect(correlation([1, 2, 3], [5, 7, 9])).toBeCloseTo(1, 12);
  expect(correlation([1, 2, 3], [9, 7, 5])).toBeCloseTo(-1, 12);
  expect(correlation([1, 1, 1], [9, 7, 5])).toBe(0);
});

test('Spearman by hand: ranks 1 2 3 4 against 1 3 2 4 give .8', () => {
  expect(spearman([1, 10, 100, 1000], [0.1, 0.5, 0.3, 9])).toBeCloseTo(0.8, 12);
});

test('AUC of the top 5 %: 20 rows, one on top', () => {
  const realised = Array.from({ length: 20 }, (_, i) => i);
  expect(aucOfTop5(realised, realised)).toBe(1);
  expect(
    aucOfTop5(
      realised.map((x) => -x),
      realised,
    ),
  ).toBe(0);
  expect(
    aucOfTop5(
      realised.map(() => 1),
      realised,
    ),
  ).toBe(0.5);
  // The top row's score beats 14 of 19 others.
  expect(
    aucOfTop5(
      realised.map((x) => (x === 19 ? 13.5 : x)),
      realised,
    ),
  ).toBeCloseTo(14 / 19, 12);
  expect(aucOfTop5([1, 2], [5, 5])).toBeNull();
});

test('AUC is the share of pairs in the right order', () => {
  const row = fc.record({ score: fc.integer({ min: 0, max: 9 }), usd: fc.integer({ min: 0, max: 99 }) });
  fc.assert(
    fc.property(fc.array(row, { minLength: 21, maxLength: 120 }), (rows) => {
      const top = Math.ceil(rows.length * 0.05);
      const threshold = rows.map((r) => r.usd).sort((a, b) => b - a)[top - 1];
      const above = rows.filter((r) => r.usd >= threshold);
      const below = rows.filter((r) => r.usd < threshold);
      let right = 0;
      for (const a of above)
        for (const b of below) right += a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0;
      const auc = aucOfTop5(
        rows.map((r) => r.score),
        rows.map((r) => r.usd),
      );
      if (below.length === 0) expect(auc).toBeNull();
      else expect(auc).toBeCloseTo(right / above.length / below.length, 10);
    }),
  );
});
