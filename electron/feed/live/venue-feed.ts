// One venue in a live source: opened however long it takes, its line kept up, its messages decoded, its past fetched.
import { setMaxListeners } from 'node:events';
import type { GapEvent, Unnumbered } from '../../../shared/model/event';
import { EXCHANGE_NAMES } from '../../../shared/model/exchange';
import type { Tier } from '../../../shared/risk/tiers';
import { InputError } from '../../../shared/util/input-error';
import type { Instruments, LiveEvent } from '../venues/decoded';
import { BAR_MS } from '../venues/history-rows';
import { openVenue } from '../venues/open-venue';
import type { HistoryEvent, Venue } from '../venues/venue';
import { backOffMs, RECONNECT, RETRY } from './back-off';
import { type Backfill, countPages, fetchBackfill, type Span } from './backfill';
import type { Clock } from './clock';
import { createIntake, type Intake, refuse, takeIn } from './intake';
import { createLine, type Line } from './line';
import { createLosses, type NoteGap } from './losses';
import type { LiveOptions, VenueChoice } from './options';
import { floorBar, type PastPlan } from './past';
import { createPolling } from './polling';
import { counted, createBudget, type RestBudget, withBudget } from './rest';
import { placeText, sentence } from './sentence';
import { silentStream } from './silence';
import { createSkew } from './skew';
import { createTornBars, tear, type TornBars } from './torn-bars';

export interface VenueFeed {
  readonly choice: VenueChoice;
  readonly budget: RestBudget;
  readonly line: () => Line | null;
  /** Null until the venue has said what the symbol means. */
  readonly intake: () => Intake | null;
  readonly torn: TornBars;
  /** The venue's own margin tiers; null where it does not give them. */
  readonly tiers: () => readonly Tier[] | null;
  readonly skewMs: () => number | null;
  readonly problem: () => string | null;
  readonly isOff: () => boolean;
  /** Pages of the past, the older steps included. */
  readonly progress: () => { readonly done: number; readonly total: number };
  readonly unreadable: () => number;
  /** Looks at the clock: silence, holes, polls. */
  readonly look: () => void;
  /** Bars that opened at these moments, from the venue; what it does not give is left out. */
  readonly fetchBars: (opens: readonly number[]) => Promise<readonly HistoryEvent[]>;
  /** A step of the older past, at a pace that leaves room for the present; null once the feed is closed. */
  readonly fetchOlder: (span: Span) => Promise<Backfill | null>;
  readonly close: () => void;
}

export interface VenueFeedPorts {
  readonly clock: Clock;
  /** The same for all venues, from when it is first asked for. */
  readonly plan: () => PastPlan;
  /** Live and with its recent past: from here on `onEvent` is in order with everything else. */
  readonly onReady: (feed: VenueFeed, backfill: Backfill) => void;
  readonly onEvent: (feed: VenueFeed, event: LiveEvent) => void;
  readonly onGap: (feed: VenueFeed, gap: Unnumbered<GapEvent>) => void;
}

/** A page of the older past is asked for again this often, ms, when a venue is away for long. */
const PATIENT_TRIES = 6;
const PATIENCE_MS = 30_000;

export function createVenueFeed(
  choice: VenueChoice,
  inst: number,
  options: LiveOptions,
  ports: VenueFeedPorts,
): VenueFeed {
  const { clock } = ports;
  const { timings } = options;
  const name = EXCHANGE_NAMES[choice.venue];
  const place = placeText(choice.endpoint, choice.proxy);
  const budget = createBudget();
  const torn = createTornBars();
  const stopping = new AbortController();
  // Every request and wait listens to it.
  setMaxListeners(0, stopping.signal);
  let venue: Venue | null = null;
  let intake: Intake | null = null;
  let instruments: Instruments = new Map();
  let line: Line | null = null;
  let tiers: readonly Tier[] | null = null;
  let problem: string | null = null;
  let isOff = false;
  let progress = { done: 0, total: 0 };
  let unreadable = 0;
  let joined = false;

  const request = <T>(ask: () => Promise<T>): Promise<T> =>
    withBudget(budget, ask, {
      clock,
      backOff: RETRY,
      attempts: timings.attempts,
      retryAfterS: () => venue?.retryAfterS() ?? null,
      signal: stopping.signal,
    });
  const skew = createSkew(clock, request);

  const gap: NoteGap = (stream, fromMs, toMs, reason) => {
    const count = intake?.counts.get(stream);
    if (count !== undefined) count.gaps++;
    const nowMs = clock.now();
    ports.onGap(feed, { kind: 'gap', recvMs: nowMs, exchMs: nowMs, inst, stream, fromMs, toMs, reason });
  };
  const losses = createLosses(torn, gap);

  const onMessage = (message: unknown): void => {
    line?.heard();
    read(message);
  };

  const read = (message: unknown, decode = venue?.decode): void => {
    const recvMs = clock.now();
    if (decode === undefined || intake === null) return;
    const decoded = decode(message, recvMs, instruments);
    if (decoded === null) return;
    for (const reject of decoded.rejects) {
      if (reject.stream === null) unreadable++;
      else refuse(intake, reject);
    }
    for (const one of decoded.events) {
      const event = takeIn(intake, one, skew.ms() ?? 0);
      if (event !== null) ports.onEvent(feed, event);
    }
  };
  const poll = createPolling({ clock, budget, request, read, gap, isLost: losses.isOpen });

  const onLost = (why: string, retryMs: number): void => {
    problem = `${name}: ${sentence(why)}; trying again in ${Math.max(1, Math.round(retryMs / 1000))} s.`;
    if (intake === null) return;
    for (const count of intake.counts.values()) if (count.state === 'live') count.state = 'lost';
    if (joined) losses.begin(intake, clock.now(), sentence(why));
  };

  const onLive = (): void => {
    problem = null;
    if (venue === null || intake === null) return;
    const nowMs = clock.now();
    for (const count of intake.counts.values()) {
      if (count.state === 'absent') continue;
      count.state = 'live';
      count.lastMs = nowMs;
    }
    if (!joined) {
      joined = true;
      void join(venue, intake);
      return;
    }
    losses.end(nowMs);
    void skew.measure(venue.serverMs);
  };

  const open = async (): Promise<void> => {
    for (let attempt = 0; !stopping.signal.aborted; attempt++) {
      try {
        const opened = (venue ??= await counted(budget, () =>
          openVenue(choice.venue, {
            endpoint: choice.endpoint,
            proxy: choice.proxy,
            spaced: timings.spaced,
            onMessage,
            onAcknowledgement: () => line?.acknowledged(),
          }),
        ));
        const instrument = await counted(budget, () => opened.instrument(choice.symbol, inst, clock.now()));
        instruments = new Map([[instrument.symbol, instrument]]);
        const streams = venue.subscriptions(instrument).flatMap(({ streams }) => streams);
        intake = createIntake(instrument, [
          ...streams,
          ...venue.polls(instrument).map(({ stream }) => stream),
        ]);
        tiers = await counted(budget, () => opened.tiers(instrument)).catch(() => null);
        await skew.measure(venue.serverMs);
        startLine(venue);
        return;
      } catch (error) {
        if (error instanceof InputError) {
          problem = error.message;
          isOff = true;
          return;
        }
        const waitMs = backOffMs(RECONNECT, attempt, clock.random);
        const why = sentence(error instanceof Error ? error.message : String(error));
        problem = `${name} cannot be reached${place} (${why}); trying again in ${Math.max(1, Math.round(waitMs / 1000))} s.`;
        await clock.wait(waitMs, stopping.signal);
      }
    }
  };

  const startLine = (opened: Venue): void => {
    if (stopping.signal.aborted) return;
    line = createLine({
      clock,
      timings: timings.line,
      subscriptions: () => (intake === null ? [] : opened.subscriptions(intake.instrument)),
      hangUp: opened.hangUp,
      onLive,
      onLost,
    });
    line.start();
  };

  const onPages = (count: number): void => {
    progress = { ...progress, done: progress.done + count };
  };

  /** The recent past up to the last full bar; the bar that is running now is torn. */
  const join = async (opened: Venue, own: Intake): Promise<void> => {
    const joinMs = clock.now();
    // By the slower of the two clocks, so that the last bar is closed at the venue too.
    const toMs = floorBar(Math.min(joinMs, joinMs + (skew.ms() ?? 0)));
    tear(torn, toMs, joinMs);
    own.coveredToMs = toMs;
    const deadline = joinMs + timings.openingMs;
    const { recentFromMs, steps } = ports.plan();
    const recent = { fromMs: Math.min(recentFromMs, toMs), toMs };
    const kinds = opened.history(own.instrument);
    const total = [recent, ...steps].reduce((sum, span) => sum + countPages(kinds, span, joinMs), 0);
    progress = { done: 0, total };
    const backfill = await fetchBackfill(kinds, {
      ...recent,
      nowMs: joinMs,
      hasTime: () => clock.now() < deadline && !stopping.signal.aborted,
      request,
      pause: () => Promise.resolve(),
      onPages,
    });
    if (!stopping.signal.aborted) ports.onReady(feed, backfill);
  };

  const patiently = async <T>(ask: () => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries++) {
      try {
        return await request(ask);
      } catch (error) {
        if (tries === PATIENT_TRIES || stopping.signal.aborted) throw error;
        await clock.wait(PATIENCE_MS, stopping.signal);
      }
    }
  };

  const feed: VenueFeed = {
    choice,
    budget,
    torn,
    line: () => line,
    intake: () => intake,
    tiers: () => tiers,
    skewMs: skew.ms,
    problem: () => problem,
    isOff: () => isOff,
    progress: () => progress,
    unreadable: () => unreadable,
    look: () => {
      if (venue === null || intake === null || line === null) return;
      const nowMs = clock.now();
      losses.look(intake, nowMs);
      line.look(line.state() === 'live' ? silentStream(intake, nowMs, timings.line.silenceMs) : null);
      if (line.state() !== 'live') return;
      poll(intake, venue.polls(intake.instrument));
      if (skew.isDue(nowMs)) void skew.measure(venue.serverMs);
    },
    fetchBars: async (opens) => {
      const history =
        intake === null ? undefined : venue?.history(intake.instrument).find(({ kind }) => kind === 'bar');
      if (history === undefined || opens.length === 0) return [];
      const page = { fromMs: opens[0], toMs: opens[opens.length - 1] + BAR_MS };
      const { events } = await request(() => history.request(page));
      return events.filter((event) => event.kind === 'bar' && opens.includes(event.openMs));
    },
    fetchOlder: async (span) => {
      if (venue === null || intake === null) return null;
      const backfill = await fetchBackfill(venue.history(intake.instrument), {
        ...span,
        nowMs: clock.now(),
        hasTime: () => !stopping.signal.aborted,
        request: patiently,
        pause: () => clock.wait(timings.paceMs, stopping.signal),
        onPages,
      });
      return stopping.signal.aborted ? null : backfill;
    },
    close: () => {
      if (intake !== null && joined) losses.close(intake);
      stopping.abort();
      line?.close();
    },
  };
  void open();
  return feed;
}
