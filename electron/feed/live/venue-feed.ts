// One venue in a live source: opened however long it takes, its line kept up, its messages decoded, its past fetched.
import type { GapEvent, Stream, Unnumbered } from '../../../shared/model/event';
import { EXCHANGE_NAMES } from '../../../shared/model/exchange';
import { InputError } from '../../../shared/util/input-error';
import type { Instruments, LiveEvent } from '../venues/decoded';
import { BAR_MS } from '../venues/history-rows';
import { openVenue } from '../venues/open-venue';
import type { HistoryEvent, Venue } from '../venues/venue';
import { backOffMs, RECONNECT, RETRY } from './back-off';
import { type Backfill, fetchBackfill } from './backfill';
import type { Clock } from './clock';
import { createIntake, type Intake, lostTrades, refuse, takeIn } from './intake';
import { endSerials, type Hole } from './holes';
import { createLine, type Line } from './line';
import type { LiveOptions, VenueChoice } from './options';
import { createBudget, type RestBudget, withBudget } from './rest';
import { createTornBars, endedTorn, mended, tear, type TornBars } from './torn-bars';
import { silentStream } from './silence';

export interface VenueFeed {
  readonly choice: VenueChoice;
  readonly budget: RestBudget;
  readonly line: () => Line | null;
  /** Null until the venue has said what the symbol means. */
  readonly intake: () => Intake | null;
  readonly torn: TornBars;
  readonly skewMs: () => number | null;
  readonly problem: () => string | null;
  readonly isOff: () => boolean;
  readonly progress: () => { readonly done: number; readonly total: number };
  readonly unreadable: () => number;
  /** Looks at the clock: silence, holes, polls. */
  readonly look: () => void;
  /** Bars that opened at these moments, from the venue; what it does not give is left out. */
  readonly fetchBars: (opens: readonly number[]) => Promise<readonly HistoryEvent[]>;
  readonly close: () => void;
}

export interface VenueFeedPorts {
  readonly clock: Clock;
  /** Live and with its past: from here on `onEvent` is in order with everything else. */
  readonly onReady: (feed: VenueFeed, backfill: Backfill) => void;
  readonly onEvent: (feed: VenueFeed, event: LiveEvent) => void;
  readonly onGap: (feed: VenueFeed, gap: Unnumbered<GapEvent>) => void;
}

/** A gap begins a little before the last sign of life: messages under way are not exact. */
const MARGIN_MS = 250;
const SKEW_EVERY_MS = 60_000;

export function createVenueFeed(
  choice: VenueChoice,
  inst: number,
  options: LiveOptions,
  ports: VenueFeedPorts,
): VenueFeed {
  const { clock } = ports;
  const { timings } = options;
  const name = EXCHANGE_NAMES[choice.venue];
  const budget = createBudget();
  const torn = createTornBars();
  const stopping = new AbortController();
  let venue: Venue | null = null;
  let intake: Intake | null = null;
  let instruments: Instruments = new Map();
  let line: Line | null = null;
  let skewMs: number | null = null;
  let skewedMs = 0;
  let problem: string | null = null;
  let isOff = false;
  let progress = { done: 0, total: 0 };
  let unreadable = 0;
  let joined = false;
  /** Where each stream's gap begins while the line is lost. */
  let lostFrom: ReadonlyMap<Stream, number> | null = null;
  let lostWhy = '';
  const polling = new Set<Stream>();

  const request = <T>(ask: () => Promise<T>): Promise<T> =>
    withBudget(budget, ask, {
      clock,
      backOff: RETRY,
      attempts: timings.attempts,
      retryAfterS: () => venue?.retryAfterS() ?? null,
      signal: stopping.signal,
    });

  const onMessage = (message: unknown): void => {
    line?.heard();
    read(message);
  };

  const read = (message: unknown): void => {
    const recvMs = clock.now();
    if (venue === null || intake === null) return;
    const decoded = venue.decode(message, recvMs, instruments);
    if (decoded === null) return;
    for (const reject of decoded.rejects) {
      if (reject.stream === null) unreadable++;
      else refuse(intake, reject);
    }
    for (const one of decoded.events) {
      const event = takeIn(intake, one, skewMs ?? 0);
      if (event !== null) ports.onEvent(feed, event);
    }
  };

  const onLost = (why: string, retryMs: number): void => {
    problem = `${name}: ${sentence(why)}; trying again in ${Math.max(1, Math.round(retryMs / 1000))} s.`;
    if (intake === null) return;
    for (const count of intake.counts.values()) if (count.state === 'live') count.state = 'lost';
    if (!joined || lostFrom !== null) return;
    lostFrom = gapStarts(intake, clock.now());
    noteHoles(endSerials(intake.serials));
    lostWhy = sentence(why);
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
      void join();
      return;
    }
    // Torn first: the bars that ended meanwhile come before anything else.
    const from = lostFrom?.get('trade');
    if (from !== undefined) tear(torn, from, nowMs);
    for (const [stream, fromMs] of lostFrom ?? []) gap(stream, fromMs, nowMs, lostWhy);
    lostFrom = null;
    void measureSkew();
  };

  const gap = (stream: Stream, fromMs: number, toMs: number, reason: string): void => {
    const count = intake?.counts.get(stream);
    if (count !== undefined) count.gaps++;
    const nowMs = clock.now();
    ports.onGap(feed, { kind: 'gap', recvMs: nowMs, exchMs: nowMs, inst, stream, fromMs, toMs, reason });
  };

  const noteHoles = (holes: readonly Hole[]): void => {
    for (const { afterMs, beforeMs, from, to } of holes) {
      gap('trade', afterMs - MARGIN_MS, beforeMs + 1, `${to - from + 1} trades are missing by their numbers`);
      tear(torn, afterMs, beforeMs);
    }
  };

  const open = async (): Promise<void> => {
    for (let attempt = 0; !stopping.signal.aborted; attempt++) {
      try {
        venue ??= await openVenue(choice.venue, {
          endpoint: choice.endpoint,
          onMessage,
          onAcknowledgement: () => line?.acknowledged(),
        });
        const instrument = await venue.instrument(choice.symbol, inst, clock.now());
        instruments = new Map([[instrument.symbol, instrument]]);
        const streams = venue.subscriptions(instrument).flatMap(({ streams }) => streams);
        intake = createIntake(instrument, [
          ...streams,
          ...venue.polls(instrument).map(({ stream }) => stream),
        ]);
        await measureSkew();
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
        problem = `${name} cannot be reached (${why}); trying again in ${Math.max(1, Math.round(waitMs / 1000))} s.`;
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

  /** The past up to the last full bar; the bar that is running now is torn. */
  const join = async (): Promise<void> => {
    if (venue === null || intake === null) return;
    const joinMs = clock.now();
    // By the slower of the two clocks, so that the last bar is closed at the venue too.
    const toMs = floorBar(Math.min(joinMs, joinMs + (skewMs ?? 0)));
    tear(torn, toMs, joinMs);
    intake.coveredToMs = toMs;
    const deadline = joinMs + timings.openingMs;
    const backfill = await fetchBackfill(venue.history(intake.instrument), {
      fromMs: floorBar(toMs - options.historyMs),
      toMs,
      hasTime: () => clock.now() < deadline && !stopping.signal.aborted,
      request,
      onPage: (done, total) => {
        progress = { done, total };
      },
    });
    if (!stopping.signal.aborted) ports.onReady(feed, backfill);
  };

  const measureSkew = async (): Promise<void> => {
    const ask = venue?.serverMs ?? null;
    if (ask === null) return;
    try {
      skewMs = await request(async () => {
        const before = clock.now();
        const server = await ask();
        const after = clock.now();
        // Within the round trip nothing can be told.
        const ahead = server - (before + after) / 2;
        return Math.abs(ahead) <= (after - before) / 2 ? 0 : Math.round(ahead);
      });
      skewedMs = clock.now();
    } catch {
      // The last measure holds; the next is due in a while.
    }
  };

  const poll = (): void => {
    if (venue === null || intake === null || line?.state() !== 'live') return;
    const nowMs = clock.now();
    for (const { stream, everyMs, request: ask } of venue.polls(intake.instrument)) {
      const count = intake.counts.get(stream);
      if (count === undefined || polling.has(stream) || nowMs < budget.pausedUntilMs) continue;
      if (nowMs - count.lastMs < everyMs) continue;
      polling.add(stream);
      const last = intake.lastOwnMs.get(stream);
      void request(ask)
        .then((answer) => {
          const cameMs = clock.now();
          if (last !== undefined && cameMs - last > 3 * everyMs && lostFrom === null) {
            gap(stream, last, cameMs, 'Requests were refused or failed');
          }
          read(answer);
          count.lastMs = cameMs;
        })
        .catch(() => {
          count.lastMs = clock.now();
        })
        .finally(() => polling.delete(stream));
    }
  };

  const feed: VenueFeed = {
    choice,
    budget,
    torn,
    line: () => line,
    intake: () => intake,
    skewMs: () => skewMs,
    problem: () => problem,
    isOff: () => isOff,
    progress: () => progress,
    unreadable: () => unreadable,
    look: () => {
      const nowMs = clock.now();
      if (intake === null || line === null) return;
      noteHoles(lostTrades(intake, nowMs));
      line.look(line.state() === 'live' ? silentStream(intake, nowMs, timings.line.silenceMs) : null);
      poll();
      if (nowMs - skewedMs > SKEW_EVERY_MS && line.state() === 'live') {
        skewedMs = nowMs;
        void measureSkew();
      }
    },
    fetchBars: async (opens) => {
      const history =
        intake === null ? undefined : venue?.history(intake.instrument).find(({ kind }) => kind === 'bar');
      if (history === undefined || opens.length === 0) return [];
      const page = { fromMs: opens[0], toMs: opens[opens.length - 1] + BAR_MS };
      const { events } = await request(() => history.request(page));
      return events.filter((event) => event.kind === 'bar' && opens.includes(event.openMs));
    },
    close: () => {
      if (intake !== null && joined) noteHoles(endSerials(intake.serials));
      stopping.abort();
      line?.close();
    },
  };
  void open();
  return feed;
}

/** What of a feed's torn bars can be mended at a moment. */
export function dueBars(feed: VenueFeed, ms: number): readonly number[] {
  return endedTorn(feed.torn, ms);
}

export function settle(feed: VenueFeed, opens: readonly number[]): void {
  mended(feed.torn, opens);
}

/** A stream without a beat of its own is as old as the venue's mark and trades. */
function gapStarts(intake: Intake, nowMs: number): ReadonlyMap<Stream, number> {
  const { lastOwnMs, counts } = intake;
  const beat = Math.min(lastOwnMs.get('mark') ?? nowMs, lastOwnMs.get('trade') ?? nowMs);
  const starts = new Map<Stream, number>();
  for (const { stream, state } of counts.values()) {
    if (state === 'absent') continue;
    const hasBeat = stream === 'trade' || stream === 'mark' || stream === 'openInterest';
    starts.set(stream, (hasBeat ? (lastOwnMs.get(stream) ?? beat) : beat) - MARGIN_MS);
  }
  return starts;
}

function floorBar(ms: number): number {
  return ms - (ms % BAR_MS);
}

/** One line of a library's message, without the address and the answer's body. */
function sentence(message: string): string {
  const line = message.split('\n')[0].replace(/^\w+ (GET|POST) \S+\s*/, '');
  return line.length > 120 ? `${line.slice(0, 117)}...` : line;
}
