// The columns of each kind of event in an EventBatch: the whole format in one table.
import { EVENT_KINDS, type Event, type EventKind, type Stream } from '../model/event';
import type { Exchange } from '../model/exchange';
import type { Side } from '../model/side';
import type { Column } from './column';
import { float64, int, nullableInt, nullableInts, numbers } from './number-columns';
import { nullableBool, oneOf, text } from './other-columns';

/** What every event has; the batch keeps these once for all kinds. */
type SharedField = 'kind' | 'seq' | 'recvMs' | 'exchMs' | 'inst';

type ColumnsOf<E extends Event> = { readonly [F in Exclude<keyof E, SharedField>]: Column<E[F]> };

// Lists of the format itself, not of the model: append only, whatever order the model keeps.
const exchange = oneOf<Exchange>(['simulated', 'binanceusdm', 'bybit', 'okx', 'hyperliquid'], 'venue');
const side = oneOf<Side>(['long', 'short'], 'side');
/** One for each of DEPTH_DISTANCES. */
const sixNullableInts = nullableInts(6);
const stream = oneOf<Stream>(
  ['bar', 'trade', 'liquidation', 'mark', 'funding', 'openInterest', 'book'],
  'stream',
);

/**
 * Version 1. The order of fields is the order on disk. A field added to an event does not compile until it
 * has a column here; adding one to a kind that exists needs a new BATCH_VERSION, a new kind does not.
 */
const EVENT_COLUMNS: { readonly [K in EventKind]: ColumnsOf<Extract<Event, { kind: K }>> } = {
  instrument: {
    exchange,
    symbol: text,
    base: text,
    quote: text,
    priceDecimals: int,
    qtyDecimals: int,
    cellTicks: int,
  },
  trade: { priceTicks: int, qtyLots: int, takerBuy: nullableBool },
  bar: {
    openMs: int,
    intervalMs: int,
    openTicks: int,
    highTicks: int,
    lowTicks: int,
    closeTicks: int,
    volumeLots: nullableInt,
    takerBuyLots: nullableInt,
    trades: nullableInt,
  },
  liquidation: { side, priceTicks: int, qtyLots: int },
  mark: { priceTicks: int },
  funding: { rate: float64, intervalHours: nullableInt },
  openInterest: { qtyLots: int },
  gap: { stream, fromMs: int, toMs: int, reason: text },
  tick: {},
  book: { midHalfTicks: int, bidLots: sixNullableInts, askLots: sixNullableInts },
  tiers: { upToUsd: numbers, maintenanceRate: numbers, maxLeverage: numbers, amountUsd: numbers },
};

/** One field of a kind, for code that goes through all of them. */
export interface FieldColumn {
  readonly field: string;
  readonly column: Column<unknown>;
}

/** The columns by kind code (the kind's place in EVENT_KINDS). */
export const COLUMNS_BY_CODE: readonly (readonly FieldColumn[])[] = EVENT_KINDS.map((kind) => {
  const columns: Readonly<Record<string, Column<unknown>>> = EVENT_COLUMNS[kind];
  return Object.entries(columns).map(([field, column]) => ({ field, column }));
});
