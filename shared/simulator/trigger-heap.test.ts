// Tests for the heap: what comes out is what a sort would give, up to the limit.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHeap, popUpTo, push } from './trigger-heap';

test('pops all keys up to the limit, in order of key and then id, and keeps the rest', () => {
  const keys = fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 200 });
  fc.assert(
    fc.property(keys, fc.integer({ min: -60, max: 60 }), (keys, limit) => {
      const heap = createHeap();
      keys.forEach((key, id) => push(heap, key, id));
      const popped: number[] = [];
      for (let id = popUpTo(heap, limit); id !== null; id = popUpTo(heap, limit)) popped.push(id);
      const sorted = keys
        .map((key, id) => ({ key, id }))
        .filter(({ key }) => key <= limit)
        .sort((a, b) => a.key - b.key || a.id - b.id);
      expect(popped).toEqual(sorted.map(({ id }) => id));
      expect(heap.keys.length).toBe(keys.length - popped.length);
    }),
  );
});
