// What the windows have been shown or may be shown again: finished columns, bars and marks, append-only.
import { applyEvent, type EngineState } from '../../shared/engine/engine';
import { freshOi } from '../../shared/engine/flow';
import { type ClosedBar, type FoldedBar, type Market, marketAt } from '../../shared/engine/market';
import { OUT_MS, priceMarket } from '../../shared/engine/standing';
import type { WeightPoint } from '../../shared/model/brief';
import type { FundingPoint, LiquidationPoint } from '../../shared/context/market-stats';
import { type BarTable, createBarTable, pushBar } from '../../shared/model/bar-table';
import type { Event } from '../../shared/model/event';
import { bandsOfPlaces } from '../../shared/model/leverage-bands';
import type { ModelSettings } from '../../shared/model/settings';
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
  /** When streams were first listened to, ms: a fetched past holds no liquidations. Null before that. */
  listenedFromMs: number | null;
  readonly gaps: KnownGap[];
  /** Every folded bar by instrument, to take cells apart. */
  readonly ledgers: Map<number, FoldedBar[]>;
  /** A bar of the price's venue that waits for the other venues' bars of its time; null mostly. */
  waiting: WaitingBar | null;
  /** Weight above and below the price, one an hour. */
  readonly weights: WeightPoint[];
  /** Hears of each column as it is finished, while the state is the one that it shows. */
  readonly onColumn: ((closeMs: number) => void) | null;
}

interface WaitingBar {
  readonly market: Market;
  readonly bar: ClosedBar;
  readonly closeMs: number;
}

export function createHistory(
  displayFactor: number,
  settings: ModelSettings,
  onColumn: History['onColumn'] = null,
): History {
  return {
    seq: 0,
    bars: createBarTable(),
    columns: createColumns(displayFactor, bandsOfPlaces(settings)),
    liquidations: [],
    funding: [],
    listenedFromMs: null,
    gaps: [],
    ledgers: new Map(),
    waiting: null,
    weights: [],
    onColumn,
  };
}

/** How long a column waits for the other venues' bars, ms of `recvMs`. */
const WAIT_MS = 5000;

/**
 * Folds one event, and writes down what a window may show of it unless that is written already. Returns the bars that
 * it closed and that are new.
 */
export function foldAndNote(state: EngineState, history: History, event: Event): readonly FoldedBar[] {
  const isNew = event.seq > history.seq;
  // Before the fold: the column is of what stood then.
  if (isNew && history.waiting !== null && event.recvMs > history.waiting.closeMs + WAIT_MS)
    noteWaiting(state, history);
  const closed = applyEvent(state, event);
  if (!isNew) return [];
  history.seq = event.seq;
  if (event.kind === 'mark' || event.kind === 'liquidation') history.listenedFromMs ??= event.recvMs;
  const market = marketAt(state.markets, event.inst);
  if (market === undefined) return [];
  for (const bar of closed) {
    noteLedger(history, event.inst, bar);
    if (priceMarket(state) !== market) continue;
    if (history.waiting !== null) noteWaiting(state, history);
    history.waiting = { market, bar, closeMs: bar.closeMs };
  }
  if (history.waiting !== null && areAllIn(state, history.waiting.closeMs)) noteWaiting(state, history);
  noteMark(state, history, market, event);
  return closed;
}

function noteLedger(history: History, inst: number, bar: FoldedBar): void {
  const ledger = history.ledgers.get(inst);
  if (ledger === undefined) history.ledgers.set(inst, [bar]);
  else ledger.push(bar);
}

/** Whether every venue has closed its bar of this time, but for those that are out. */
function areAllIn(state: EngineState, closeMs: number): boolean {
  return state.markets.every(
    ({ closedMs }) => closedMs === null || closedMs >= closeMs || closeMs - closedMs > OUT_MS,
  );
}

/** A bar of the chart and a column of the map: prices of one venue, volume, open interest and levels of all. */
function noteWaiting(state: EngineState, history: History): void {
  const { waiting, bars } = history;
  history.waiting = null;
  // When the price passes to another venue and back, bars of the time between may come twice.
  if (waiting === null || (bars.count > 0 && waiting.bar.openMs < bars.closeMs[bars.count - 1])) return;
  const { market, bar, closeMs } = waiting;
  const price = (ticks: number) => ticks / market.ticksPerUnit;
  pushBar(bars, {
    openMs: bar.openMs,
    closeMs,
    open: price(bar.openTicks),
    high: price(bar.highTicks),
    low: price(bar.lowTicks),
    close: price(bar.closeTicks),
    volume: sumKnown(state.markets, (other) => volumeOf(history, other, closeMs)) ?? Number.NaN,
    openInterest:
      sumKnown(state.markets, ({ flow }) => freshOi(flow, closeMs, state.settings.oiMaxAgeMs)) ?? Number.NaN,
  });
  pushColumn(history.columns, state.markets, bar.openMs, closeMs);
  noteWeight(history.weights, state, closeMs);
  history.onColumn?.(closeMs);
}

/** Coins in a market's bar that closed at `closeMs`; null when it has none or does not say. */
function volumeOf(history: History, market: Market, closeMs: number): number | null {
  const bar = history.ledgers.get(market.instrument.inst)?.at(-1);
  if (bar === undefined || bar.closeMs !== closeMs || bar.volumeLots === null) return null;
  return bar.volumeLots / market.lotsPerCoin;
}

/** Of those that are known; null when none is. */
function sumKnown(markets: readonly Market[], of: (market: Market) => number | null): number | null {
  return markets.reduce<number | null>((sum, market) => {
    const value = of(market);
    return value === null ? sum : (sum ?? 0) + value;
  }, null);
}

function noteMark(state: EngineState, history: History, market: Market, event: Event): void {
  if (event.kind === 'liquidation') {
    const price = event.priceTicks / market.ticksPerUnit;
    const usd = (event.qtyLots / market.lotsPerCoin) * price;
    history.liquidations.push({ ms: event.recvMs, side: event.side, price, usd });
  } else if (event.kind === 'funding' && (priceMarket(state) ?? market) === market) {
    history.funding.push({ ms: event.recvMs, rate: event.rate, intervalHours: event.intervalHours });
  } else if (event.kind === 'gap') {
    const { stream, fromMs, toMs, reason } = event;
    history.gaps.push({ ms: event.recvMs, stream, fromMs, toMs, reason });
  }
}
