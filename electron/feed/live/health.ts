// How the streams are, for people: state, lag, rate, gaps, refusals and coverage of each, and what is wrong.
import { COVERAGE, type Coverage } from '../../../shared/model/exchange';
import type { Stream } from '../../../shared/model/event';
import type { LiveRecording } from '../../../shared/model/live';
import type { RejectReason } from '../venues/decoded';
import type { VenueId } from '../venues/venue';

/** `polled` figures come by request; `absent` is a stream that the venue does not have. */
export type StreamState = 'connecting' | 'live' | 'lost' | 'absent';

export interface StreamHealth {
  readonly stream: Stream;
  readonly state: StreamState;
  /** From the venue's stamp to our clock, the venue's clock put right, ms; null before the first. */
  readonly lagMs: number | null;
  /** Events a second over the last while. */
  readonly rate: number;
  readonly applied: number;
  readonly rejects: Readonly<Partial<Record<RejectReason, number>>>;
  readonly gaps: number;
  readonly coverage: Coverage;
  /** `recvMs` of the last message that was read, or of the subscription's start; 0 before. */
  readonly lastMs: number;
}

export interface VenueHealth {
  readonly venue: VenueId;
  /** The venue's own symbol; null before it is known. */
  readonly symbol: string | null;
  readonly state: 'connecting' | 'backfilling' | 'live' | 'lost' | 'off';
  /** One sentence on what is wrong and what will be tried next; null when nothing is. */
  readonly problem: string | null;
  /** How far the venue's clock is ahead of ours, ms; null before it was asked. */
  readonly skewMs: number | null;
  /** Requests for its past, the older one that follows behind included: done with, and all. */
  readonly backfill: { readonly done: number; readonly total: number };
  readonly reconnects: number;
  readonly restRefused: number;
  readonly restFailed: number;
  /** Messages that are not even of a known stream. */
  readonly unreadable: number;
  readonly streams: readonly StreamHealth[];
}

export interface LiveHealth {
  readonly atMs: number;
  /** How far back the session reaches, Unix ms; null before anything is in. */
  readonly pastFromMs: number | null;
  readonly venues: readonly VenueHealth[];
  readonly recording: LiveRecording;
}

/** What is counted of one stream while it runs. */
export interface StreamCount {
  readonly stream: Stream;
  state: StreamState;
  applied: number;
  readonly rejects: Map<RejectReason, number>;
  gaps: number;
  lagMs: number | null;
  /** `recvMs` of the last message that was read, or of the subscription's start. */
  lastMs: number;
  rate: number;
  /** `applied` when the rate was last worked out. */
  rated: number;
}

export const LIVE_STREAMS = ['trade', 'mark', 'liquidation', 'openInterest', 'funding', 'book'] as const;

export function createCount(stream: Stream, isThere: boolean): StreamCount {
  return {
    stream,
    state: isThere ? 'connecting' : 'absent',
    applied: 0,
    rejects: new Map(),
    gaps: 0,
    lagMs: null,
    lastMs: 0,
    rate: 0,
    rated: 0,
  };
}

export function countReject(count: StreamCount, reason: RejectReason): void {
  count.rejects.set(reason, (count.rejects.get(reason) ?? 0) + 1);
}

/** Works the rate out anew after `passedMs`. */
export function updateRate(count: StreamCount, passedMs: number): void {
  const now = ((count.applied - count.rated) * 1000) / passedMs;
  count.rated = count.applied;
  count.rate = count.rate === 0 ? now : count.rate * 0.7 + now * 0.3;
}

export function streamHealth(venue: VenueId, count: StreamCount): StreamHealth {
  const { stream, state, lagMs, rate, applied, gaps, lastMs } = count;
  const coverage = stream === 'liquidation' ? COVERAGE[venue] : 'every';
  const rejects = Object.fromEntries(count.rejects);
  return { stream, state, lagMs, rate, applied, gaps, coverage, lastMs, rejects };
}
