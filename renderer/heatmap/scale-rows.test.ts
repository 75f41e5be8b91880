// The scale's texture rows against the table they are baked from.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeatScale } from '../../shared/model/heat-scale';
import { percentileOf, SCALE_PERCENTILES } from '../../shared/model/heat-scale';
import { fromHalf } from '../../shared/util/half-float';
import { bakeScaleRow, DAY_MS, displayPercentile, SCALE_WIDTH, scaleAt } from './scale-rows';

function scaleOf(sinceMs: number, factor = 1): HeatScale {
  const usd = SCALE_PERCENTILES.map((p) => factor * 1e6 * p ** 3 * 8);
  return { sinceMs, windowFromMs: 0, windowToMs: sinceMs, cell: 10, cells: 1000, usd };
}

/** What the shader does with a row. */
function shaderPercentile(row: Uint16Array, thousands: number): number {
  const x = Math.sqrt(Math.min(thousands / fromHalf(row[0]), 1)) * (SCALE_WIDTH - 1);
  const i = Math.min(Math.floor(x), SCALE_WIDTH - 2);
  const low = i === 0 ? 0 : fromHalf(row[i]);
  return low + (x - i) * (fromHalf(row[i + 1]) - low);
}

describe('scale rows', () => {
  it('give the shader the percentile of the table within half a point', () => {
    const scale = scaleOf(0);
    const row = bakeScaleRow(scale, 50);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 45_000, noNaN: true }), (thousands) => {
        const want = percentileOf(scale, (thousands * 1000) / 5);
        expect(Math.abs(shaderPercentile(row, thousands) - want)).toBeLessThan(0.005);
      }),
    );
  });

  it('holds five times as much for a cell five times as wide', () => {
    const scale = scaleOf(0);
    expect(displayPercentile(scale, 5e6, 50)).toBe(percentileOf(scale, 1e6));
  });

  it('takes the last scale that had begun, else the first', () => {
    const scales = [scaleOf(DAY_MS), scaleOf(2 * DAY_MS), scaleOf(3 * DAY_MS)];
    expect(scaleAt(scales, 0)).toBe(scales[0]);
    expect(scaleAt(scales, 2 * DAY_MS - 1)).toBe(scales[0]);
    expect(scaleAt(scales, 2 * DAY_MS)).toBe(scales[1]);
    expect(scaleAt(scales, 9 * DAY_MS)).toBe(scales[2]);
    expect(scaleAt([], 0)).toBeNull();
  });
});
