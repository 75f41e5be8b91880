// Takes the map at a price and a moment apart, out of the bars that were folded.
import type { EngineState } from '../../shared/engine/engine';
import { explainPrice } from '../../shared/engine/explain-summary';
import type { Explanation } from '../../shared/model/explanation';
import { upperBound } from '../../shared/util/sorted';
import type { History } from './history';

/** How many bars' entries are named. */
const ENTRIES = 8;

/**
 * What stood at `price` at `atMs`, of the side that the price of then leaves on the map there; null when no bar had
 * closed by then, or the moment is later than what is on show.
 */
export function explainAt(
  state: EngineState,
  history: History,
  atMs: number,
  price: number,
): Explanation | null {
  const count = upperBound(history.bars.closeMs, history.bars.count, atMs);
  if (count === 0 || atMs > state.nowMs) return null;
  const side = price < history.bars.close[count - 1] ? 'long' : 'short';
  const question = { side, price, nowMs: atMs, most: ENTRIES } as const;
  return explainPrice(state.markets, history.ledgers, question, state.settings);
}
