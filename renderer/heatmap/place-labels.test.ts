// Labels never overlap each other or a line, and stay where they belong when they can.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels } from './place-labels';

const rules = { gap: 36, lines: [200, 300], lineGap: 23, top: 20, bottom: 660, maxShift: 120 };

describe('placeLabels', () => {
  it('leaves a free label where it belongs, moves one off a line, and parts two evenly', () => {
    expect(placeLabels([{ y: 100 }], rules)).toEqual([100]);
    expect(placeLabels([{ y: 205 }], rules)).toEqual([223]);
    expect(placeLabels([{ y: 100 }, { y: 110 }], rules)).toEqual([87, 123]);
  });

  it('keeps labels in the order of their wishes, whichever is more important', () => {
    expect(placeLabels([{ y: 100 }, { y: 104 }, { y: 96 }], rules)).toEqual([100, 136, 64]);
  });

  it('leaves out the least important where there is no room', () => {
    const crowd = Array.from({ length: 12 }, () => ({ y: 250 }));
    const placed = placeLabels(crowd, { ...rules, maxShift: 40 });
    expect(placed.slice(0, 2).every((y) => y !== null)).toBe(true);
    const between = placed.filter((y) => y !== null && y > 200 && y < 300);
    expect(between).toHaveLength(2);
  });

  it('keeps every distance for any wishes and lines', () => {
    const y = fc.integer({ min: -100, max: 800 });
    fc.assert(
      fc.property(fc.array(y, { maxLength: 12 }), fc.array(y, { maxLength: 4 }), (wishes, lines) => {
        const placed = placeLabels(
          wishes.map((w) => ({ y: w })),
          { ...rules, lines },
        );
        const shown = placed.filter((p) => p !== null);
        for (const [i, a] of shown.entries()) {
          expect(a).toBeGreaterThanOrEqual(rules.top);
          expect(a).toBeLessThanOrEqual(rules.bottom);
          for (const b of shown.slice(i + 1)) expect(Math.abs(a - b)).toBeGreaterThanOrEqual(36);
          for (const line of lines) expect(Math.abs(a - line)).toBeGreaterThanOrEqual(23);
        }
      }),
    );
  });
});
