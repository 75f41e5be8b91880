// The look's fixed points of the colour scale.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contrast } from '../../shared/ipc/settings';
import { CONTRASTS } from '../../shared/ipc/settings';
import { bakeLut, KNOT_COUNT, knotsFor, LUT_SIZE, rampAlpha, rampColor, rampPosition } from './ramp';

describe('ramp', () => {
  it('puts the look’s percentiles where it says', () => {
    const pairs: [number, number][] = [
      [0.65, 0],
      [0.75, 0.13],
      [0.91, 0.36],
      [0.99, 0.79],
      [1, 1],
    ];
    for (const [p, position] of pairs) expect(rampPosition(p, 0.65)).toBeCloseTo(position, 12);
    expect(rampPosition(0.7, 0.65)).toBeCloseTo(0.065, 12);
    expect(rampPosition(0.6499, 0.65)).toBe(-1);
  });

  it('keeps colours of high percentiles when the threshold moves, and starts at 0 on it', () => {
    for (const threshold of [0.5, 0.65, 0.8, 0.93]) {
      expect(knotsFor(threshold)).toHaveLength(KNOT_COUNT);
      expect(rampPosition(threshold, threshold)).toBe(0);
      expect(rampPosition(0.99, threshold)).toBeCloseTo(0.79, 12);
    }
  });

  it('bends the same places by each contrast, with both ends where they are', () => {
    for (const contrast of CONTRASTS) {
      expect(rampPosition(0.65, 0.65, contrast)).toBe(0);
      expect(rampPosition(1, 0.65, contrast)).toBeCloseTo(1, 12);
    }
    const at = (contrast: Contrast) => rampPosition(0.85, 0.65, contrast);
    expect(at('hard')).toBeLessThan(at('even'));
    expect(at('soft')).toBeGreaterThan(at('even'));
    // ln(1 + 9 x 0.24) / ln(10)
    expect(at('log')).toBeCloseTo(0.4997, 4);
  });

  it('never falls as the percentile rises', () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    const threshold = fc.double({ min: 0.5, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(p, p, threshold, (a, b, t) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(rampPosition(low, t)).toBeLessThanOrEqual(rampPosition(high, t) + 1e-12);
      }),
    );
  });

  it('fades in over the first fifth', () => {
    expect(rampAlpha(-1)).toBe(0);
    expect(rampAlpha(0.1)).toBeCloseTo(0.5, 12);
    expect(rampAlpha(0.2)).toBe(1);
  });

  it('bakes both sides with the stops at both ends', () => {
    const lut = bakeLut('dark');
    expect([...lut.subarray(0, 3)]).toEqual([0x0a, 0x13, 0x31]);
    expect([...lut.subarray((LUT_SIZE - 1) * 4, (LUT_SIZE - 1) * 4 + 3)]).toEqual([0xa9, 0xe4, 0xe7]);
    expect(rampColor('light', 'short', 1)).toBe(0x5f1307);
  });
});
