// What a session holds, gathered while its events go by: counts, instruments, gaps, time span.
import * as v from 'valibot';
import type { Event, EventKind, InstrumentEvent } from '../../shared/model/event';
import { EVENT_KINDS } from '../../shared/model/event';
import { EXCHANGES } from '../../shared/model/exchange';
import type { GapSpan, SessionInfo } from '../../shared/model/session-info';

/** The part of SessionInfo that follows from the events alone; kept as JSON in `meta`. */
export type Summary = Pick<
  SessionInfo,
  'instruments' | 'fromMs' | 'toMs' | 'pricedToMs' | 'lastSeq' | 'events' | 'gaps'
>;

export interface Tally {
  readonly counts: Record<EventKind, number>;
  /** By `inst`: the last that was said about each. */
  readonly instruments: Map<number, InstrumentEvent>;
  readonly gaps: GapSpan[];
  fromMs: number;
  toMs: number;
  pricedToMs: number | null;
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
};

export function emptyTally(): Tally {
  return {
    counts: { ...NONE },
    instruments: new Map(),
    gaps: [],
    fromMs: 0,
    toMs: 0,
    pricedToMs: null,
    lastSeq: 0,
  };
}

/** Counts further events, which follow those counted before. */
export function count(tally: Tally, events: readonly Event[]): void {
  for (const event of events) {
    if (tally.lastSeq === 0) tally.fromMs = event.recvMs;
    tally.toMs = event.recvMs;
    tally.lastSeq = event.seq;
    tally.counts[event.kind]++;
    if (event.kind === 'bar' || event.kind === 'trade') tally.pricedToMs = event.recvMs;
    if (event.kind === 'instrument') tally.instruments.set(event.inst, event);
    if (event.kind === 'gap') {
      const { stream, fromMs, toMs, reason } = event;
      tally.gaps.push({ stream, fromMs, toMs, reason });
    }
  }
}

/** Counts events that come before all that were counted. */
export function countEarlier(tally: Tally, events: readonly Event[]): void {
  const earlier = emptyTally();
  count(earlier, events);
  for (const kind of EVENT_KINDS) tally.counts[kind] += earlier.counts[kind];
  for (const [inst, event] of earlier.instruments)
    if (!tally.instruments.has(inst)) tally.instruments.set(inst, event);
  tally.gaps.unshift(...earlier.gaps);
  tally.pricedToMs ??= earlier.pricedToMs;
  tally.fromMs = earlier.fromMs;
}

export function summaryOf(tally: Tally): Summary {
  const { fromMs, toMs, pricedToMs, lastSeq, gaps } = tally;
  const instruments = [...tally.instruments.values()].sort((a, b) => a.inst - b.inst);
  const events: Partial<Record<EventKind, number>> = {};
  for (const kind of EVENT_KINDS) {
    if (tally.counts[kind] > 0) events[kind] = tally.counts[kind];
  }
  return { instruments, fromMs, toMs, pricedToMs, lastSeq, events, gaps: [...gaps] };
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
