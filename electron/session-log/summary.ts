// What a session holds, gathered while its events go by, in whatever order its batches were written.
import * as v from 'valibot';
import type { Event, EventKind, InstrumentEvent } from '../../shared/model/event';
import { EVENT_KINDS } from '../../shared/model/event';
import { EXCHANGES } from '../../shared/model/exchange';
import type { GapSpan, SessionInfo } from '../../shared/model/session-info';

/** The part of SessionInfo that follows from the events alone; kept as JSON in `meta`. */
export type Summary = Pick<
  SessionInfo,
  'instruments' | 'fromMs' | 'toMs' | 'pricedToMs' | 'lastSeq' | 'events' | 'gaps'
> & {
  /** `seq` of the first event; absent in sessions of the first schema, where it is 1. */
  readonly firstSeq?: number;
};

export interface Tally {
  readonly counts: Record<EventKind, number>;
  /** By `inst`: the last that was said about each. */
  readonly instruments: Map<number, InstrumentEvent>;
  readonly gaps: GapSpan[];
  fromMs: number;
  toMs: number;
  pricedToMs: number | null;
  /** 0 before the first event. */
  firstSeq: number;
  lastSeq: number;
}

const NONE: Readonly<Record<EventKind, number>> = {
  instrument: 0,
  trade: 0,
  bar: 0,
  liquidation: 0,
  mark: 0,
  funding: 0,
  openInterest: 0,
  gap: 0,
  tick: 0,
  book: 0,
  tiers: 0,
};

export function emptyTally(): Tally {
  return {
    counts: { ...NONE },
    instruments: new Map(),
    gaps: [],
    fromMs: 0,
    toMs: 0,
    pricedToMs: null,
    firstSeq: 0,
    lastSeq: 0,
  };
}

/** A tally that goes on from a summary. */
export function tallyFrom(summary: Summary): Tally {
  const { fromMs, toMs, pricedToMs, firstSeq, lastSeq, events, gaps, instruments } = summary;
  return {
    counts: { ...NONE, ...events },
    instruments: new Map(instruments.map((instrument) => [instrument.inst, instrument])),
    gaps: [...gaps],
    fromMs,
    toMs,
    pricedToMs,
    firstSeq: firstSeq ?? Math.min(1, lastSeq),
    lastSeq,
  };
}

/** Counts further events: of a batch, in order; batches may come in any order. */
export function count(tally: Tally, events: readonly Event[]): void {
  for (const event of events) {
    const { seq, recvMs, kind } = event;
    if (tally.lastSeq === 0 || recvMs < tally.fromMs) tally.fromMs = recvMs;
    if (tally.lastSeq === 0 || seq < tally.firstSeq) tally.firstSeq = seq;
    if (recvMs > tally.toMs) tally.toMs = recvMs;
    if (seq > tally.lastSeq) tally.lastSeq = seq;
    tally.counts[kind]++;
    if ((kind === 'bar' || kind === 'trade') && recvMs > (tally.pricedToMs ?? 0)) tally.pricedToMs = recvMs;
    if (kind === 'instrument') {
      const known = tally.instruments.get(event.inst);
      if (known === undefined || known.seq < seq) tally.instruments.set(event.inst, event);
    } else if (kind === 'gap') {
      const { stream, fromMs, toMs, reason } = event;
      tally.gaps.push({ stream, fromMs, toMs, reason });
    }
  }
}

export function summaryOf(tally: Tally): Summary {
  const { fromMs, toMs, pricedToMs, firstSeq, lastSeq } = tally;
  const instruments = [...tally.instruments.values()].sort((a, b) => a.inst - b.inst);
  const events: Partial<Record<EventKind, number>> = {};
  for (const kind of EVENT_KINDS) {
    if (tally.counts[kind] > 0) events[kind] = tally.counts[kind];
  }
  const gaps = [...tally.gaps].sort((a, b) => a.toMs - b.toMs);
  return { instruments, fromMs, toMs, pricedToMs, firstSeq, lastSeq, events, gaps };
}

const whole = v.pipe(v.number(), v.safeInteger());

const summarySchema = v.object({
  instruments: v.array(
    v.object({
      kind: v.literal('instrument'),
      seq: whole,
      recvMs: whole,
      exchMs: whole,
      inst: whole,
      exchange: v.picklist([...EXCHANGES, 'simulated']),
      symbol: v.string(),
      base: v.string(),
      quote: v.string(),
      priceDecimals: whole,
      qtyDecimals: whole,
      cellTicks: whole,
    }),
  ),
  fromMs: whole,
  toMs: whole,
  pricedToMs: v.nullable(whole),
  firstSeq: v.optional(whole),
  lastSeq: whole,
  events: v.record(v.picklist(EVENT_KINDS), whole),
  gaps: v.array(v.object({ stream: v.string(), fromMs: whole, toMs: whole, reason: v.string() })),
});

/** The summary as stored, or null when it is absent or not one (then the events tell). */
export function parseSummary(json: string | undefined): Summary | null {
  if (json === undefined) return null;
  try {
    const result = v.safeParse(summarySchema, JSON.parse(json));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}
