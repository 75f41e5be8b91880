// Reads the map a leverage band at a time, on display cells: the same levels as read-map, kept apart.
import { LEVERAGE_BANDS } from '../model/leverage-bands';
import type { LevelMap } from '../model/level-map';
import type { LevelBook } from './level-book';
import type { Market } from './market';

/** Adds each band's USD in base cells [from, to) to its row of cells that are `factor` base cells wide. */
function addBands(
  book: LevelBook,
  from: number,
  to: number,
  bandOf: Uint8Array,
  factor: number,
  into: readonly Float64Array[],
  intoFirst: number,
): void {
  const { places, raw, scale } = book;
  const first = Math.max(from, book.lo);
  const end = Math.min(to, book.hi);
  let at = (first - book.firstCell) * places;
  for (let cell = first; cell < end; cell++) {
    const wide = Math.floor(cell / factor) - intoFirst;
    for (let k = 0; k < places; k++) {
      const left = raw[at + k];
      if (left !== 0) into[bandOf[k]][wide] += left * scale[k];
    }
    at += places;
  }
}

/**
 * The standing map of every leverage band (shared/model/leverage-bands) on cells `factor` base cells wide, or null
 * before the first bar. They add up to `widenMap(readMap(...), factor)`, cell by cell. `bandOf` is the band of each
 * placement.
 */
export function readBands(
  state: { readonly markets: readonly Market[] },
  bandOf: Uint8Array,
  factor: number,
): LevelMap[] | null {
  const market = state.markets.at(0);
  if (market === undefined || market.closeTicks === null) return null;
  const { long, short, cellTicks, ticksPerUnit, closeTicks } = market;
  const cell = cellTicks / ticksPerUnit;
  const split = Math.ceil(closeTicks / ticksPerUnit / cell - 0.5);
  const first = Math.min(long.lo === long.hi ? split : long.lo, split);
  const end = Math.max(short.hi, split);
  const firstCell = Math.floor(first / factor);
  const cells = Math.max(0, Math.ceil(end / factor) - firstCell);
  const rows = (): Float64Array[] => LEVERAGE_BANDS.map(() => new Float64Array(cells));
  const [longs, shorts] = [rows(), rows()];
  addBands(long, first, split, bandOf, factor, longs, firstCell);
  addBands(short, split, end, bandOf, factor, shorts, firstCell);
  return longs.map((longUsd, band) => ({ cell: cell * factor, firstCell, longUsd, shortUsd: shorts[band] }));
}
