// Finished columns of the heatmap on display cells, packed as half floats, append-only.
import { readMap, widenMap } from '../../shared/engine/read-map';
import type { Market } from '../../shared/engine/market';
import type { ColumnsFrame, SideColumns } from '../../shared/ipc/frames';
import { toHalf } from '../../shared/util/half-float';

/** One side of all columns; column i has the values [offset[i], offset[i + 1]). */
interface SideStore {
  firstCell: Int32Array;
  offset: Int32Array;
  thousands: Uint16Array;
}

export interface ColumnStore {
  /** Display cells are this many base cells wide. */
  readonly factor: number;
  count: number;
  fromMs: Float64Array;
  toMs: Float64Array;
  readonly long: SideStore;
  readonly short: SideStore;
}

/** Less than this in an outer cell is cut off: it is far below what any scale draws. */
const LEAST_THOUSANDS = 1;

export function createColumns(factor: number): ColumnStore {
  return {
    factor,
    count: 0,
    fromMs: new Float64Array(1024),
    toMs: new Float64Array(1024),
    long: createSide(),
    short: createSide(),
  };
}

/** Adds the map as it stands now as the column [fromMs, toMs). */
export function pushColumn(
  store: ColumnStore,
  markets: readonly Market[],
  fromMs: number,
  toMs: number,
): void {
  const base = readMap({ markets });
  if (base === null) return;
  const map = widenMap(base, store.factor);
  const i = store.count;
  if (i === store.fromMs.length) {
    store.fromMs = widened(store.fromMs, Float64Array, i * 2);
    store.toMs = widened(store.toMs, Float64Array, i * 2);
  }
  store.fromMs[i] = fromMs;
  store.toMs[i] = toMs;
  pushSide(store.long, i, map.firstCell, map.longUsd);
  pushSide(store.short, i, map.firstCell, map.shortUsd);
  store.count++;
}

/** Columns [from, to) as a frame of their own buffers. */
export function sliceColumns(store: ColumnStore, from: number, to: number): ColumnsFrame {
  return {
    kind: 'columns',
    fromMs: store.fromMs.slice(from, to),
    toMs: store.toMs.slice(from, to),
    long: sliceSide(store.long, from, to),
    short: sliceSide(store.short, from, to),
  };
}

/** Bytes that columns [from, to) take in a frame. */
export function columnBytes(store: ColumnStore, from: number, to: number): number {
  const values = (side: SideStore) => side.offset[to] - side.offset[from];
  return (to - from) * 32 + 2 * (values(store.long) + values(store.short));
}

function createSide(): SideStore {
  return {
    firstCell: new Int32Array(1024),
    offset: new Int32Array(1025),
    thousands: new Uint16Array(1 << 16),
  };
}

function pushSide(side: SideStore, i: number, firstCell: number, usd: Float64Array): void {
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
  if (end > side.thousands.length) side.thousands = widened(side.thousands, Uint16Array, end * 2);
  for (let cell = from; cell < to; cell++) side.thousands[at + cell - from] = toHalf(usd[cell] / 1000);
  side.firstCell[i] = firstCell + from;
  side.offset[i + 1] = end;
}

function sliceSide(side: SideStore, from: number, to: number): SideColumns {
  const start = side.offset[from];
  return {
    firstCell: side.firstCell.slice(from, to),
    offset: side.offset.slice(from, to + 1).map((offset) => offset - start),
    thousands: side.thousands.slice(start, side.offset[to]),
  };
}

type Column = Float64Array | Int32Array | Uint16Array;

function widened<T extends Column>(from: T, make: new (length: number) => T, length: number): T {
  const into = new make(length);
  into.set(from);
  return into;
}
