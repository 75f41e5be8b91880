// Ticks are round, rising and never too close.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceStep, priceTicks, stepDecimals, timeTicks } from './ticks';

describe('price ticks', () => {
  it('are the look’s at 3 px a 50 USD: every 500, majors at the thousands', () => {
    const ticks = priceTicks(85_800, 97_200, 3 / 50, 26);
    expect(ticks[0]).toEqual({ price: 86_000, major: true });
    expect(ticks[1]).toEqual({ price: 86_500, major: false });
    expect(ticks).toHaveLength(23);
  });

  it('keep their distance at any zoom', () => {
    const price = fc.double({ min: 0.001, max: 1e6, noNaN: true });
    const scale = fc.double({ min: 1e-4, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(price, scale, (low, px) => {
        const ticks = priceTicks(low, low + 700 / px, px, 26);
        for (let i = 1; i < ticks.length; i++) {
          expect((ticks[i].price - ticks[i - 1].price) * px).toBeGreaterThan(25.9);
        }
        expect(ticks.length).toBeGreaterThanOrEqual(700 / 26 / 2.6 - 1);
      }),
    );
  });

  it('name their decimals', () => {
    expect(stepDecimals(500)).toBe(0);
    expect(stepDecimals(0.5)).toBe(1);
    expect(stepDecimals(0.02)).toBe(2);
    expect(priceStep(0.3)).toEqual({ step: 0.5, majorEvery: 2 });
  });
});

describe('time ticks', () => {
  it('are days and noons at 7 px an hour', () => {
    const noon = Date.UTC(2025, 11, 8, 12);
    const ticks = timeTicks(noon - 1, noon + 13 * 3_600_000, 7 / 3_600_000, 70);
    expect(ticks).toEqual([
      { ms: noon, day: false },
      { ms: Date.UTC(2025, 11, 9), day: true },
    ]);
  });
});
