// What the windows have been shown or may be shown again: finished columns, bars and marks, append-only.
import { applyEvent, type EngineState } from '../../shared/engine/engine';
import { freshOi } from '../../shared/engine/flow';
import type { ClosedBar, FoldedBar, Market } from '../../shared/engine/market';
import type { WeightPoint } from '../../shared/model/brief';
import type { FundingPoint, LiquidationPoint } from '../../shared/context/market-stats';
import { type BarTable, createBarTable, pushBar } from '../../shared/model/bar-table';
import type { Event } from '../../shared/model/event';
import type { GapSpan } from '../../shared/model/session-info';
import { noteWeight } from './weights';
import { type ColumnStore, createColumns, pushColumn } from './columns';

export interface PricedLiquidation extends LiquidationPoint {
  readonly price: number;
}

export interface KnownGap extends GapSpan {
  /** When the gap was known, ms. */
  readonly ms: number;
}

/**
 * Everything up to event `seq`, which may be ahead of the state after a step back: finished columns never
 * change, so what was computed once is shown again instead of computed again.
 */
export interface History {
  seq: number;
  readonly bars: BarTable;
  readonly columns: ColumnStore;
  readonly liquidations: PricedLiquidation[];
  readonly funding: FundingPoint[];
  readonly gaps: KnownGap[];
  /** Every folded bar, to take cells apart. */
  readonly ledger: FoldedBar[];
  /** Weight above and below the price, one an hour. */
  readonly weights: WeightPoint[];
}

export function createHistory(displayFactor: number): History {
  return {
    seq: 0,
    bars: createBarTable(),
    columns: createColumns(displayFactor),
    liquidations: [],
    funding: [],
    gaps: [],
    ledger: [],
    weights: [],
  };
}

/** Folds one event, and writes down what a window may show of it unless that is written already. */
export function foldAndNote(state: EngineState, history: History, event: Event): void {
  const closed = applyEvent(state, event);
  if (event.seq <= history.seq) return;
  history.seq = event.seq;
  const market = state.markets.at(event.inst);
  if (market === undefined) return;
  for (const bar of closed) {
    history.ledger.push(bar);
    noteBar(state, history, market, bar);
  }
  noteMark(history, market, event);
}

function noteBar(state: EngineState, history: History, market: Market, bar: ClosedBar): void {
  const price = (ticks: number) => ticks / market.ticksPerUnit;
  const closeMs = bar.openMs + bar.intervalMs;
  pushBar(history.bars, {
    openMs: bar.openMs,
    closeMs,
    open: price(bar.openTicks),
    high: price(bar.highTicks),
    low: price(bar.lowTicks),
    close: price(bar.closeTicks),
    volume: bar.volumeLots === null ? Number.NaN : bar.volumeLots / market.lotsPerCoin,
    openInterest: freshOi(market.flow, closeMs, state.settings.oiMaxAgeMs) ?? Number.NaN,
  });
  pushColumn(history.columns, state.markets, bar.openMs, closeMs);
  noteWeight(history.weights, state, closeMs);
}

function noteMark(history: History, market: Market, event: Event): void {
  if (event.kind === 'liquidation') {
    const price = event.priceTicks / market.ticksPerUnit;
    const usd = (event.qtyLots / market.lotsPerCoin) * price;
    history.liquidations.push({ ms: event.recvMs, side: event.side, price, usd });
  } else if (event.kind === 'funding') {
    history.funding.push({ ms: event.recvMs, rate: event.rate, intervalHours: event.intervalHours });
  } else if (event.kind === 'gap') {
    const { stream, fromMs, toMs, reason } = event;
    history.gaps.push({ ms: event.recvMs, stream, fromMs, toMs, reason });
  }
}
