// The live source: venues' events in one order, numbered, recorded and handed to the engine, with their past before.
import type { BarEvent, GapEvent, Unnumbered } from '../../../shared/model/event';
import { COVERAGE } from '../../../shared/model/exchange';
import type { EngineToFeed, FeedToEngine } from '../../../shared/ipc/pipeline';
import type { SessionInfo } from '../../../shared/model/session-info';
import { compareEvents } from '../import/events';
import { openSession } from '../../session-log/reader';
import { startRecording } from '../../session-log/recorder';
import type { LiveEvent } from '../venues/decoded';
import { BAR_MS, barGap } from '../venues/history-rows';
import type { Backfill } from './backfill';
import type { Clock } from './clock';
import { type LiveHealth, streamHealth, updateRate, type VenueHealth } from './health';
import { admit } from './intake';
import type { LiveOptions } from './options';
import { createOutbox } from './outbox';
import { createVenueFeed, dueBars, settle, type VenueFeed } from './venue-feed';

export interface LivePorts {
  readonly toEngine: (message: FeedToEngine) => void;
  readonly clock: Clock;
}

export interface LiveSource {
  /** What the engine says. */
  readonly answer: (message: EngineToFeed) => void;
  /** How everything is now. */
  readonly health: () => LiveHealth;
  /** Resolves when the past is in and the present has joined it. */
  readonly opened: Promise<void>;
  readonly isOpen: () => boolean;
  /** Hangs up, writes what is left and completes the session; null when nothing ever came. */
  readonly stop: () => Promise<SessionInfo | null>;
}

/** How often clocks are looked at, ms. */
const LOOK_MS = 100;
const RATE_MS = 2000;

/** Something on its way to be numbered. */
type Item =
  | { readonly feed: VenueFeed; readonly event: LiveEvent }
  | { readonly feed: VenueFeed; readonly event: Unnumbered<GapEvent> };

/**
 * Starts at once and never fails for want of a network: `health` says what is wrong and what is tried next. Throws
 * InputError when the session file cannot be written.
 */
export function startLive(options: LiveOptions, ports: LivePorts): LiveSource {
  const { clock } = ports;
  const { timings, path } = options;
  const recorder = startRecording(path, options);
  const outbox = createOutbox({ toEngine: ports.toEngine, recorder, path });
  const startedMs = clock.now();
  /** Until it is its turn: by venue before its past is in, all of them while a bar is fetched. */
  const early = new Map<VenueFeed, Item[]>();
  const ready: { readonly feed: VenueFeed; readonly backfill: Backfill }[] = [];
  let held: Item[] = [];
  let holding = 0;
  let isOpen = false;
  let stopped = false;
  const stopping = new AbortController();
  let ratedMs = startedMs;
  let announce: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    announce = resolve;
  });

  const put = ({ feed, event }: Item): void => {
    const intake = feed.intake();
    if (event.kind === 'gap' || (intake !== null && admit(intake, event))) outbox.push(event);
  };

  const take = (item: Item): void => {
    const waiting = early.get(item.feed);
    if (waiting !== undefined) waiting.push(item);
    else if (holding > 0) held.push(item);
    else if (mend(Math.max(item.event.recvMs, item.event.kind === 'trade' ? item.event.exchMs : 0)))
      held.push(item);
    else put(item);
  };

  /** Starts fetching the torn bars that have ended by `ms`; everything waits meanwhile. True when it does. */
  const mend = (ms: number): boolean => {
    let found = false;
    for (const feed of feeds) {
      const opens = early.has(feed) ? [] : dueBars(feed, ms);
      if (opens.length === 0) continue;
      found = true;
      holding++;
      settle(feed, opens);
      void mendFeed(feed, opens);
    }
    return found;
  };

  const mendFeed = async (feed: VenueFeed, opens: readonly number[]): Promise<void> => {
    const bars = await within(timings.holdMs, fetchSettled(feed, opens));
    const given = bars.filter((event): event is Unnumbered<BarEvent> => event.kind === 'bar');
    const intake = feed.intake();
    for (const bar of given) {
      outbox.push(bar);
      if (intake !== null) intake.coveredToMs = Math.max(intake.coveredToMs, bar.openMs + BAR_MS);
    }
    for (const open of opens) {
      if (given.some((bar) => bar.openMs === open) || intake === null) continue;
      outbox.push(barGap(intake.instrument, open, clock.now()));
    }
    if (--holding > 0) return;
    const waiting = held;
    held = [];
    for (const item of waiting) take(item);
  };

  const fetchSettled = async (feed: VenueFeed, opens: readonly number[]) => {
    await clock.wait(timings.settleMs, stopping.signal);
    return await feed.fetchBars(opens);
  };

  /** What comes in time; nothing when it fails or is late. */
  const within = async <T>(ms: number, work: Promise<readonly T[]>): Promise<readonly T[]> =>
    await Promise.race([work.catch(() => []), clock.wait(ms, stopping.signal).then(() => [])]);

  const onReady = (feed: VenueFeed, backfill: Backfill): void => {
    ready.push({ feed, backfill });
    if (isOpen) admitVenues(ready.splice(0));
  };

  const admitVenues = (
    venues: readonly { readonly feed: VenueFeed; readonly backfill: Backfill }[],
  ): void => {
    const past: Unnumbered[] = [];
    for (const { feed, backfill } of venues) {
      const instrument = feed.intake()?.instrument;
      if (instrument === undefined) continue;
      past.push(...backfill.events);
      const { inst } = instrument;
      for (const gap of backfill.gaps)
        past.push({ kind: 'gap', recvMs: gap.fromMs, exchMs: gap.fromMs, inst, ...gap });
    }
    past.sort(compareEvents);
    const firstMs = past[0]?.recvMs ?? clock.now();
    const byNumber = venues.toSorted(
      (a, b) => (a.feed.intake()?.instrument.inst ?? 0) - (b.feed.intake()?.instrument.inst ?? 0),
    );
    for (const { feed } of byNumber) {
      const instrument = feed.intake()?.instrument;
      if (instrument === undefined) continue;
      const { contractSize: _size, maintenanceRate: _rate, fundingHours: _hours, ...event } = instrument;
      outbox.push({ ...event, recvMs: firstMs, exchMs: firstMs });
    }
    for (const event of past) outbox.push(event);
    const waiting = venues.flatMap(({ feed }) => early.get(feed) ?? []);
    for (const { feed } of venues) early.delete(feed);
    for (const item of waiting.sort((a, b) => a.event.recvMs - b.event.recvMs)) take(item);
  };

  /** Begins once every venue is in, or the time for opening is over and at least one is. */
  const maybeOpen = (): void => {
    if (isOpen || ready.length === 0) return;
    const pending = feeds.filter((feed) => !feed.isOff()).length - ready.length;
    if (pending > 0 && clock.now() - startedMs < timings.openingMs + timings.holdMs) return;
    isOpen = true;
    admitVenues(ready.splice(0));
    outbox.flush(clock.now());
    announce();
  };

  const look = (): void => {
    const nowMs = clock.now();
    for (const feed of feeds) feed.look();
    maybeOpen();
    if (isOpen && holding === 0) mend(nowMs);
    if (nowMs - ratedMs >= RATE_MS) {
      for (const feed of feeds)
        for (const count of feed.intake()?.counts.values() ?? []) updateRate(count, nowMs - ratedMs);
      ratedMs = nowMs;
    }
  };

  const feeds: readonly VenueFeed[] = options.venues.map((choice, inst) =>
    createVenueFeed(choice, inst, options, {
      clock,
      onReady,
      onEvent: (feed, event) => take({ feed, event }),
      onGap: (feed, event) => take({ feed, event }),
    }),
  );
  for (const feed of feeds) early.set(feed, []);
  const stops = [
    clock.every(LOOK_MS, look),
    clock.every(timings.batchMs, () => {
      if (isOpen) outbox.flush(clock.now());
    }),
  ];

  /** The whole session again, from its file: the engine starts over. */
  const resend = (): void => {
    const reader = openSession(path);
    try {
      ports.toEngine({ type: 'open', path, session: recorder.info() });
      for (const { bytes } of reader.batches()) ports.toEngine({ type: 'batch', bytes });
    } finally {
      reader.close();
    }
  };

  return {
    opened,
    isOpen: () => isOpen,
    answer: (message) => {
      if (message.type === 'reached') outbox.reached();
      else if (message.type === 'refold' && isOpen) {
        outbox.flush(clock.now());
        resend();
        outbox.reached();
      }
    },
    health: () => ({
      atMs: clock.now(),
      venues: feeds.map((feed) => venueHealth(feed, early.has(feed))),
      recording: { path, bytes: recorder.size(), problem: outbox.problem() },
    }),
    stop: async () => {
      if (stopped) return null;
      stopped = true;
      stopping.abort();
      for (const stop of stops) stop();
      for (const feed of feeds) feed.close();
      // What the sockets still held comes in while they close.
      await clock.wait(timings.batchMs);
      if (ready.length > 0) admitVenues(ready.splice(0));
      const waiting = held;
      held = [];
      for (const item of waiting) put(item);
      outbox.flush(clock.now());
      if (outbox.seq() === 0 || outbox.problem() !== null) {
        recorder.close();
        return null;
      }
      return recorder.finish();
    },
  };
}

function venueHealth(feed: VenueFeed, isEarly: boolean): VenueHealth {
  const intake = feed.intake();
  const line = feed.line();
  const { venue } = feed.choice;
  const state = line?.state() ?? 'connecting';
  const isLive = state === 'live';
  return {
    venue,
    symbol: intake?.instrument.symbol ?? null,
    state: feed.isOff() || state === 'closed' ? 'off' : isLive && isEarly ? 'backfilling' : state,
    problem: feed.problem(),
    skewMs: feed.skewMs(),
    backfill: feed.progress(),
    reconnects: line?.reconnects() ?? 0,
    restRefused: feed.budget.refused,
    restFailed: feed.budget.failed,
    unreadable: feed.unreadable(),
    streams: [...(intake?.counts.values() ?? [])]
      .filter((count) => count.state !== 'absent' || COVERAGE[venue] === 'none')
      .map((count) => streamHealth(venue, count)),
  };
}
