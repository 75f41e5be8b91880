// Reads the map out of the markets: levels that still wait for the price, on the base cells or wider ones.
import type { LevelMap } from '../model/level-map';
import type { VenueShare } from '../model/venue-share';
import { addCells } from './level-book';
import { priceMarket, type Readable, readStanding } from './standing';

/** Last close, quote units (USD); null before the first bar. Of several venues, the first one whose bars still come. */
export function readPrice(state: Readable): number | null {
  const market = priceMarket(state);
  if (market === undefined || market.closeTicks === null) return null;
  return market.closeTicks / market.ticksPerUnit;
}

/** When the last price was: the last bar's close, ms; null before the first bar. */
export function readPriceMs(state: Readable): number | null {
  return priceMarket(state)?.closedMs ?? null;
}

/**
 * The standing map on base cells, of all venues together, or null before the first bar. Long cells whose middle is at
 * or above the price, and short cells below it, are left out: the price has passed them, and the little that is left
 * there waits for the price to come back.
 */
export function readMap(state: Readable): LevelMap | null {
  const standing = readStanding(state);
  if (standing === null) return null;
  const { cell, split, first, end, venues } = standing;
  const longUsd = new Float64Array(end - first);
  const shortUsd = new Float64Array(end - first);
  for (const { long, short } of venues) {
    addCells(long, first, split, longUsd, first);
    addCells(short, split, end, shortUsd, first);
  }
  return { cell, firstCell: first, longUsd, shortUsd };
}

/** What each venue has on the map, of all of it or of one side's cells [from, to); empty before the first bar. */
export function readShares(
  state: Readable,
  part: { readonly side: 'long' | 'short'; readonly from: number; readonly to: number } | null = null,
): VenueShare[] {
  const standing = readStanding(state);
  if (standing === null) return [];
  const { split, first, end, venues } = standing;
  const main = priceMarket(state);
  const usd = venues.map(({ long, short }) => {
    const sums = new Float64Array(end - first);
    if (part?.side !== 'short')
      addCells(long, Math.max(first, part?.from ?? first), Math.min(split, part?.to ?? split), sums, first);
    if (part?.side !== 'long')
      addCells(short, Math.max(split, part?.from ?? split), Math.min(end, part?.to ?? end), sums, first);
    return sums.reduce((sum, value) => sum + value, 0);
  });
  const total = usd.reduce((sum, value) => sum + value, 0);
  return venues.map(({ market, isOut }, i) => ({
    exchange: market.instrument.exchange,
    symbol: market.instrument.symbol,
    usd: usd[i],
    sharePct: total > 0 ? (usd[i] / total) * 100 : 0,
    lastMs: market.closedMs ?? 0,
    state: isOut ? 'out' : 'in',
    isPrice: market === main,
  }));
}

/** The map on cells `factor` times as wide; sums, so USD keep their meaning. */
export function widenMap(map: LevelMap, factor: number): LevelMap {
  if (factor === 1) return map;
  const firstCell = Math.floor(map.firstCell / factor);
  const end = Math.ceil((map.firstCell + map.longUsd.length) / factor);
  const longUsd = new Float64Array(Math.max(0, end - firstCell));
  const shortUsd = new Float64Array(longUsd.length);
  for (let i = 0; i < map.longUsd.length; i++) {
    const at = Math.floor((map.firstCell + i) / factor) - firstCell;
    longUsd[at] += map.longUsd[i];
    shortUsd[at] += map.shortUsd[i];
  }
  return { cell: map.cell * factor, firstCell, longUsd, shortUsd };
}
