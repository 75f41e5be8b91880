// Builds one heat tile from a replica's columns: one drawn column a texture row, one drawn bin of cells a texel.
import type { Side } from '../../shared/model/side';
import type { ColumnCells, Columns } from '../session/replica-columns';
import { readColumn } from '../session/replica-columns';
import { PAGE_SLOTS } from '../session/replica-pages';
import { mergeBins, mergeCells } from './tile-merge';

/** Rows of a tile, and so drawn columns. */
export const TILE_ROWS = 256;
/** Bins kept free at both ends, at least and as a share of those filled, so that the next columns seldom need a wider tile. */
const MARGIN_BINS = 24;
const MARGIN_SHARE = 1 / 8;
const WIDTH_STEP = 32;
/** No texture is wider than this; bins beyond it are left out. */
const MAX_WIDTH = 4096;

/** One side of a tile: texel t of a row is the bin of cells [(firstBin + t) x cells, (firstBin + t + 1) x cells). */
export interface TileSide {
  readonly firstBin: number;
  /** Texels a row. */
  readonly width: number;
  /** Half-float bits of thousands of USD in the fullest cell of the bin. */
  readonly texels: Uint16Array;
}

/** CPU side of a tile: row r is drawn column `number x 256 + r`. */
export interface TileData {
  readonly number: number;
  /** Base columns to a drawn one, and cells to a drawn bin. */
  readonly factor: number;
  readonly cells: number;
  /** Both sides' texels, longs first: one texture. */
  readonly texels: Uint16Array;
  /** Both are equally wide. */
  readonly long: TileSide;
  readonly short: TileSide;
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

/** Lets a row's texels rise to what one column adds to them. */
function mergeSlot(tile: TileData, columns: Columns, slot: number, row: number): void {
  for (const side of SIDES) {
    if (!readColumn(columns, slot, side, scratch)) continue;
    const { texels, width, firstBin } = tile[side];
    const base = row * width;
    if (tile.cells === 1) mergeCells(texels, base, width, firstBin, scratch);
    else mergeBins(texels, base, width, firstBin, tile.cells, scratch);
  }
}

/** Writes the peak over the row's columns. */
function writeRow(tile: TileData, columns: Columns, row: number): void {
  for (const side of SIDES) {
    const { texels, width } = tile[side];
    texels.fill(0, row * width, (row + 1) * width);
  }
  const from = rowSlot(tile.number, tile.factor, row);
  for (let slot = from; slot < from + tile.factor; slot++) mergeSlot(tile, columns, slot, row);
}

/** Bins [first, first + wanted) that hold all of a side's columns of some pages. */
function binsOf(
  columns: Columns,
  firstPage: number,
  pages: number,
  cells: number,
  side: Side,
): { readonly first: number; readonly wanted: number } {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let p = firstPage; p < firstPage + pages; p++) {
    const span = columns.pages.get(p)?.span[side];
    if (!span) continue;
    low = Math.min(low, span.low);
    high = Math.max(high, span.high);
  }
  if (low > high) [low, high] = [0, 1];
  const margin = Math.max(MARGIN_BINS, Math.ceil(((high - low) / cells) * MARGIN_SHARE));
  const first = Math.floor(low / cells) - margin;
  return { first, wanted: Math.ceil(high / cells) + margin - first };
}

/** An empty tile that is wide enough for its columns, or null when no column falls into it. */
export function createTile(columns: Columns, number: number, factor: number, cells = 1): TileData | null {
  const from = Math.max(rowSlot(number, factor, 0), columns.first);
  const to = Math.min(rowSlot(number, factor, TILE_ROWS), columns.last + 1);
  if (!(from < to)) return null;
  const firstPage = (number * TILE_ROWS * factor) / PAGE_SLOTS;
  const long = binsOf(columns, firstPage, factor, cells, 'long');
  const short = binsOf(columns, firstPage, factor, cells, 'short');
  const wanted = Math.max(long.wanted, short.wanted);
  const width = Math.min(MAX_WIDTH, Math.ceil(wanted / WIDTH_STEP) * WIDTH_STEP);
  const texels = new Uint16Array(width * TILE_ROWS * 2);
  return {
    number,
    factor,
    cells,
    texels,
    long: { firstBin: long.first, width, texels: texels.subarray(0, width * TILE_ROWS) },
    short: { firstBin: short.first, width, texels: texels.subarray(width * TILE_ROWS) },
    version: columns.version,
    pending: Math.floor((to - 1) / factor) - number * TILE_ROWS + 1,
  };
}

/** Base columns merged between two looks at the clock. */
const COLUMNS_A_STEP = 64;

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
  const rowsAStep = Math.max(1, Math.floor(COLUMNS_A_STEP / tile.factor));
  do {
    const stop = Math.max(0, tile.pending - rowsAStep);
    while (tile.pending > stop) writeRow(tile, columns, --tile.pending);
  } while (tile.pending > 0 && hasTime());
  return { from: tile.pending, to };
}

/** Builds a tile whole, or null when no column falls into it. */
export function buildTile(columns: Columns, number: number, factor: number, cells = 1): TileData | null {
  const tile = createTile(columns, number, factor, cells);
  if (tile) fillTile(tile, columns, () => true);
  return tile;
}

/** Whether the tile has texels for all that a page's columns hold, or cannot be wider anyway. */
function fits(tile: TileData, span: { readonly low: number; readonly high: number }, side: Side): boolean {
  const { firstBin, width } = tile[side];
  if (span.low > span.high || width >= MAX_WIDTH) return true;
  return span.low >= firstBin * tile.cells && span.high <= (firstBin + width) * tile.cells;
}

/** Rows [from, to) that were written, or null when a column no longer fits and the tile must be built anew. */
export type TileUpdate = { readonly from: number; readonly to: number } | null;

/** Brings a tile up to the columns' present version, writing only rows whose columns changed since. */
export function updateTile(tile: TileData, columns: Columns): TileUpdate {
  let from = TILE_ROWS;
  let to = 0;
  const firstPage = (tile.number * TILE_ROWS * tile.factor) / PAGE_SLOTS;
  for (let p = firstPage; p < firstPage + tile.factor; p++) {
    const page = columns.pages.get(p);
    if (!page || page.version <= tile.version) continue;
    if (!SIDES.every((side) => fits(tile, page.span[side], side))) return null;
    // Where columns only came and none was replaced or taken back, the peak of a row can only rise.
    const anew = page.replacedAt > tile.version;
    for (let at = 0; at < PAGE_SLOTS; at++) {
      if (page.changedAt[at] <= tile.version) continue;
      const slot = p * PAGE_SLOTS + at;
      const row = Math.floor(slot / tile.factor) - tile.number * TILE_ROWS;
      if (!anew) mergeSlot(tile, columns, slot, row);
      else if (row >= to || row < from) writeRow(tile, columns, row);
      from = Math.min(from, row);
      to = Math.max(to, row + 1);
    }
  }
  tile.version = columns.version;
  return { from: Math.min(from, to), to };
}
