// Agreement of two maps by hand.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareMaps } from './compare-maps';

test('the same shape at any scale agrees fully', () => {
  const map = Float64Array.of(1, 5, 2, 0);
  const same = compareMaps(
    map.map((usd) => 3 * usd),
    map,
    50,
  );
  expect(same?.correlation).toBeCloseTo(1, 12);
  expect(same?.earthMover).toBeCloseTo(0, 12);
});

test('all mass two cells away is two cells of work; half of it, one', () => {
  expect(compareMaps(Float64Array.of(4, 0, 0), Float64Array.of(0, 0, 4), 50)?.earthMover).toBeCloseTo(
    100,
    12,
  );
  expect(compareMaps(Float64Array.of(2, 0, 2), Float64Array.of(0, 0, 4), 50)?.earthMover).toBeCloseTo(50, 12);
  expect(compareMaps(Float64Array.of(4, 0, 0), Float64Array.of(0, 4, 0), 50)?.correlation).toBeCloseTo(
    -0.5,
    12,
  );
});

test('an empty map has no shape', () => {
  expect(compareMaps(Float64Array.of(0, 0), Float64Array.of(1, 2), 50)).toBeNull();
  expect(compareMaps(Float64Array.of(1, 2), Float64Array.of(0, 0), 50)).toBeNull();
});

test('the distance is the same both ways and no longer than the map', () => {
  const usd = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(usd, usd, (a, b) => {
      fc.pre(a.some((x) => x > 0) && b.some((x) => x > 0));
      const there = compareMaps(Float64Array.from(a), Float64Array.from(b), 10);
      const back = compareMaps(Float64Array.from(b), Float64Array.from(a), 10);
      expect(there?.earthMover).toBeCloseTo(back?.earthMover ?? -1, 9);
      expect(there?.earthMover).toBeLessThanOrEqual(110);
    }),
  );
});
