// Reads the map out of the markets: levels that still wait for the price, on the base cells or wider ones.
import type { LevelMap } from '../model/level-map';
import { addCells } from './level-book';
import type { Market } from './market';

/** What reading needs of the engine's state. */
interface Readable {
  readonly markets: readonly Market[];
}

/** Last close, quote units (USD); null before the first bar. With several markets, the first one's. */
export function readPrice(state: Readable): number | null {
  const market = state.markets.at(0);
  if (market === undefined || market.closeTicks === null) return null;
  return market.closeTicks / market.ticksPerUnit;
}

/** When the last price was: the last bar's close, ms; null before the first bar. */
export function readPriceMs(state: Readable): number | null {
  return state.markets.at(0)?.closedMs ?? null;
}

/**
 * The standing map on base cells, or null before the first bar. Long cells whose middle is at or above the
 * price, and short cells below it, are left out: the price has passed them, and the little that is left there
 * waits for the price to come back.
 */
export function readMap(state: Readable): LevelMap | null {
  const price = readPrice(state);
  if (price === null) return null;
  const market = state.markets[0];
  const cell = market.cellTicks / market.ticksPerUnit;
  const split = Math.ceil(price / cell - 0.5);
  const first = Math.min(market.long.lo === market.long.hi ? split : market.long.lo, split);
  const end = Math.max(market.short.hi, split);
  const longUsd = new Float64Array(end - first);
  const shortUsd = new Float64Array(end - first);
  addCells(market.long, first, split, longUsd, first);
  addCells(market.short, split, end, shortUsd, first);
  return { cell, firstCell: first, longUsd, shortUsd };
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
