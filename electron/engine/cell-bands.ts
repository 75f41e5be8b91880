// What the crosshair asks of a cell: its USD by leverage band, and how old its entries are.
import { cellsWithin, explainCell, toldAt } from '../../shared/engine/explain';
import type { EngineState } from '../../shared/engine/engine';
import type { CellBands } from '../../shared/model/explanation';
import type { Side } from '../../shared/model/side';
import { upperBound } from '../../shared/util/sorted';
import { cellByBand } from './columns';
import type { History } from './history';

/**
 * One display cell of the finished column that covers `atMs`, always of the whole map; null where there is no such
 * column, or it is later than what is on show.
 */
export function bandsAt(state: EngineState, history: History, atMs: number, cell: number): CellBands | null {
  const { columns } = history;
  const i = upperBound(columns.toMs, columns.count, atMs);
  if (i >= columns.count || columns.fromMs[i] > atMs || columns.toMs[i] > state.nowMs) return null;
  const of = (side: Side) => ({
    usd: cellByBand(columns, i, side, cell),
    ageMs: ageOf(state, history, columns.toMs[i], side, cell),
  });
  return { atMs, cell, long: of('long'), short: of('short') };
}

/** Mean age of the entries of all venues by what of them still stood at `ms`; null where nothing did. */
function ageOf(state: EngineState, history: History, ms: number, side: Side, cell: number): number | null {
  const main = state.markets.at(0);
  if (main === undefined) return null;
  const baseCell = main.cellTicks / main.ticksPerUnit;
  const { factor } = history.columns;
  let [usd, usdMs] = [0, 0];
  for (const { market, ledger, count, kept } of toldAt(state.markets, history.ledgers, ms)) {
    const { cellTicks, ticksPerUnit } = market;
    // A venue's cells may be of another width: those whose middle lies in the display cell are part of it.
    const [first, end] = cellsWithin(cell * factor, (cell + 1) * factor, baseCell, cellTicks / ticksPerUnit);
    for (let base = first; base < end; base++) {
      const question = { side, cell: base, cellTicks, ticksPerUnit, kept };
      for (const part of explainCell(ledger, count, question, state.settings)) {
        usd += part.usd;
        usdMs += part.usd * (ms - part.closeMs);
      }
    }
  }
  return usd > 0 ? usdMs / usd : null;
}
