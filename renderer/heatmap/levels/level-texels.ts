// The levels of now as texels for the GPU: each cell's USD by side, and what the cells before it add up to.
import type { NowFrame } from '../../../shared/ipc/frames';
import { runningOf } from '../profile';

/** Cells of a row of the texture. */
export const ROW_CELLS = 256;
const TEXEL_FLOATS = 4;

/** Rows that a frame's levels take: a cell more than there are, which holds the whole sums. */
export function levelRows(now: NowFrame): number {
  return Math.ceil((now.longUsd.length + 1) / ROW_CELLS);
}

/** Writes a frame's levels: USD of longs and shorts in the cell, then of all cells before it. */
export function writeLevels(data: Float32Array, now: NowFrame): void {
  const { longUsd, shortUsd } = now;
  const { long, short } = runningOf(now);
  const count = longUsd.length;
  for (let i = 0, at = 0; i < count; i++, at += TEXEL_FLOATS) {
    data[at] = longUsd[i];
    data[at + 1] = shortUsd[i];
    data[at + 2] = long[i];
    data[at + 3] = short[i];
  }
  data.set([0, 0, long[count], short[count]], count * TEXEL_FLOATS);
}
