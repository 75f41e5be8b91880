// The highest before, against looking through all bars.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { highestBefore } from './rolling';

test('by hand: only what came before, and no longer ago than the span', () => {
  expect([...highestBefore([5, 1, 4, 2, 9], [0, 10, 20, 30, 40], 20)]).toEqual([Number.NaN, 5, 5, 4, 4]);
});

test('the same as the slow way, also over gaps', () => {
  const bar = fc.record({ value: fc.integer({ min: -50, max: 50 }), gap: fc.integer({ min: 1, max: 30 }) });
  fc.assert(
    fc.property(fc.array(bar, { maxLength: 80 }), fc.integer({ min: 0, max: 100 }), (bars, span) => {
      let ms = 0;
      const openMs = bars.map(({ gap }) => (ms += gap));
      const values = bars.map(({ value }) => value);
      const slow = values.map((_, i) => {
        const before = values.filter((_, q) => q < i && openMs[q] >= openMs[i] - span);
        return before.length === 0 ? Number.NaN : Math.max(...before);
      });
      expect([...highestBefore(values, openMs, span)]).toEqual(slow);
    }),
  );
});
