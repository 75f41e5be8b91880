// Folds the bars again with other amounts, and lines the answer up with the real bars.
import type { ModelSettings } from '../model/settings';
import { type Amounts, barEvents, barSettings } from './bar-events';
import { foldLane, type Folded, type FoldedLane, type Watch } from './fold-lanes';

/** What the same settings sweep when each of the first lane's bars opens `amounts` instead; bar i stays bar i. */
export function foldAmounts(
  folded: Folded,
  settings: ModelSettings,
  amounts: Amounts,
  watch: Watch | null,
): FoldedLane {
  const { instrument, market, bars } = folded;
  const events = barEvents(instrument, market.lotsPerCoin, market.cellTicks, bars, amounts);
  const again = foldLane(events, { settings: barSettings(settings), change: null }, watch);
  // The empty bar in front is not one of the session; how fast a bar moved stays its own, whatever prices it opens at.
  const own = (swept: Float64Array): Float64Array => swept.slice(1).map((usd, i) => usd * bars[i].speed);
  return {
    swept: { long: own(again.swept.long), short: own(again.swept.short) },
    crossed: new Map([...again.crossed].map(([bar, cells]) => [bar - 1, cells])),
  };
}
