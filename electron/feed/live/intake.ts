// One instrument's way in: repeats and foreign clocks are refused, numbers watched, funding thinned out, all counted.
import type { Stream } from '../../../shared/model/event';
import type { DecodedEvent, LiveEvent, Reject, VenueInstrument } from '../venues/decoded';
import { countReject, createCount, LIVE_STREAMS, type StreamCount } from './health';
import { createSerials, type Hole, lostHoles, type Serials, takeSerial } from './holes';
import { createRepeats, isRepeat, type Repeats } from './repeats';

export interface Intake {
  readonly instrument: VenueInstrument;
  readonly counts: ReadonlyMap<Stream, StreamCount>;
  readonly repeats: ReadonlyMap<Stream, Repeats>;
  readonly serials: Serials;
  /** Of each stream: the last event's stamp on our clock, for where a gap begins. */
  readonly lastOwnMs: Map<Stream, number>;
  /** Trades stamped before this are part of a bar that was given, venue time, ms. */
  coveredToMs: number;
  funding: { readonly rate: number; readonly ms: number } | null;
  /** Funding rates that said nothing new. */
  thinned: number;
}

/** A stamp this much later than the venue's clock is wrong, ms. */
const FUTURE_MS = 10_000;
/** A running funding rate is kept when it changed, at most this often, ms. */
const FUNDING_EVERY_MS = 60_000;

export function createIntake(instrument: VenueInstrument, streams: readonly Stream[]): Intake {
  return {
    instrument,
    counts: new Map(LIVE_STREAMS.map((stream) => [stream, createCount(stream, streams.includes(stream))])),
    repeats: new Map(LIVE_STREAMS.map((stream) => [stream, createRepeats()])),
    serials: createSerials(),
    lastOwnMs: new Map(),
    coveredToMs: 0,
    funding: null,
    thinned: 0,
  };
}

export function refuse(intake: Intake, { stream, reason }: Reject): void {
  const count = stream === null ? undefined : intake.counts.get(stream);
  if (count !== undefined) countReject(count, reason);
}

/** The event, or null when it was refused or says nothing new. `skewMs`: the venue's clock is ahead by this. */
export function takeIn(intake: Intake, decoded: DecodedEvent, skewMs: number): LiveEvent | null {
  const { event, id, serial } = decoded;
  const { kind: stream, recvMs, exchMs } = event;
  const count = intake.counts.get(stream);
  if (count === undefined) return null;
  const ownMs = exchMs - skewMs;
  if (ownMs > recvMs + FUTURE_MS) {
    countReject(count, 'future');
    return null;
  }
  count.lastMs = recvMs;
  if (serial !== null && takeSerial(intake.serials, serial, ownMs, recvMs) === 'repeat') {
    countReject(count, 'duplicate');
    return null;
  }
  const repeats = intake.repeats.get(stream);
  if (id !== null && repeats !== undefined && isRepeat(repeats, id)) {
    countReject(count, 'duplicate');
    return null;
  }
  intake.lastOwnMs.set(stream, Math.min(recvMs, ownMs));
  const lagMs = recvMs - ownMs;
  count.lagMs = count.lagMs === null ? lagMs : count.lagMs * 0.9 + lagMs * 0.1;
  if (event.kind === 'funding' && isOldNews(intake, event.rate, recvMs)) return null;
  return event;
}

function isOldNews(intake: Intake, rate: number, ms: number): boolean {
  const { funding } = intake;
  if (funding !== null && (funding.rate === rate || ms - funding.ms < FUNDING_EVERY_MS)) {
    intake.thinned++;
    return true;
  }
  intake.funding = { rate, ms };
  return false;
}

/** The last check, when the event is about to be numbered: is it in a bar that was given meanwhile? */
export function admit(intake: Intake, event: LiveEvent): boolean {
  const count = intake.counts.get(event.kind);
  if (event.kind === 'trade' && event.exchMs < intake.coveredToMs) {
    if (count !== undefined) countReject(count, 'in-bar');
    return false;
  }
  if (count !== undefined) count.applied++;
  return true;
}

/** Numbered trades that never came. */
export function lostTrades(intake: Intake, nowMs: number): readonly Hole[] {
  return lostHoles(intake.serials, nowMs);
}
