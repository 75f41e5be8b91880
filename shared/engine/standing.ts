// Which venues' levels stand on the map at a moment, on one grid of cells, and which venue's price divides the sides.
import type { LevelBook } from './level-book';
import { createBook, openLevel } from './level-book';
import { meanTurnover } from './flow';
import type { Market } from './market';

/** A venue that has closed no bar for this long, while another has, is out: ms of bars' closes. */
export const OUT_MS = 600_000;

/** What reading needs of the engine's state. */
export interface Readable {
  readonly markets: readonly Market[];
}

/** One venue's levels as they count now. */
export interface StandingVenue {
  readonly market: Market;
  /** Its bars have stopped coming: its levels age by its own last mean turnover, in this reading only. */
  readonly isOut: boolean;
  /** For a venue that is in, the market's own books: to be read, not changed. */
  readonly long: LevelBook;
  readonly short: LevelBook;
}

export interface Standing {
  /** Width of a base cell, quote units (USD). */
  readonly cell: number;
  /** Last close of the price's venue, quote units (USD). */
  readonly price: number;
  /** Longs stand in the cells below this one, shorts from it on. */
  readonly split: number;
  /** Cells [first, end) hold all that is on the map. */
  readonly first: number;
  readonly end: number;
  /** Venues that have closed a bar, in the order of the markets. */
  readonly venues: readonly StandingVenue[];
}

/** The market whose price is the map's: the first one that is not out; undefined before the first bar of any. */
export function priceMarket({ markets }: Readable): Market | undefined {
  if (markets.length < 2) return markets.at(0)?.closedMs === null ? undefined : markets.at(0);
  const newestMs = newestClose(markets);
  return markets.find(({ closedMs }) => closedMs !== null && newestMs - closedMs <= OUT_MS);
}

/** Null before the first bar. */
export function readStanding(state: Readable): Standing | null {
  const main = priceMarket(state);
  if (main === undefined || main.closeTicks === null) return null;
  const cell = main.cellTicks / main.ticksPerUnit;
  const price = main.closeTicks / main.ticksPerUnit;
  const split = Math.ceil(price / cell - 0.5);
  const newestMs = newestClose(state.markets);
  const venues = state.markets
    .filter(({ closedMs }) => closedMs !== null)
    .map((market) => standingVenue(market, cell, newestMs));
  let first = split;
  let end = split;
  for (const { long, short } of venues) {
    if (long.lo < long.hi) first = Math.min(first, long.lo);
    end = Math.max(end, short.hi);
  }
  return { cell, price, split, first, end, venues };
}

function newestClose(markets: readonly Market[]): number {
  return markets.reduce((newest, { closedMs }) => Math.max(newest, closedMs ?? 0), 0);
}

function standingVenue(market: Market, cell: number, newestMs: number): StandingVenue {
  const silentMs = newestMs - (market.closedMs ?? 0);
  const isOut = silentMs > OUT_MS;
  const kept = isOut ? keptSilent(market, meanTurnover(market.flow), silentMs) : null;
  const own = market.cellTicks / market.ticksPerUnit;
  const view = (book: LevelBook): LevelBook => onGrid(kept === null ? book : faded(book, kept), own, cell);
  return { market, isOut, long: view(market.long), short: view(market.short) };
}

/**
 * Share that each placement keeps through a silence, as if the venue's mean volume over its mean open interest had
 * gone on (`turnover`); null when that is unknown. When its bars come after all, they age the levels themselves instead.
 */
export function keptSilent(
  { ageRates, barMs }: Pick<Market, 'ageRates' | 'barMs'>,
  turnover: number | null,
  silentMs: number,
): Float64Array | null {
  if (turnover === null) return null;
  const bars = Math.floor(silentMs / barMs);
  return ageRates.map((rate) => power(Math.max(0, 1 - rate * turnover), bars));
}

/** By multiplication only: the same bits everywhere. */
function power(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}

function faded(book: LevelBook, kept: Float64Array): LevelBook {
  return { ...book, scale: book.scale.map((scale, k) => scale * kept[k]) };
}

/** A book on cells of another width: each of its cells goes to the one that holds its middle. */
function onGrid(book: LevelBook, own: number, cell: number): LevelBook {
  if (Math.abs(own / cell - 1) < 1e-9) return book;
  const moved = createBook(book.side, book.places);
  moved.scale.set(book.scale);
  for (let from = book.lo; from < book.hi; from++) {
    const at = (from - book.firstCell) * book.places;
    const to = Math.floor(((from + 0.5) * own) / cell);
    for (let k = 0; k < book.places; k++) {
      const usd = book.raw[at + k] * book.scale[k];
      if (usd > 0) openLevel(moved, to, k, usd);
    }
  }
  return moved;
}
