// Where the market stands now: between two bars it is the running one's last trade.
import { draftEndMs } from '../../shared/engine/bar-draft';
import type { EngineState } from '../../shared/engine/engine';
import { readPrice, readPriceMs } from '../../shared/engine/read-map';
import { priceMarket } from '../../shared/engine/standing';

export interface PriceNow {
  /** Quote units (USD). */
  readonly price: number;
  readonly ms: number;
}

/** The last trade of a running bar, else the last close; null before the first bar. */
export function priceNow(state: EngineState): PriceNow | null {
  const market = priceMarket(state);
  const price = readPrice(state);
  const ms = readPriceMs(state);
  if (market === undefined || price === null || ms === null) return null;
  const draft = market.nextDraft ?? market.draft;
  // A bar runs for minutes: its last trade is never older than that, and never later than its end.
  if (draft !== null)
    return { price: draft.closeTicks / market.ticksPerUnit, ms: Math.min(state.nowMs, draftEndMs(draft)) };
  return { price, ms };
}
