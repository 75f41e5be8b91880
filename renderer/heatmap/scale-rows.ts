// The colour scale as a texture: one row a UTC day, so that history keeps the scale of its day.
import type { HeatScale } from '../../shared/model/heat-scale';
import { percentileOf } from '../../shared/model/heat-scale';
import { toHalf } from '../../shared/util/half-float';

export const DAY_MS = 86_400_000;
/** Texels of a row: texel 0 is the row's largest value in thousands of USD, texel i the percentile at it x (i/255)^2. */
export const SCALE_WIDTH = 256;

/** The scale of a column that starts at `ms`: the last that had begun, or the first; null when there is none. */
export function scaleAt(scales: readonly HeatScale[], ms: number): HeatScale | null {
  let found = scales[0] ?? null;
  for (const scale of scales) {
    if (scale.sinceMs > ms) break;
    found = scale;
  }
  return found;
}

/** Percentile (0..1) of `usd` in a cell of `displayCell` quote units. */
export function displayPercentile(scale: HeatScale, usd: number, displayCell: number): number {
  return percentileOf(scale, (usd * scale.cell) / displayCell);
}

/** Largest tabulated value of a scale, thousands of USD in a display cell, as far as half floats go. */
function topThousands(scale: HeatScale, displayCell: number): number {
  const top = ((scale.usd.at(-1) ?? 0) * displayCell) / scale.cell / 1000;
  return Math.min(65_504, Math.max(top, 1e-3));
}

/** One row of the texture, half-float bits. */
export function bakeScaleRow(scale: HeatScale, displayCell: number): Uint16Array {
  const row = new Uint16Array(SCALE_WIDTH);
  const top = topThousands(scale, displayCell);
  row[0] = toHalf(top);
  for (let i = 1; i < SCALE_WIDTH; i++) {
    const x = i / (SCALE_WIDTH - 1);
    row[i] = toHalf(displayPercentile(scale, top * 1000 * x * x, displayCell));
  }
  return row;
}

/** Number of the UTC day of a time. */
export function dayOf(ms: number): number {
  return Math.floor(ms / DAY_MS);
}
