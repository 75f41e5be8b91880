// What the live source's tests share: a local exchange that lives at its own pace, and a source that records from it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeBatch } from '../../shared/codec/decode-batch';
import { applyEvent, createEngine, type EngineState } from '../../shared/engine/engine';
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import type { Event } from '../../shared/model/event';
import type { FeedToEngine } from '../../shared/ipc/pipeline';
import { type Exchange, startExchange } from './exchange';
import { MARKETS } from './markets';
import { createScript } from './script';
import { stepClock } from './step-clock';
import { watchWire } from './wire';
import { openSession } from '../../electron/session-log/reader';
import type { VenueId } from '../../electron/feed/venues/venue';
import type { Clock } from '../../electron/feed/live/clock';
import { type LiveSource, startLive } from '../../electron/feed/live/live-source';
import { LIVE_TIMINGS, type LiveOptions, type LiveTimings } from '../../electron/feed/live/options';

export const BAR = 300_000;
/** A bar's beginning to count from. */
export const START = Math.floor(Date.UTC(2026, 5, 1) / BAR) * BAR;

export interface Bench {
  readonly clock: Clock;
  readonly exchange: Exchange;
  readonly folder: string;
  readonly path: string;
  /** What the engine was sent, in order, and the state it folded. */
  readonly messages: FeedToEngine[];
  readonly state: () => EngineState;
  readonly start: (
    venues: readonly VenueId[],
    timings?: Partial<LiveTimings>,
    historyMs?: number,
  ) => LiveSource;
  /** Lets the made-up market live. */
  readonly live: (options?: { readonly trades?: number; readonly liquidations?: number }) => () => void;
  /** Waits for a condition, at most so many ms of the bench's clock. */
  readonly until: (what: string, isTrue: () => boolean, ms?: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function createBench(startMs: number, days: number | null = 1): Promise<Bench> {
  const wire = watchWire();
  const asking = (): number => sources.reduce((sum, source) => sum + source.asking(), 0);
  // Loading ccxt takes the machine's time: until requests are through, the bench's stands still.
  const settled = async (): Promise<void> => {
    do await wire.settled();
    while (asking() > exchange.delayed());
  };
  const sources: LiveSource[] = [];
  const clock = stepClock(startMs, settled);
  const exchange: Exchange = await startExchange({ port: 0, now: clock.now, timers: clock, seed: 11, days });
  wire.watch(exchange.server);
  clock.run();
  const folder = mkdtempSync(join(tmpdir(), 'liqradar-live-'));
  const path = join(folder, 'live.session');
  const messages: FeedToEngine[] = [];
  const bench = { state: createEngine(DEFAULT_MODEL) };
  const stops: (() => void)[] = [];

  return {
    clock,
    exchange,
    folder,
    path,
    messages,
    state: () => bench.state,
    start: (venues, timings = {}, historyMs = 86_400_000) => {
      const options: LiveOptions = {
        venues: venues.map((venue) => ({
          venue,
          symbol: 'BTC/USDT:USDT',
          endpoint: exchange.url,
          proxy: null,
        })),
        path,
        record: true,
        name: 'a test',
        createdBy: 'Liqradar 0.1.0',
        force: true,
        historyMs,
        timings: { ...LIVE_TIMINGS, spaced: false, ...timings },
      };
      const source = startLive(options, {
        clock,
        toEngine: (message) => {
          messages.push(message);
          if (message.type === 'open') bench.state = createEngine(DEFAULT_MODEL);
          if (message.type === 'batch')
            for (const event of decodeBatch(message.bytes)) applyEvent(bench.state, event);
          if (message.type === 'time') queueMicrotask(() => source.answer({ type: 'reached' }));
        },
      });
      sources.push(source);
      return source;
    },
    live: (options = {}) => {
      const markets = MARKETS.filter(({ base }) => base === 'BTC');
      const script = createScript(exchange, { trades: 3, liquidations: 6, ...options, markets });
      const stop = clock.every(200, () => script.step());
      stops.push(stop);
      return stop;
    },
    until: async (what, isTrue, ms = 600_000) => {
      const endMs = clock.now() + ms;
      while (!isTrue()) {
        if (clock.now() > endMs) throw new Error(`waited in vain for ${what}`);
        await clock.wait(100);
      }
    },
    close: async () => {
      for (const stop of stops) stop();
      for (const source of sources) await source.stop();
      await clock.stop();
      await exchange.close();
      wire.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function recorded(path: string): Event[] {
  const reader = openSession(path);
  try {
    return [...reader.batches()].flatMap((batch) => decodeBatch(batch.bytes));
  } finally {
    reader.close();
  }
}

export function fold(events: readonly Event[]): EngineState {
  const state = createEngine(DEFAULT_MODEL);
  for (const event of events) applyEvent(state, event);
  return state;
}
