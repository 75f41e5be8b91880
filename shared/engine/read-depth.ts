// What rests in the venues' order books near the price, as they were last sampled.
import { type Depth, DEPTH_DISTANCES } from '../model/depth';
import type { BookEvent } from '../model/event';
import type { Market } from './market';

/** An older book says nothing of now, ms. */
const STALE_MS = 60_000;

/**
 * Resting USD of all venues with a book of the last minute, at each of DEPTH_DISTANCES; null when there is none. A book
 * that does not reach a distance counts with what it has, as long as another reaches it: the sum is then a lower
 * bound. Where none reaches it is null.
 */
export function readDepth(state: {
  readonly markets: readonly Market[];
  readonly nowMs: number;
}): Depth | null {
  const fresh = state.markets.flatMap((market) => {
    const { book } = market;
    return book !== null && state.nowMs - book.recvMs <= STALE_MS ? [{ market, book }] : [];
  });
  if (fresh.length === 0) return null;
  const sums = (side: 'bidLots' | 'askLots'): (number | null)[] =>
    DEPTH_DISTANCES.map((_, i) => {
      if (fresh.every(({ book }) => book[side][i] === null)) return null;
      return fresh.reduce((sum, { market, book }) => sum + usdOf(market, book, reached(book[side], i)), 0);
    });
  return {
    distances: DEPTH_DISTANCES,
    bidUsd: sums('bidLots'),
    askUsd: sums('askLots'),
    asOfMs: Math.min(...fresh.map(({ book }) => book.recvMs)),
    source: fresh.map(({ market }) => market.instrument.exchange).join(' + '),
  };
}

/** Lots at a distance, or at the farthest nearer one that the book reached. */
function reached(lots: readonly (number | null)[], i: number): number {
  for (let at = i; at >= 0; at--) {
    const known = lots[at];
    if (known !== null) return known;
  }
  return 0;
}

/** At the middle: within two percent of each order's own price. */
function usdOf({ lotsPerCoin, ticksPerUnit }: Market, { midHalfTicks }: BookEvent, lots: number): number {
  return (lots / lotsPerCoin) * (midHalfTicks / 2 / ticksPerUnit);
}
