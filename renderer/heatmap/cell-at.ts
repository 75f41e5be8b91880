// What the map says at one point: the fullest cell that the texel there stands for, and which cell that is.
import type { Side } from '../../shared/model/side';
import { fromHalf } from '../../shared/util/half-float';
import type { ColumnCells, Columns } from '../session/replica-columns';
import { readColumn } from '../session/replica-columns';

const scratch: ColumnCells = { thousands: new Uint16Array(0), start: 0, end: 0, firstCell: 0 };

/** One cell of one base column. */
export interface Reading {
  readonly usd: number;
  readonly slot: number;
  readonly cell: number;
}

/**
 * The fullest cell among `cells` cells from `fromCell` up, over `factor` columns from `fromSlot` on: always a cell
 * of a base column as it came, whatever the zoom. USD is 0 where a side has nothing there; null where there is no
 * column at all. Of equals the newest, and in it the lowest.
 */
export function peakCell(
  columns: Columns,
  fromSlot: number,
  factor: number,
  side: Side,
  fromCell: number,
  cells: number,
): Reading | null {
  let [peak, slotOf, cellOf] = [-1, 0, 0];
  for (let slot = fromSlot; slot < fromSlot + factor; slot++) {
    if (!readColumn(columns, slot, side, scratch)) continue;
    const { thousands, start, end, firstCell } = scratch;
    let [best, at] = [0, fromCell];
    const shift = start - firstCell;
    const last = Math.min(end, fromCell + cells + shift);
    for (let i = Math.max(start, fromCell + shift); i < last; i++) {
      if (thousands[i] > best) [best, at] = [thousands[i], i - shift];
    }
    if (best >= peak) [peak, slotOf, cellOf] = [best, slot, at];
  }
  return peak < 0 ? null : { usd: fromHalf(peak) * 1000, slot: slotOf, cell: cellOf };
}
