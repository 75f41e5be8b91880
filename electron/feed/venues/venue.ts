// What the live source needs of a venue: streams to keep up, figures to poll, history to begin with, one decoder.
import type { EXCHANGES } from '../../../shared/model/exchange';
import type {
  BarEvent,
  FundingEvent,
  OpenInterestEvent,
  Stream,
  Unnumbered,
} from '../../../shared/model/event';
import type { Tier } from '../../../shared/risk/tiers';
import type { Decode, VenueInstrument } from './decoded';

export type VenueId = (typeof EXCHANGES)[number];

export interface Subscription {
  readonly streams: readonly Stream[];
  /** Settles (by rejecting) only when the stream is lost: its messages go to `onMessage`. */
  readonly start: () => Promise<unknown>;
}

export interface Poll {
  readonly stream: Stream;
  readonly everyMs: number;
  readonly request: () => Promise<unknown>;
  /** Reads the answer; without it the venue's own decoder does. */
  readonly decode?: Decode;
}

/** Spans of time to ask for one by one, newest first: [fromMs, toMs). */
export interface Page {
  readonly fromMs: number;
  readonly toMs: number;
}

export type HistoryKind = 'bar' | 'openInterest' | 'funding';
export type HistoryEvent = Unnumbered<BarEvent | OpenInterestEvent | FundingEvent>;

/** One kind of history: how far one answer reaches, and the request for one. */
export interface History {
  readonly kind: HistoryKind;
  /** Time that one answer covers, ms. */
  readonly pageMs: number;
  /** How far back the venue goes, ms; null when it does not say. */
  readonly reachMs: number | null;
  /** Events of [fromMs, toMs), in any order; rows that cannot be read are left out and counted. */
  readonly request: (
    page: Page,
  ) => Promise<{ readonly events: readonly HistoryEvent[]; readonly rejects: number }>;
}

export interface Venue {
  readonly id: VenueId;
  readonly decode: Decode;
  /** True for the venue's answer to a subscription. */
  readonly isAcknowledgement: (message: unknown) => boolean;
  /** Loads what trading there means. Throws InputError when the venue does not know the symbol. */
  readonly instrument: (symbol: string, inst: number, nowMs: number) => Promise<VenueInstrument>;
  /** The venue's clock, Unix ms; null where it cannot be asked for. */
  readonly serverMs: (() => Promise<number>) | null;
  /** Its margin tiers, rising in notional; null where it does not publish them. */
  readonly tiers: (instrument: VenueInstrument) => Promise<readonly Tier[] | null>;
  readonly subscriptions: (instrument: VenueInstrument) => readonly Subscription[];
  readonly polls: (instrument: VenueInstrument) => readonly Poll[];
  readonly history: (instrument: VenueInstrument) => readonly History[];
  /** What the last REST answer asked for in its Retry-After, seconds; null when it did not. */
  readonly retryAfterS: () => number | null;
  /** Ends every socket; what they still deliver is delivered. */
  readonly hangUp: () => void;
}

export interface VenueOptions {
  /** Where REST and sockets are instead of at the venue, e.g. `http://127.0.0.1:8080`; null: at the venue. */
  readonly endpoint: string | null;
  /** An HTTP proxy for all of it; null for none. */
  readonly proxy: string | null;
  /** False asks without the spacing that venues want: only where the venue is our own. */
  readonly spaced: boolean;
  /** Every message that carries market data, or is nothing known: in order, none left out. */
  readonly onMessage: (message: unknown) => void;
  readonly onAcknowledgement: () => void;
}
