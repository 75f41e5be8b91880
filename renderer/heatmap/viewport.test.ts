// Moves of the view: what lies under the pointer stays there, and now is never passed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from './layout';
import type { Units, View } from './viewport';
import {
  advance,
  fitView,
  followEdge,
  isJump,
  land,
  lookBack,
  msAt,
  pan,
  priceAt,
  xOf,
  yOf,
  zoomPrice,
  zoomTime,
} from './viewport';

const HOUR = 3_600_000;
const units: Units = {
  layout: layOut(1280, 792, 1),
  candleMs: HOUR,
  cell: 50,
  fromMs: 1_764_547_200_000,
  nowMs: 1_765_497_600_000,
  prices: () => ({ low: 80_000, high: 94_000 }),
};
const start: View = fitView(units, 91_500);

describe('view', () => {
  it('starts at the look’s: 128 candles of 7 px, 228 cells of 3 px, now at the right edge', () => {
    expect(xOf(start, units, units.nowMs)).toBe(896);
    expect(msAt(start, units, 0)).toBe(units.nowMs - 128 * HOUR);
    expect(priceAt(start, units, 0) - priceAt(start, units, 684)).toBeCloseTo(228 * 50, 6);
  });

  it('zooms price about the pointer to within half a pixel, on whole pixels or cells', () => {
    const step = fc.integer({ min: -3, max: 8 });
    const y = fc.integer({ min: 0, max: 683 });
    fc.assert(
      fc.property(step, y, (steps, at) => {
        const zoomed = zoomPrice(start, units, steps, at);
        const { binPx } = zoomed;
        expect(Number.isInteger(binPx) || Number.isInteger(Math.log2(binPx))).toBe(true);
        expect(Number.isInteger(zoomed.topPx)).toBe(true);
        expect(binPx).toBeGreaterThan(0);
        expect(Math.abs(yOf(zoomed, units, priceAt(start, units, at)) - at)).toBeLessThanOrEqual(0.5 + 1e-9);
      }),
    );
  });

  it('zooms time about the pointer to within a pixel and never past now', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 895 }), (steps, x) => {
        const zoomed = zoomTime(start, units, steps, x);
        expect(zoomed.rightMs).toBeLessThanOrEqual(followEdge(units));
        expect(Math.abs(xOf(zoomed, units, msAt(start, units, x)) - x)).toBeLessThanOrEqual(1);
        const out = zoomTime(start, units, -steps, x);
        expect(out.rightMs).toBe(followEdge(units));
        expect(out.follow).toBe(true);
      }),
    );
  });

  it('lets go of now when dragged into the past and takes it up again at the edge', () => {
    const past = pan(start, units, 70, 0);
    expect(past.follow).toBe(false);
    expect(past.rightMs).toBe(units.nowMs - 10 * HOUR);
    expect(past.priceAuto).toBe(true);
    const later = { ...units, nowMs: units.nowMs + HOUR };
    expect(advance(past, later, null).rightMs).toBe(past.rightMs);
    expect(pan(past, units, -500, 0)).toMatchObject({ follow: true, rightMs: units.nowMs });
  });

  it('follows now by whole candles and centres the price again only near an edge', () => {
    const later = { ...units, nowMs: units.nowMs + HOUR / 3 };
    expect(advance(start, later, 91_500).rightMs).toBe(units.nowMs + HOUR);
    expect(advance(start, units, 93_000).topPx).toBe(start.topPx);
    const moved = advance(start, units, 97_100);
    expect(Math.abs(yOf(moved, units, 97_100) - 342)).toBeLessThanOrEqual(0.5);
    expect(advance({ ...start, priceAuto: false }, units, 97_100).topPx).toBe(start.topPx);
  });

  it('jumps when now moves by more than a quarter of what is in sight, either way', () => {
    const from = (hours: number) => isJump(start, units, units.nowMs + hours * HOUR);
    expect([from(0), from(-32), from(-33), from(32), from(33)]).toEqual([false, false, true, false, true]);
    expect(isJump(start, units, Number.NaN)).toBe(false);
  });

  it('lands with the centre in the middle, unless the trader placed prices that hold the price', () => {
    const later = { ...units, nowMs: units.nowMs + 400 * HOUR };
    const middle = (view: View) => priceAt(view, later, later.layout.heat.height / 2);
    const landed = land(start, later, 95_000, 94_000);
    expect(middle(landed)).toBeCloseTo(94_000, 6);
    expect(landed.rightMs).toBe(followEdge(later));

    const placed = { ...start, priceAuto: false };
    expect(land(placed, later, 95_000, 94_000).topPx).toBe(placed.topPx);
    expect(middle(land(placed, later, 99_000, 98_000))).toBeCloseTo(98_000, 6);
    expect(land(placed, later, 99_000, 98_000).priceAuto).toBe(false);

    const elsewhere = { ...start, rightMs: start.rightMs - 100 * HOUR, follow: false };
    expect(land(elsewhere, later, 99_000, 98_000)).toEqual(elsewhere);
  });

  it('never leaves history: no move brings empty time or leaves the prices near its candles', () => {
    const move = fc.record({
      kind: fc.constantFrom('pan', 'time', 'price'),
      a: fc.integer({ min: -4000, max: 4000 }),
      b: fc.integer({ min: -4000, max: 4000 }),
    });
    const { width, height } = units.layout.heat;
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        let view = start;
        for (const { kind, a, b } of moves) {
          if (kind === 'pan') view = pan(view, units, a, b);
          else if (kind === 'time') view = zoomTime(view, units, a % 9, Math.abs(b) % width);
          else view = zoomPrice(view, units, a % 9, Math.abs(b) % height);
        }
        const fits = (units.nowMs - units.fromMs) / units.candleMs <= width / view.pitch;
        expect(fits || msAt(view, units, 0) >= units.fromMs - 1).toBe(true);
        expect(msAt(view, units, width)).toBeLessThanOrEqual(followEdge(units));
        expect(yOf(view, units, 80_000 * 0.88)).toBeGreaterThanOrEqual(height * 0.1 - 1);
        expect(yOf(view, units, 94_000 * 1.12)).toBeLessThanOrEqual(height * 0.9 + 1);
      }),
    );
  });

  it('zooms out until everything fits, and no farther', () => {
    const month = { ...units, fromMs: units.nowMs - 60 * 24 * HOUR };
    const out = zoomTime(start, month, -50, 400);
    expect(out.pitch).toBe(1 / 2);
    expect(msAt(out, month, 0)).toBeLessThanOrEqual(month.fromMs);
    expect(zoomTime(out, month, -1, 400)).toBe(out);
    const low = zoomPrice(start, month, -50, 300);
    expect(low.binPx).toBe(1 / 4);
    expect(priceAt(low, month, 684)).toBeGreaterThanOrEqual(0);
  });

  it('looks back over a span with all of its prices in sight', () => {
    const day = lookBack(start, units, 24 * HOUR);
    expect(xOf(day, units, units.nowMs - 24 * HOUR)).toBeGreaterThanOrEqual(0);
    expect(day.pitch).toBe(32);
    expect(yOf(day, units, 94_000)).toBeGreaterThan(0);
    expect(yOf(day, units, 80_000)).toBeLessThan(units.layout.heat.height);
    expect(msAt(lookBack(start, units, Number.POSITIVE_INFINITY), units, 0)).toBeLessThanOrEqual(
      units.fromMs,
    );
  });
});
