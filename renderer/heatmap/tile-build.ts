// Builds one heat tile from a replica's columns: one drawn column a texture row, one display cell a texel.
import type { Side } from '../../shared/model/side';
import type { Columns, ColumnCells } from '../session/replica-columns';
import { readColumn } from '../session/replica-columns';
import { PAGE_SLOTS } from '../session/replica-pages';

/** Rows of a tile, and so drawn columns. */
export const TILE_ROWS = 256;
/** Cells kept free at both ends, so that the next columns seldom need a wider tile. */
const MARGIN_CELLS = 24;
const WIDTH_STEP = 64;
/** No texture is wider than this; cells beyond it are left out. */
const MAX_WIDTH = 4096;

/** CPU side of a tile: row r is drawn column `number x 256 + r` of its factor, texel c is cell `firstCell + c`. */
export interface TileData {
  readonly number: number;
  readonly factor: number;
  readonly firstCell: number;
  /** Texels a row. */
  readonly width: number;
  /** Half-float bits of thousands of USD. */
  readonly long: Uint16Array;
  readonly short: Uint16Array;
  /** The columns' version that the rows show. */
  version: number;
  /** Rows [0, pending) are still to be written, the newest first. */
  pending: number;
}

const scratch: ColumnCells = { thousands: new Uint16Array(0), start: 0, end: 0, firstCell: 0 };
const SIDES: readonly Side[] = ['long', 'short'];

/** First slot of a tile's row. */
export function rowSlot(number: number, factor: number, row: number): number {
  return (number * TILE_ROWS + row) * factor;
}

interface Span {
  low: number;
  high: number;
}

function widen(span: Span, columns: Columns, fromSlot: number, toSlot: number): void {
  for (let slot = fromSlot; slot < toSlot; slot++) {
    for (const side of SIDES) {
      if (!readColumn(columns, slot, side, scratch) || scratch.end === scratch.start) continue;
      span.low = Math.min(span.low, scratch.firstCell);
      span.high = Math.max(span.high, scratch.firstCell + scratch.end - scratch.start);
    }
  }
}

/** Writes the peak over the row's columns. */
function writeRow(tile: TileData, columns: Columns, row: number): void {
  const from = rowSlot(tile.number, tile.factor, row);
  for (const side of SIDES) {
    const texels = tile[side];
    const base = row * tile.width;
    texels.fill(0, base, base + tile.width);
    for (let slot = from; slot < from + tile.factor; slot++) {
      if (!readColumn(columns, slot, side, scratch)) continue;
      const { thousands, start, end } = scratch;
      const shift = scratch.firstCell - tile.firstCell - start;
      const first = Math.max(start, -shift);
      const last = Math.min(end, tile.width - shift);
      // Bits of positive half floats rise with their values, so the peak needs no conversion.
      for (let i = first; i < last; i++) {
        const at = base + i + shift;
        if (thousands[i] > texels[at]) texels[at] = thousands[i];
      }
    }
  }
}

/** An empty tile that is wide enough for its columns, or null when no column falls into it. */
export function createTile(columns: Columns, number: number, factor: number): TileData | null {
  const from = Math.max(rowSlot(number, factor, 0), columns.first);
  const to = Math.min(rowSlot(number, factor, TILE_ROWS), columns.last + 1);
  if (!(from < to)) return null;
  const span: Span = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };
  widen(span, columns, from, to);
  if (span.low > span.high) [span.low, span.high] = [0, 1];
  const firstCell = span.low - MARGIN_CELLS;
  const wanted = span.high + MARGIN_CELLS - firstCell;
  const width = Math.min(MAX_WIDTH, Math.ceil(wanted / WIDTH_STEP) * WIDTH_STEP);
  return {
    number,
    factor,
    firstCell,
    width,
    long: new Uint16Array(width * TILE_ROWS),
    short: new Uint16Array(width * TILE_ROWS),
    version: columns.version,
    pending: Math.floor((to - 1) / factor) - number * TILE_ROWS + 1,
  };
}

/** Rows written between two looks at the clock. */
const ROWS_A_STEP = 16;

/**
 * Writes pending rows, the newest first, while there is time; returns the rows [from, to) that it wrote. A new
 * tile is whole when `pending` is 0.
 */
export function fillTile(
  tile: TileData,
  columns: Columns,
  hasTime: () => boolean,
): { from: number; to: number } {
  const to = tile.pending;
  do {
    const stop = Math.max(0, tile.pending - ROWS_A_STEP);
    while (tile.pending > stop) writeRow(tile, columns, --tile.pending);
  } while (tile.pending > 0 && hasTime());
  return { from: tile.pending, to };
}

/** Builds a tile whole, or null when no column falls into it. */
export function buildTile(columns: Columns, number: number, factor: number): TileData | null {
  const tile = createTile(columns, number, factor);
  if (tile) fillTile(tile, columns, () => true);
  return tile;
}

/** Rows [from, to) that were written, or null when a column no longer fits and the tile must be built anew. */
export type TileUpdate = { readonly from: number; readonly to: number } | null;

/** Brings a tile up to the columns' present version, writing only rows whose columns changed since. */
export function updateTile(tile: TileData, columns: Columns): TileUpdate {
  let from = TILE_ROWS;
  let to = 0;
  const firstPage = Math.floor(rowSlot(tile.number, tile.factor, 0) / PAGE_SLOTS);
  const span: Span = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };
  for (let p = 0; p < tile.factor; p++) {
    const page = columns.pages.get(firstPage + p);
    if (!page || page.version <= tile.version) continue;
    for (let at = 0; at < PAGE_SLOTS; at++) {
      if (page.changedAt[at] <= tile.version) continue;
      const slot = (firstPage + p) * PAGE_SLOTS + at;
      const row = Math.floor(slot / tile.factor) - tile.number * TILE_ROWS;
      from = Math.min(from, row);
      to = Math.max(to, row + 1);
      widen(span, columns, slot, slot + 1);
    }
  }
  if (span.low < tile.firstCell) return null;
  if (span.high > tile.firstCell + tile.width && tile.width < MAX_WIDTH) return null;
  for (let row = from; row < to; row++) writeRow(tile, columns, row);
  tile.version = columns.version;
  return { from: Math.min(from, to), to };
}
