// Takes a cell of the map apart, out of the bars that were folded.
import type { EngineState } from '../../shared/engine/engine';
import { baseCellAt, explainCells } from '../../shared/engine/explain-summary';
import type { Explanation } from '../../shared/model/explanation';
import type { Side } from '../../shared/model/side';
import { upperBound } from '../../shared/util/sorted';
import type { History } from './history';

/** How many bars' entries are named. */
const ENTRIES = 8;

/**
 * What stood in the display cell at `price`, in the column that covers `atMs` (after the last column: at `atMs`), of the
 * side that the map draws there, the fuller one; null when no bar had closed by then, or the moment is later than what
 * is on show. Its USD are the column's.
 */
export function explainAt(
  state: EngineState,
  history: History,
  atMs: number,
  price: number,
): Explanation | null {
  const { bars, columns, ledgers } = history;
  const i = upperBound(columns.toMs, columns.count, atMs);
  // A column shows what stood at its end.
  const isCovered = i < columns.count && columns.fromMs[i] <= atMs && columns.toMs[i] <= state.nowMs;
  const nowMs = isCovered ? columns.toMs[i] : atMs;
  const count = upperBound(bars.closeMs, bars.count, nowMs);
  const base = baseCellAt(state.markets, price);
  const main = state.markets.at(0);
  if (count === 0 || atMs > state.nowMs || base === null || main === undefined) return null;
  const wide = Math.floor(base / columns.factor) * columns.factor;
  const close = bars.close[count - 1];
  // As standing.ts divides the sides: cells whose middle the price has passed are not on the map.
  const split = Math.ceil((close * main.ticksPerUnit) / main.cellTicks - 0.5);
  const told = (side: Side, from: number, to: number) => {
    const first = Math.max(wide, from);
    const end = Math.min(wide + columns.factor, to);
    const question = { side, first, end, nowMs, most: ENTRIES };
    return first < end ? explainCells(state.markets, ledgers, question, state.settings) : null;
  };
  const long = told('long', Number.NEGATIVE_INFINITY, split);
  const short = told('short', split, Number.POSITIVE_INFINITY);
  return (short?.usd ?? -1) > (long?.usd ?? -1) ? short : long;
}
