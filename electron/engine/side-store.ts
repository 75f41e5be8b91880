// One side of all finished columns, or one leverage band of it: cells packed as half floats, append-only.
import type { SideColumns } from '../../shared/ipc/frames';
import { fromHalf, toHalf } from '../../shared/util/half-float';

/** Column i has the values [offset[i], offset[i + 1]), thousands of USD; the first stands for cell firstCell[i]. */
export interface SideStore {
  firstCell: Int32Array;
  offset: Int32Array;
  thousands: Uint16Array;
}

/** Less than this in an outer cell is cut off: it is far below what any scale draws. */
const LEAST_THOUSANDS = 1;

export function createSide(): SideStore {
  return {
    firstCell: new Int32Array(1024),
    offset: new Int32Array(1025),
    thousands: new Uint16Array(1 << 12),
  };
}

/** Adds column `i`, the next one: `usd` a cell from `firstCell` up. */
export function pushSide(side: SideStore, i: number, firstCell: number, usd: Float64Array): void {
  let from = 0;
  let to = usd.length;
  while (from < to && usd[from] < LEAST_THOUSANDS * 1000) from++;
  while (to > from && usd[to - 1] < LEAST_THOUSANDS * 1000) to--;
  if (i === side.firstCell.length) {
    side.firstCell = widened(side.firstCell, Int32Array, i * 2);
    side.offset = widened(side.offset, Int32Array, i * 2 + 1);
  }
  const at = side.offset[i];
  const end = at + to - from;
  if (end > side.thousands.length)
    side.thousands = widened(side.thousands, Uint16Array, Math.ceil(end * 1.25));
  for (let cell = from; cell < to; cell++) side.thousands[at + cell - from] = toHalf(usd[cell] / 1000);
  side.firstCell[i] = firstCell + from;
  side.offset[i + 1] = end;
}

/** Columns [from, to) in buffers of their own. */
export function sliceSide(side: SideStore, from: number, to: number): SideColumns {
  const start = side.offset[from];
  return {
    firstCell: side.firstCell.slice(from, to),
    offset: side.offset.slice(from, to + 1).map((offset) => offset - start),
    thousands: side.thousands.slice(start, side.offset[to]),
  };
}

/** Columns [from, to) with the cells of several stores added up. */
export function sumSides(sides: readonly SideStore[], from: number, to: number): SideColumns {
  if (sides.length === 1) return sliceSide(sides[0], from, to);
  const firstCell = new Int32Array(to - from);
  const offset = new Int32Array(to - from + 1);
  for (let i = from; i < to; i++) {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const side of sides) {
      const cells = side.offset[i + 1] - side.offset[i];
      if (cells === 0) continue;
      low = Math.min(low, side.firstCell[i]);
      high = Math.max(high, side.firstCell[i] + cells);
    }
    firstCell[i - from] = low < high ? low : 0;
    offset[i - from + 1] = offset[i - from] + (low < high ? high - low : 0);
  }
  const values = halfValues();
  const sums = new Float32Array(offset[to - from]);
  for (const { firstCell: first, offset: starts, thousands } of sides) {
    for (let i = from; i < to; i++) {
      const shift = offset[i - from] + first[i] - firstCell[i - from] - starts[i];
      for (let at = starts[i]; at < starts[i + 1]; at++) sums[at + shift] += values[thousands[at]];
    }
  }
  const thousands = new Uint16Array(sums.length);
  for (let at = 0; at < sums.length; at++) thousands[at] = toHalf(sums[at]);
  return { firstCell, offset, thousands };
}

/** Thousands of USD in a cell of column `i`. */
export function cellThousands(side: SideStore, i: number, cell: number): number {
  const at = side.offset[i] + cell - side.firstCell[i];
  return at < side.offset[i] || at >= side.offset[i + 1] ? 0 : fromHalf(side.thousands[at]);
}

/** Bytes in use. */
export function sideBytes(side: SideStore, columns: number): number {
  return 2 * side.offset[columns] + 8 * columns;
}

/** Values of all half floats that an amount can be: looked up, as a conversion a cell takes longer. */
let values: Float32Array | null = null;
function halfValues(): Float32Array {
  values ??= Float32Array.from({ length: 0x7c00 }, (_, bits) => fromHalf(bits));
  return values;
}

type Column = Float64Array | Int32Array | Uint16Array;

/** A copy with room for `length` values. */
export function widened<T extends Column>(from: T, make: new (length: number) => T, length: number): T {
  const into = new make(length);
  into.set(from);
  return into;
}
