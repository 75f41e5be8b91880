// Rows to events, and the order of events at one moment.
import type { EventKind, TradeEvent, Unnumbered } from '../../../shared/model/event';
import type { Funding } from './funding-row';
import type { Gap } from './gaps';
import type { Candle } from './kline-row';
import type { OpenInterest } from './metrics-row';
import type { AggTrade } from './trade-row';

/** The one instrument of an imported session. */
const INST = 0;

/**
 * Which comes first at equal `recvMs`. Open interest at t is known when the candle that ends at t closes, so it
 * comes before that candle; a trade at t belongs to the next candle, so it comes after.
 */
const ORDER: readonly EventKind[] = [
  'instrument',
  'tiers',
  'gap',
  'funding',
  'mark',
  'openInterest',
  'liquidation',
  'bar',
  'trade',
  'book',
  'tick',
];

const RANKS: ReadonlyMap<EventKind, number> = new Map(ORDER.map((kind, rank) => [kind, rank]));

const rankOf = (kind: EventKind): number => RANKS.get(kind) ?? 0;

export function compareEvents(a: Unnumbered, b: Unnumbered): number {
  return a.recvMs - b.recvMs || rankOf(a.kind) - rankOf(b.kind);
}

/** Whether an event comes after one of the given time and kind. */
export function isAfter(event: Unnumbered, ms: number, kind: EventKind): boolean {
  return event.recvMs > ms || (event.recvMs === ms && rankOf(event.kind) > rankOf(kind));
}

const at = (ms: number) => ({ recvMs: ms, exchMs: ms, inst: INST });

/** Known when it closed. (Fields by name: an object rest is several times slower.) */
export function barEvent(candle: Candle): Unnumbered {
  return {
    ...at(candle.openMs + candle.intervalMs),
    kind: 'bar',
    openMs: candle.openMs,
    intervalMs: candle.intervalMs,
    openTicks: candle.openTicks,
    highTicks: candle.highTicks,
    lowTicks: candle.lowTicks,
    closeTicks: candle.closeTicks,
    volumeLots: candle.volumeLots,
    takerBuyLots: candle.takerBuyLots,
    trades: candle.trades,
  };
}

export function openInterestEvent(row: OpenInterest & { readonly qtyLots: number }): Unnumbered {
  return { ...at(row.atMs), kind: 'openInterest', qtyLots: row.qtyLots };
}

export function fundingEvent(row: Funding & { readonly rate: number }): Unnumbered {
  return { ...at(row.atMs), kind: 'funding', rate: row.rate, intervalHours: row.intervalHours };
}

/** Known when data comes again. */
export function gapEvent(gap: Gap): Unnumbered {
  return { ...at(gap.toMs), kind: 'gap', ...gap };
}

/** Numbered at once: there are too many to copy each. */
export function tradeEvent(trade: AggTrade, seq: number): TradeEvent {
  const { atMs, priceTicks, qtyLots, takerBuy } = trade;
  return { kind: 'trade', seq, recvMs: atMs, exchMs: atMs, inst: INST, priceTicks, qtyLots, takerBuy };
}
