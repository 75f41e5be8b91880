// How the streams are, for people: state, lag, rate, gaps, refusals and coverage of each, and what is wrong.
import { COVERAGE } from '../../../shared/model/exchange';
import type { Stream } from '../../../shared/model/event';
import type { LiveRecording, LiveStreamStatus, LiveVenueStatus } from '../../../shared/model/live';
import type { RejectReason } from '../venues/decoded';
import type { VenueId } from '../venues/venue';

export type StreamState = LiveStreamStatus['state'];

/** As windows are told it, with the names of streams and reasons that it is counted by. */
export interface StreamHealth extends LiveStreamStatus {
  readonly stream: Stream;
  readonly rejects: Readonly<Partial<Record<RejectReason, number>>>;
}

export interface VenueHealth extends LiveVenueStatus {
  readonly venue: VenueId;
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
