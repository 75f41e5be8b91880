// Counts exactly what the exchange published, what it put on the wire, and what it kept back and when.
import type { FactKind } from './facts';
import type { Venue } from './markets';

/** Order books are asked for, and no facts. */
export type CountedKind = FactKind | 'book';

export interface Lost {
  readonly venue: Venue;
  readonly id: string;
  readonly kind: FactKind;
  /** When it would have been sent, on the exchange's own (true) clock. */
  readonly atMs: number;
}

/** Of one venue's streams since someone first subscribed to each. */
export interface Tally {
  /** Facts that happened. */
  published: number;
  /** Items put on the wire: sound ones, second copies, garbled and foreign ones. */
  sound: number;
  again: number;
  garbled: number;
  foreign: number;
}

export interface Ledger {
  readonly tallies: Map<string, Tally>;
  readonly lost: Lost[];
}

export function createLedger(): Ledger {
  return { tallies: new Map(), lost: [] };
}

export function tallyOf(ledger: Ledger, venue: Venue, kind: CountedKind): Tally {
  const key = `${venue} ${kind}`;
  let tally = ledger.tallies.get(key);
  if (tally === undefined) {
    tally = { published: 0, sound: 0, again: 0, garbled: 0, foreign: 0 };
    ledger.tallies.set(key, tally);
  }
  return tally;
}

/** Items on the wire: each must come out as an event or as a refusal. */
export function itemsSent(tally: Tally): number {
  return tally.sound + tally.again + tally.garbled + tally.foreign;
}
