// The facts that everything else is folded from: immutable, numbered, in integer ticks and lots.
import type { Exchange } from './exchange';
import type { Side } from './side';

/**
 * Every event has `seq` (its place in the session: without holes, from 1; a live session leaves room before its first
 * event for an older past that is fetched later, and then starts where that one does), `recvMs` (when we had it; the
 * engine's only clock; never falls), `exchMs` (the venue's own stamp; explains, never orders) and `inst`, the
 * number of its instrument in the session. Times are Unix milliseconds UTC. `null` means unknown, never zero.
 */
interface EventBase {
  readonly seq: number;
  readonly recvMs: number;
  readonly exchMs: number;
  readonly inst: number;
}

/** What the other events' ticks and lots mean. The first event of an instrument, and again when it changes. */
export interface InstrumentEvent extends EventBase {
  readonly kind: 'instrument';
  readonly exchange: Exchange;
  /** The venue's own symbol, e.g. `BTCUSDT`. */
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  /** Decimal places of the price tick: a tick is 10^-priceDecimals quote units (USD). */
  readonly priceDecimals: number;
  /** Decimal places of the lot: a lot is 10^-qtyDecimals base units (coins). */
  readonly qtyDecimals: number;
  /** Width of the base price cell in ticks (100 = 10 USD for BTC at a 0.1 tick). */
  readonly cellTicks: number;
}

export interface TradeEvent extends EventBase {
  readonly kind: 'trade';
  readonly priceTicks: number;
  readonly qtyLots: number;
  /** True when the taker bought; null when the source does not say. */
  readonly takerBuy: boolean | null;
}

/** A closed candle; `recvMs` is its close when it was imported. */
export interface BarEvent extends EventBase {
  readonly kind: 'bar';
  readonly openMs: number;
  readonly intervalMs: number;
  readonly openTicks: number;
  readonly highTicks: number;
  readonly lowTicks: number;
  readonly closeTicks: number;
  readonly volumeLots: number | null;
  readonly takerBuyLots: number | null;
  readonly trades: number | null;
}

/** One forced close. `priceTicks` is the trigger price after the venue's own convention is undone. */
export interface LiquidationEvent extends EventBase {
  readonly kind: 'liquidation';
  readonly side: Side;
  readonly priceTicks: number;
  readonly qtyLots: number;
}

export interface MarkEvent extends EventBase {
  readonly kind: 'mark';
  readonly priceTicks: number;
}

export interface FundingEvent extends EventBase {
  readonly kind: 'funding';
  /** Rate for one interval as a fraction (0.0001 = 0.01 %). */
  readonly rate: number;
  readonly intervalHours: number | null;
}

/** One side's open interest at `exchMs`, in lots (both sides are equal; a venue's own unit is undone at the door). */
export interface OpenInterestEvent extends EventBase {
  readonly kind: 'openInterest';
  readonly qtyLots: number;
}

/** How much rested in the order book near the price, sampled every few seconds. */
export interface BookEvent extends EventBase {
  readonly kind: 'book';
  /** Middle between the best bid and the best ask, in half ticks. */
  readonly midHalfTicks: number;
  /**
   * Lots between the middle and each of DEPTH_DISTANCES (shared/model/depth.ts) below it, all of them together; null
   * where the book that was given does not reach so far.
   */
  readonly bidLots: readonly (number | null)[];
  /** The same above the middle. */
  readonly askLots: readonly (number | null)[];
}

/** A venue's margin tiers for the instrument, as it gave them: lists of one length, rising in notional. */
export interface TiersEvent extends EventBase {
  readonly kind: 'tiers';
  /** Each holds for notional up to and with this, USD; null when the venue names no end. */
  readonly upToUsd: readonly (number | null)[];
  /** Fractions of the notional. */
  readonly maintenanceRate: readonly (number | null)[];
  readonly maxLeverage: readonly (number | null)[];
  /** Taken off the maintenance margin, USD. */
  readonly amountUsd: readonly (number | null)[];
}

export const STREAMS = ['bar', 'trade', 'liquidation', 'mark', 'funding', 'openInterest', 'book'] as const;
export type Stream = (typeof STREAMS)[number];

/** A span known to be missing from one stream: [fromMs, toMs). */
export interface GapEvent extends EventBase {
  readonly kind: 'gap';
  readonly stream: Stream;
  readonly fromMs: number;
  readonly toMs: number;
  readonly reason: string;
}

/** Time passed and nothing else happened: lets the engine close what is due. */
export interface TickEvent extends EventBase {
  readonly kind: 'tick';
}

export type Event =
  | InstrumentEvent
  | TradeEvent
  | BarEvent
  | LiquidationEvent
  | MarkEvent
  | FundingEvent
  | OpenInterestEvent
  | GapEvent
  | TickEvent
  | BookEvent
  | TiersEvent;

export type EventKind = Event['kind'];

/** Kinds in the order of their codes in the EventBatch encoding: append only. */
export const EVENT_KINDS = [
  'instrument',
  'trade',
  'bar',
  'liquidation',
  'mark',
  'funding',
  'openInterest',
  'gap',
  'tick',
  'book',
  'tiers',
] as const satisfies readonly EventKind[];

/** An event before it is numbered (`Omit` over each member of the union, so that the kinds stay apart). */
export type Unnumbered<E extends Event = Event> = E extends Event ? Omit<E, 'seq'> : never;
