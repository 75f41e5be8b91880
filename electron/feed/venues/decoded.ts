// What decoding a venue's message gives: events that are not numbered yet, and what had to be refused, counted.
import type { Exchange } from '../../../shared/model/exchange';
import type { Event, InstrumentEvent, Stream, Unnumbered } from '../../../shared/model/event';

/** A market that events are decoded for: the facts that its ticks, lots and prices follow from. */
export interface VenueInstrument extends Unnumbered<InstrumentEvent> {
  readonly exchange: Exchange;
  /** Coins in one contract, a decimal string; `1` where the venue counts coins. */
  readonly contractSize: string;
  /** Maintenance margin rate of the smallest positions: what lies between bankruptcy and trigger price. */
  readonly maintenanceRate: number;
  readonly fundingHours: number;
}

/** By the venue's own symbol. */
export type Instruments = ReadonlyMap<string, VenueInstrument>;

/**
 * Why something that arrived is not an event. `malformed`: not what the venue documents. `inexact`: finer than the
 * instrument's ticks or lots. `wrong-symbol`: not the market that was asked for. `foreign`: another market on a
 * channel that carries all of them. `duplicate`: had before. `in-bar`: part of a bar that the venue has given.
 * `future`: stamped later than the venue's clock can be.
 */
export const REJECT_REASONS = [
  'malformed',
  'inexact',
  'wrong-symbol',
  'foreign',
  'duplicate',
  'in-bar',
  'future',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

export interface Reject {
  /** Null when not even that can be told. */
  readonly stream: Stream | null;
  readonly reason: RejectReason;
}

export type LiveEvent = Unnumbered<Exclude<Event, { kind: 'instrument' | 'gap' | 'tick' | 'bar' | 'tiers' }>>;

export interface DecodedEvent {
  readonly event: LiveEvent;
  /** Tells a repeated event from a new one within its stream and instrument; null when nothing can. */
  readonly id: string | null;
  /** The venue numbers these without holes; null when it does not. */
  readonly serial: number | null;
}

export interface Decoded {
  readonly events: readonly DecodedEvent[];
  readonly rejects: readonly Reject[];
}

/** `decode(raw, recvMs, instruments)`: pure; null for what carries no market data (acknowledgements, pongs). */
export type Decode = (raw: unknown, recvMs: number, instruments: Instruments) => Decoded | null;
