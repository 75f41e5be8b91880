// Where the market stands now: between two bars it is the running one's last trade.
import type { EngineState } from '../../shared/engine/engine';
import { readPrice, readPriceMs } from '../../shared/engine/read-map';

export interface PriceNow {
  /** Quote units (USD). */
  readonly price: number;
  readonly ms: number;
}

/** The last trade of a running bar, else the last close; null before the first bar. */
export function priceNow(state: EngineState): PriceNow | null {
  const market = state.markets.at(0);
  const price = readPrice(state);
  const ms = readPriceMs(state);
  if (market === undefined || price === null || ms === null) return null;
  // A bar runs for minutes: its last trade is never older than that.
  if (market.draft !== null) return { price: market.draft.closeTicks / market.ticksPerUnit, ms: state.nowMs };
  return { price, ms };
}
