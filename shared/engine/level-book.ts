// One side's levels: estimated open notional by price cell and placement, with an account of where it went.
import type { Side } from '../model/side';

/**
 * Notional of cell c (absolute index; prices [c x cell, (c + 1) x cell)) and placement k is
 * raw[(c - firstCell) x places + k] x scale[k], USD. Ageing only touches `scale`, so it costs one
 * multiplication a placement, whatever the number of cells. Cells outside [lo, hi) are empty.
 */
export interface LevelBook {
  readonly side: Side;
  readonly places: number;
  firstCell: number;
  cells: number;
  raw: Float64Array;
  readonly scale: Float64Array;
  /** Sum of raw over all cells, a placement. */
  readonly rawTotal: Float64Array;
  lo: number;
  hi: number;
  /** Account in USD: opened = swept + aged + what stands. */
  opened: number;
  swept: number;
  aged: number;
}

/** What is left of a level below this many USD is booked as gone with what removed the rest. */
const DUST_USD = 1;
/** Raw values are brought back to USD when a scale has shrunk to this. */
const SMALLEST_SCALE = 1e-9;
const GROWTH_CELLS = 512;

export function createBook(side: Side, places: number): LevelBook {
  return {
    side,
    places,
    firstCell: 0,
    cells: 0,
    raw: new Float64Array(0),
    scale: new Float64Array(places).fill(1),
    rawTotal: new Float64Array(places),
    lo: 0,
    hi: 0,
    opened: 0,
    swept: 0,
    aged: 0,
  };
}

/** Adds `usd` at an absolute cell and placement. */
export function openLevel(book: LevelBook, cell: number, place: number, usd: number): void {
  if (cell < book.firstCell || cell >= book.firstCell + book.cells) grow(book, cell);
  if (book.lo === book.hi) {
    book.lo = cell;
    book.hi = cell + 1;
  } else if (cell < book.lo) book.lo = cell;
  else if (cell >= book.hi) book.hi = cell + 1;
  const raw = usd / book.scale[place];
  book.raw[(cell - book.firstCell) * book.places + place] += raw;
  book.rawTotal[place] += raw;
  book.opened += usd;
}

/**
 * The price touched every cell of [from, to) (absolute, clipped to the book): `share` of each level there is
 * consumed. Returns the USD swept.
 */
export function sweepLevels(book: LevelBook, from: number, to: number, share: number): number {
  const { places, raw, scale, rawTotal } = book;
  const first = Math.max(from, book.lo);
  const end = Math.min(to, book.hi);
  let sum = 0;
  for (let cell = first; cell < end; cell++) {
    const base = (cell - book.firstCell) * places;
    const before = weighedSum(raw, base, scale);
    const isDust = before * (1 - share) < DUST_USD;
    for (let k = 0; k < places; k++) {
      const taken = isDust ? raw[base + k] : raw[base + k] * share;
      raw[base + k] -= taken;
      rawTotal[k] -= taken;
    }
    sum += isDust ? before : before * share;
  }
  book.swept += sum;
  shrink(book);
  return sum;
}

/** Turnover closed positions: a level at placement k keeps keep[k] (0..1) of its notional. */
export function ageLevels(book: LevelBook, keep: Float64Array): void {
  for (let k = 0; k < book.places; k++) {
    const before = book.rawTotal[k] * book.scale[k];
    book.aged += before * (1 - keep[k]);
    book.scale[k] *= keep[k];
    if (book.scale[k] < SMALLEST_SCALE) rescale(book, k);
  }
}

/** Drops dust at both ends, so that the book is no wider than what it holds. Booked as aged. */
export function trimBook(book: LevelBook): void {
  while (book.lo < book.hi && dropIfDust(book, book.lo)) book.lo++;
  while (book.lo < book.hi && dropIfDust(book, book.hi - 1)) book.hi--;
}

/** USD that stands in one cell. */
export function cellUsd(book: LevelBook, cell: number): number {
  if (cell < book.lo || cell >= book.hi) return 0;
  return weighedSum(book.raw, (cell - book.firstCell) * book.places, book.scale);
}

/** Adds the USD standing in cells [from, to) to `into`, whose entry 0 stands for cell `intoFirst`. */
export function addCells(
  book: LevelBook,
  from: number,
  to: number,
  into: Float64Array,
  intoFirst: number,
): void {
  const { places, raw, scale } = book;
  const first = Math.max(from, book.lo);
  const end = Math.min(to, book.hi);
  let at = (first - book.firstCell) * places;
  for (let cell = first; cell < end; cell++) {
    into[cell - intoFirst] += weighedSum(raw, at, scale);
    at += places;
  }
}

/** USD that stands in the whole book. */
export function standingUsd(book: LevelBook): number {
  let sum = 0;
  for (let k = 0; k < book.places; k++) sum += book.rawTotal[k] * book.scale[k];
  return sum;
}

/** Sum of raw[at + k] x scale[k]. Four sums side by side, as one would wait for each addition before the next. */
function weighedSum(raw: Float64Array, at: number, scale: Float64Array): number {
  const n = scale.length;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let k = 0;
  for (; k + 3 < n; k += 4) {
    a += raw[at + k] * scale[k];
    b += raw[at + k + 1] * scale[k + 1];
    c += raw[at + k + 2] * scale[k + 2];
    d += raw[at + k + 3] * scale[k + 3];
  }
  for (; k < n; k++) a += raw[at + k] * scale[k];
  return a + b + (c + d);
}

function dropIfDust(book: LevelBook, cell: number): boolean {
  const usd = cellUsd(book, cell);
  if (usd >= DUST_USD) return false;
  const base = (cell - book.firstCell) * book.places;
  for (let k = 0; k < book.places; k++) {
    book.rawTotal[k] -= book.raw[base + k];
    book.raw[base + k] = 0;
  }
  book.aged += usd;
  return true;
}

/** Sweeping empties cells from one end: the extent follows without looking for dust elsewhere. */
function shrink(book: LevelBook): void {
  while (book.lo < book.hi && isEmpty(book, book.lo)) book.lo++;
  while (book.lo < book.hi && isEmpty(book, book.hi - 1)) book.hi--;
}

function isEmpty(book: LevelBook, cell: number): boolean {
  const base = (cell - book.firstCell) * book.places;
  for (let k = 0; k < book.places; k++) if (book.raw[base + k] !== 0) return false;
  return true;
}

function rescale(book: LevelBook, place: number): void {
  const factor = book.scale[place];
  let total = 0;
  for (let at = place; at < book.raw.length; at += book.places) {
    book.raw[at] *= factor;
    total += book.raw[at];
  }
  book.rawTotal[place] = total;
  book.scale[place] = 1;
}

function grow(book: LevelBook, cell: number): void {
  const isNew = book.cells === 0;
  const first = isNew ? cell - GROWTH_CELLS : Math.min(book.firstCell, cell - GROWTH_CELLS);
  const end = isNew ? cell + GROWTH_CELLS : Math.max(book.firstCell + book.cells, cell + GROWTH_CELLS);
  const raw = new Float64Array((end - first) * book.places);
  raw.set(book.raw, isNew ? 0 : (book.firstCell - first) * book.places);
  book.raw = raw;
  book.firstCell = first;
  book.cells = end - first;
}
