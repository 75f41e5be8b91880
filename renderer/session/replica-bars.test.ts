// The span of all prices is what the bars hold, however they came, were replaced or dropped.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BarsFrame } from '../../shared/ipc/frames';
import type { Bars } from './replica-bars';
import { addBars, allPrices, rewindBars } from './replica-bars';
import { createPageTable } from './replica-pages';

const MINUTE = 60_000;

function frameOf(slot: number, prices: readonly number[]): BarsFrame {
  const of = (shift: number) => Float64Array.from(prices, (price) => price + shift);
  const openMs = Float64Array.from(prices, (_, i) => (slot + i) * MINUTE);
  return {
    kind: 'bars',
    openMs,
    open: of(0),
    high: of(2),
    low: of(-3),
    close: of(1),
    volume: of(0),
    openInterest: of(0),
  };
}

const step = fc.oneof(
  fc.record({
    slot: fc.integer({ min: 0, max: 900 }),
    prices: fc.array(fc.integer({ min: 10, max: 500 }), { minLength: 1, maxLength: 300 }),
  }),
  fc.record({ rewindTo: fc.integer({ min: 0, max: 1000 }) }),
);

it('all prices are the lowest and the highest of the bars that are there', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const bars: Bars = createPageTable();
      const held = new Map<number, number>();
      for (const one of steps) {
        if ('rewindTo' in one) {
          rewindBars(bars, one.rewindTo * MINUTE, MINUTE);
          for (const slot of held.keys()) if (slot >= one.rewindTo) held.delete(slot);
        } else {
          addBars(bars, frameOf(one.slot, one.prices), MINUTE);
          for (const [i, price] of one.prices.entries()) held.set(one.slot + i, price);
        }
      }
      const prices = [...held.values()];
      const all = { low: Math.min(...prices) - 3, high: Math.max(...prices) + 2 };
      expect(allPrices(bars)).toEqual(prices.length > 0 ? all : null);
    }),
  );
});
