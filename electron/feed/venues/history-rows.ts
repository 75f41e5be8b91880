// Rows of a history answer to events: each row is one, or is counted as unreadable.
import type {
  BarEvent,
  FundingEvent,
  GapEvent,
  OpenInterestEvent,
  Unnumbered,
} from '../../../shared/model/event';
import type { VenueInstrument } from './decoded';
import { exactUnits, msOf, Refusal } from './fields';
import type { HistoryEvent, Page } from './venue';

export const BAR_MS = 300_000;
export const DAY_MS = 86_400_000;

export interface HistoryAnswer {
  readonly events: readonly HistoryEvent[];
  readonly rejects: number;
}

/** Reads rows; events that lie outside the page are left out without being counted. */
export function readRows(
  rows: unknown,
  { fromMs, toMs }: Page,
  read: (row: unknown) => HistoryEvent,
): HistoryAnswer {
  if (!Array.isArray(rows)) return { events: [], rejects: 1 };
  const events: HistoryEvent[] = [];
  let rejects = 0;
  for (const row of rows) {
    try {
      const event = read(row);
      const ms = event.kind === 'bar' ? event.openMs : event.exchMs;
      if (ms >= fromMs && ms < toMs) events.push(event);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      rejects++;
    }
  }
  return { events, rejects };
}

export interface BarFields {
  readonly openMs: number;
  readonly open: unknown;
  readonly high: unknown;
  readonly low: unknown;
  readonly close: unknown;
  readonly volumeLots: number;
  readonly takerBuyLots: number | null;
  readonly trades: number | null;
}

/** Time and prices of a candle that is a list in the usual order: open time, open, high, low, close. */
export function candleRow(row: unknown): Pick<BarFields, 'openMs' | 'open' | 'high' | 'low' | 'close'> {
  return { openMs: msOf(at(row, 0)), open: at(row, 1), high: at(row, 2), low: at(row, 3), close: at(row, 4) };
}

/** A closed bar, known when it closed. */
export function barEvent(instrument: VenueInstrument, bar: BarFields): Unnumbered<BarEvent> {
  const ticks = (value: unknown): number => exactUnits(value, instrument.priceDecimals);
  const [openTicks, highTicks, lowTicks, closeTicks] = [bar.open, bar.high, bar.low, bar.close].map(ticks);
  if (lowTicks > Math.min(openTicks, closeTicks) || highTicks < Math.max(openTicks, closeTicks)) {
    throw new Refusal('malformed');
  }
  const { openMs, volumeLots, takerBuyLots, trades } = bar;
  const closeMs = openMs + BAR_MS;
  return {
    kind: 'bar',
    recvMs: closeMs,
    exchMs: closeMs,
    inst: instrument.inst,
    openMs,
    intervalMs: BAR_MS,
    openTicks,
    highTicks,
    lowTicks,
    closeTicks,
    volumeLots,
    takerBuyLots,
    trades,
  };
}

export function openInterestEvent(
  { inst }: VenueInstrument,
  ms: number,
  qtyLots: number,
): Unnumbered<OpenInterestEvent> {
  return { kind: 'openInterest', recvMs: ms, exchMs: ms, inst, qtyLots };
}

export function fundingEvent(
  { inst, fundingHours }: VenueInstrument,
  ms: number,
  rate: number,
): Unnumbered<FundingEvent> {
  return { kind: 'funding', recvMs: ms, exchMs: ms, inst, rate, intervalHours: fundingHours };
}

/** A field of a row that must be an object, or a place in one that must be a list. */
export function at(row: unknown, field: string | number): unknown {
  if (typeof row !== 'object' || row === null) throw new Refusal('malformed');
  return (row as { [field: string]: unknown })[field];
}

/** A bar that the venue did not give in place of one whose trades are incomplete. */
export function barGap({ inst }: VenueInstrument, openMs: number, nowMs: number): Unnumbered<GapEvent> {
  const toMs = openMs + BAR_MS;
  const reason = 'The venue did not give this bar; its trades are incomplete';
  return { kind: 'gap', recvMs: nowMs, exchMs: nowMs, inst, stream: 'bar', fromMs: openMs, toMs, reason };
}
