// The live source: venues' events in one order, numbered, recorded and handed to the engine, with their past before.
import type { GapEvent, Unnumbered } from '../../../shared/model/event';
import type { EngineToFeed, FeedToEngine } from '../../../shared/ipc/pipeline';
import type { SessionInfo } from '../../../shared/model/session-info';
import type { LiveEvent } from '../venues/decoded';
import type { Backfill } from './backfill';
import type { Clock } from './clock';
import { type LiveHealth, updateRate } from './health';
import { admit } from './intake';
import { createKeeper } from './keeper';
import { createMending } from './mending';
import { fillOlder } from './older-past';
import type { LiveOptions } from './options';
import { createOutbox } from './outbox';
import { pastEvents, type PastPlan, planPast } from './past';
import { createVenueFeed, type VenueFeed } from './venue-feed';
import { venueHealth } from './venue-health';

export interface LivePorts {
  readonly toEngine: (message: FeedToEngine) => void;
  readonly clock: Clock;
}

export interface LiveSource {
  /** What the engine says. */
  readonly answer: (message: EngineToFeed) => void;
  /** How everything is now. */
  readonly health: () => LiveHealth;
  /** Resolves when the recent past is in and the present has joined it. */
  readonly opened: Promise<void>;
  /** Resolves when the older past is in too, or will not come. */
  readonly filled: Promise<void>;
  readonly isOpen: () => boolean;
  /** Completes the recording and keeps it; the live map goes on unrecorded. */
  readonly unrecord: () => void;
  /** Requests under way now, of all venues. */
  readonly asking: () => number;
  /**
   * Hangs up, writes what is left and completes the session; null when nothing ever came. What could not be written is
   * told by `health().recording.problem`.
   */
  readonly stop: () => Promise<SessionInfo | null>;
}

/** How often clocks are looked at, ms. */
const LOOK_MS = 100;
const RATE_MS = 2000;
/** Numbers kept free for the older past: every market's five-minute steps of any history that a venue has. */
const ROOM = 10_000_000;

/** Something on its way to be numbered. */
type Item =
  | { readonly feed: VenueFeed; readonly event: LiveEvent }
  | { readonly feed: VenueFeed; readonly event: Unnumbered<GapEvent> };

interface Arrival {
  readonly feed: VenueFeed;
  readonly backfill: Backfill;
  readonly atMs: number;
}

/**
 * Starts at once and never fails for want of a network: `health` says what is wrong and what is tried next. Throws
 * InputError when the session file cannot be written.
 */
export function startLive(options: LiveOptions, ports: LivePorts): LiveSource {
  const { clock } = ports;
  const { timings, path } = options;
  const keeper = createKeeper(options.record ? path : null, options);
  const hasOlder = options.historyMs > timings.recentMs;
  const outbox = createOutbox({
    toEngine: ports.toEngine,
    keeper,
    path,
    room: hasOlder ? ROOM : 0,
    writeMs: timings.writeMs,
  });
  /** Until it is its turn: by venue before its past is in, all of them while a bar is fetched. */
  const early = new Map<VenueFeed, Item[]>();
  const ready: Arrival[] = [];
  let held: Item[] = [];
  let plan: PastPlan | null = null;
  /** Once the older past is being written, who comes late comes without it. */
  let olderIsClosed = !hasOlder;
  let isOpen = false;
  let stopped = false;
  const stopping = new AbortController();
  let ratedMs = clock.now();
  const opening = deferred();
  const filling = deferred();

  const planOf = (): PastPlan => (plan ??= planPast(options.historyMs, timings, clock.now()));
  const members = (): readonly VenueFeed[] => feeds.filter((feed) => !early.has(feed));

  const put = ({ feed, event }: Item): void => {
    const intake = feed.intake();
    if (event.kind === 'gap' || (intake !== null && admit(intake, event))) outbox.push(event);
  };

  const take = (item: Item): void => {
    const { feed, event } = item;
    const waiting = early.get(feed);
    if (waiting !== undefined) waiting.push(item);
    else if (mending.isHolding()) held.push(item);
    else if (mending.mend(members(), Math.max(event.recvMs, event.kind === 'trade' ? event.exchMs : 0)))
      held.push(item);
    else put(item);
  };

  const mending = createMending({
    clock,
    timings,
    signal: stopping.signal,
    push: (event) => outbox.push(event),
    onFree: () => {
      const waiting = held;
      held = [];
      for (const item of waiting) take(item);
    },
  });

  const admitVenues = (arrivals: readonly Arrival[]): void => {
    const pasts = arrivals.flatMap(({ feed, backfill }) => {
      const instrument = feed.intake()?.instrument;
      return instrument === undefined ? [] : [{ instrument, backfill }];
    });
    for (const event of pastEvents(pasts, clock.now())) outbox.push(event);
    for (const { feed } of arrivals) noteTiers(feed);
    if (olderIsClosed && hasOlder) for (const { feed } of arrivals) noteMissedPast(feed);
    const waiting = arrivals.flatMap(({ feed }) => early.get(feed) ?? []);
    for (const { feed } of arrivals) early.delete(feed);
    for (const item of waiting.sort((a, b) => a.event.recvMs - b.event.recvMs)) take(item);
  };

  const noteTiers = (feed: VenueFeed): void => {
    const tiers = feed.tiers();
    const inst = feed.intake()?.instrument.inst;
    if (tiers === null || inst === undefined) return;
    const nowMs = clock.now();
    outbox.push({
      kind: 'tiers',
      recvMs: nowMs,
      exchMs: nowMs,
      inst,
      upToUsd: tiers.map(({ upToUsd }) => upToUsd),
      maintenanceRate: tiers.map(({ maintenanceRate }) => maintenanceRate),
      maxLeverage: tiers.map(({ maxLeverage }) => maxLeverage),
      amountUsd: tiers.map(({ amountUsd }) => amountUsd),
    });
  };

  const noteMissedPast = (feed: VenueFeed): void => {
    const inst = feed.intake()?.instrument.inst;
    const { recentFromMs: toMs, steps } = planOf();
    const fromMs = steps.at(-1)?.fromMs ?? toMs;
    if (inst === undefined) return;
    const nowMs = clock.now();
    const reason = 'This venue joined late: its older past was not fetched';
    outbox.push({ kind: 'gap', recvMs: nowMs, exchMs: nowMs, inst, stream: 'bar', fromMs, toMs, reason });
  };

  const fill = async (): Promise<void> => {
    await fillOlder({
      plan: planOf(),
      members,
      onClosed: () => {
        olderIsClosed = true;
      },
      prepend: (events) => {
        if (stopped) return false;
        outbox.prepend(events);
        outbox.resend(clock.now());
        return true;
      },
    });
    filling.resolve();
  };

  const onReady = (feed: VenueFeed, backfill: Backfill): void => {
    ready.push({ feed, backfill, atMs: clock.now() });
    if (isOpen) admitVenues(ready.splice(0));
  };

  /** Begins once every venue is in, or one has waited for the others for long enough. */
  const maybeOpen = (): void => {
    if (isOpen || ready.length === 0) return;
    const pending = feeds.filter((feed) => !feed.isOff()).length - ready.length;
    if (pending > 0 && clock.now() - ready[0].atMs < timings.othersMs) return;
    isOpen = true;
    admitVenues(ready.splice(0));
    outbox.flush(clock.now());
    opening.resolve();
    void fill();
  };

  const look = (): void => {
    const nowMs = clock.now();
    for (const feed of feeds) feed.look();
    maybeOpen();
    if (isOpen && !mending.isHolding()) mending.mend(members(), nowMs);
    if (nowMs - ratedMs >= RATE_MS) {
      for (const feed of feeds)
        for (const count of feed.intake()?.counts.values() ?? []) updateRate(count, nowMs - ratedMs);
      ratedMs = nowMs;
    }
  };

  const feeds: readonly VenueFeed[] = options.venues.map((choice, inst) =>
    createVenueFeed(choice, inst, options, {
      clock,
      plan: planOf,
      onReady,
      onEvent: (feed, event) => take({ feed, event }),
      onGap: (feed, event) => take({ feed, event }),
    }),
  );
  for (const feed of feeds) early.set(feed, []);
  const stops = [
    clock.every(LOOK_MS, look),
    clock.every(timings.writeMs, () => {
      if (isOpen) outbox.store();
    }),
    clock.every(timings.batchMs, () => {
      if (isOpen) outbox.flush(clock.now());
    }),
  ];

  return {
    opened: opening.promise,
    filled: filling.promise,
    isOpen: () => isOpen,
    unrecord: () => {
      if (isOpen) outbox.flush(clock.now());
      keeper.unrecord();
    },
    asking: () => feeds.reduce((sum, { budget }) => sum + budget.asking, 0),
    answer: (message) => {
      if (message.type === 'reached') outbox.reached();
      else if (message.type === 'refold' && isOpen) outbox.resend(clock.now());
    },
    health: () => ({
      atMs: clock.now(),
      pastFromMs: outbox.firstMs(),
      venues: feeds.map((feed) => venueHealth(feed, early.has(feed))),
      recording: keeper.recording(),
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
      if (outbox.firstMs() === null) {
        keeper.close();
        return null;
      }
      return keeper.finish();
    },
  };
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
