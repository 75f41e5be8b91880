// A line over time: each segment keeps to its own columns, and a later point leaves what is before it alone.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Atlas } from './atlas';
import { createInk, VERTEX_BYTES } from './ink';
import type { Pen } from './pen';
import { trace } from './trace';

const WIDTH = 1.25;
const REACH = (WIDTH + 1) / 2;
const atlas = { stampBytes: () => ({ u: 0, v: 64, width: 4, height: 32 }) } as unknown as Atlas;

/** The corners of the quads that a line is made of: x and y. */
function corners(points: readonly number[]): (readonly [number, number])[] {
  const ink = createInk(atlas);
  trace({ ink } as unknown as Pen, points, WIDTH, 0xffffff);
  const words = ink.words();
  const step = VERTEX_BYTES / 4;
  return Array.from({ length: ink.quads() * 4 }, (_, i) => [words[i * step], words[i * step + 1]] as const);
}

const steps = fc.array(fc.tuple(fc.integer({ min: 3, max: 40 }), fc.integer({ min: 0, max: 40 })), {
  minLength: 2,
  maxLength: 30,
});
const line = (of: readonly (readonly [number, number])[]): number[] => {
  let x = 0;
  return of.flatMap(([dx, y]) => {
    x += dx;
    return [x, y];
  });
};

test('what comes later changes nothing before it', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: 40 }), (some, y) => {
      const points = line(some);
      const known = corners(points);
      const more = corners([...points, points[points.length - 2] + 5, y]);
      expect(more.slice(0, known.length)).toEqual(known);
      for (const [x] of more.slice(known.length)) {
        expect(x).toBeGreaterThanOrEqual(points[points.length - 2]);
      }
    }),
  );
});

test('no end sticks out of a segment, however steep', () => {
  fc.assert(
    fc.property(steps, (some) => {
      const [first, second] = some;
      const [x0, y0, x1, y1] = line([first, second]);
      for (const [x, y] of corners([x0, y0, x1, y1])) {
        expect(x).toBeGreaterThanOrEqual(x0);
        expect(x).toBeLessThanOrEqual(x1);
        expect(y).toBeGreaterThan(Math.min(y0, y1) - REACH - 0.501);
        expect(y).toBeLessThan(Math.max(y0, y1) + REACH + 0.501);
      }
    }),
  );
});

test('a point without time between is no segment', () => {
  expect(corners([10, 5, 10, 9])).toEqual([]);
  expect(corners([10, 5])).toEqual([]);
  expect(corners([10, 5, 12, 5])).toHaveLength(4);
});
