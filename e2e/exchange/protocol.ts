// What one venue's part of the exchange must do: answer REST, read subscriptions, put facts into its own words.
import type { Fact, FactKind } from './facts';
import type { CountedKind } from './ledger';
import type { Market, Venue } from './markets';
import type { Tape } from './tape';

export interface RestRequest {
  readonly path: string;
  readonly query: URLSearchParams;
  /** Parsed JSON, or null. */
  readonly body: unknown;
}

export interface RestContext {
  /** The venue's clock, Unix ms. */
  readonly nowMs: number;
  readonly tapeOf: (id: string) => Tape | undefined;
  /** True once for each open-interest answer that should lack its amount. */
  readonly dropsAmount: () => boolean;
}

export interface RestAnswer {
  readonly status: number;
  readonly json: unknown;
  /** A polled fact that this answer carries, for the ledger. */
  readonly fact?: { readonly id: string; readonly kind: CountedKind; readonly sound: boolean };
}

/** Something that can be subscribed to: facts of some kinds of one market (null: of all markets). */
export interface Channel {
  readonly name: string;
  readonly id: string | null;
  readonly kinds: readonly FactKind[];
}

export interface Control {
  readonly answers: readonly string[];
  readonly subscribe: readonly Channel[];
  readonly unsubscribe: readonly Channel[];
}

/** One message to be sent on a channel, and the facts in it. */
export interface Message {
  readonly text: string;
  readonly kinds: readonly FactKind[];
  /** The trades in it are numbered without holes: one of them may be lost and will be missed. */
  readonly numbered: boolean;
}

export interface Protocol {
  readonly venue: Venue;
  /** Null when the path is not this venue's. */
  readonly rest: (request: RestRequest, context: RestContext) => RestAnswer | null;
  readonly isSocketPath: (path: string) => boolean;
  readonly control: (text: string, nowMs: number) => Control;
  /** Facts of one market, all of kinds that the channel carries. */
  readonly encode: (
    channel: Channel,
    market: Market,
    facts: readonly Fact[],
    tape: Tape,
    nowMs: number,
  ) => readonly Message[];
  /** The same message with one item that no decoder can read, or that is of an unknown market. */
  readonly spoil: (text: string, how: 'malformed' | 'foreign') => string;
}

export const NO_CONTROL: Control = { answers: [], subscribe: [], unsubscribe: [] };

/** A message as JSON to change; the shapes are our own. */
export function parsed(text: string): { [field: string]: unknown } {
  return JSON.parse(text) as { [field: string]: unknown };
}

export function json(status: number, value: unknown): RestAnswer {
  return { status, json: value };
}
