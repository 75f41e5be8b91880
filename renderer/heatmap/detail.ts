// Levels of detail: how many base columns one drawn column gathers, and how many cells one drawn bin.
import type { Units, View } from './viewport';

/** Base columns to a drawn one; each divides a UTC day when the base column is 1, 5 or 15 minutes long. */
export const DETAIL_FACTORS = [1, 3, 12, 48, 288] as const;
export type DetailFactor = (typeof DETAIL_FACTORS)[number];

/** A drawn column is at least this wide, device pixels, unless the coarsest is still narrower. */
const MIN_COLUMN_PX = 1.5;

/**
 * The finest factor whose columns are wide enough. `basePx` is the width of a base column in device pixels.
 * A drawn column shows, for every cell, the peak over the columns it gathers, and so does the readout.
 */
export function detailFor(basePx: number): DetailFactor {
  for (const factor of DETAIL_FACTORS) if (basePx * factor >= MIN_COLUMN_PX) return factor;
  return DETAIL_FACTORS[DETAIL_FACTORS.length - 1];
}

/** Base columns to a drawn column in a view; `barMs` is the length of a base column. */
export function detailOf(view: View, units: Units, barMs: number): DetailFactor {
  return detailFor((view.pitch * barMs) / units.candleMs);
}

/** Cells to a drawn bin: one while a cell is a pixel or more high, else those that share a pixel. */
export function cellsOf(view: View): number {
  return view.binPx >= 1 ? 1 : Math.round(1 / view.binPx);
}
