// What the map says at one point: the same peak in time that the texture row shows.
import type { Side } from '../../shared/model/side';
import { fromHalf } from '../../shared/util/half-float';
import type { ColumnCells, Columns } from '../session/replica-columns';
import { readColumn } from '../session/replica-columns';

const scratch: ColumnCells = { thousands: new Uint16Array(0), start: 0, end: 0, firstCell: 0 };

/**
 * USD of a cell, the peak over `factor` columns from `fromSlot` on; 0 where a side has nothing there, null where
 * there is no column at all.
 */
export function cellUsd(
  columns: Columns,
  fromSlot: number,
  factor: number,
  side: Side,
  cell: number,
): number | null {
  let peak = -1;
  for (let slot = fromSlot; slot < fromSlot + factor; slot++) {
    if (!readColumn(columns, slot, side, scratch)) continue;
    const at = scratch.start + cell - scratch.firstCell;
    const bits = at >= scratch.start && at < scratch.end ? scratch.thousands[at] : 0;
    if (bits > peak) peak = bits;
  }
  return peak < 0 ? null : fromHalf(peak) * 1000;
}
