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
import { openSession } from '../../electron/session-log/reader';
import type { VenueId } from '../../electron/feed/venues/venue';
import { type Clock, clockAt } from '../../electron/feed/live/clock';
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
  readonly state: EngineState;
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

export async function createBench(speed: number, startMs: number, days: number | null = 1): Promise<Bench> {
  const clock = clockAt(speed, () => 0.5, startMs);
  const exchange = await startExchange({ port: 0, now: clock.now, seed: 11, days });
  const folder = mkdtempSync(join(tmpdir(), 'liqradar-live-'));
  const path = join(folder, 'live.session');
  const messages: FeedToEngine[] = [];
  const state = createEngine(DEFAULT_MODEL);
  const sources: LiveSource[] = [];
  const stops: (() => void)[] = [];

  return {
    clock,
    exchange,
    folder,
    path,
    messages,
    state,
    start: (venues, timings = {}, historyMs = 86_400_000) => {
      const options: LiveOptions = {
        venues: venues.map((venue) => ({ venue, symbol: 'BTC/USDT:USDT', endpoint: exchange.url })),
        path,
        name: 'a test',
        createdBy: 'Liqradar 0.1.0',
        force: true,
        historyMs,
        timings: { ...patient(speed), ...timings },
      };
      const source = startLive(options, {
        clock,
        toEngine: (message) => {
          messages.push(message);
          if (message.type === 'batch')
            for (const event of decodeBatch(message.bytes)) applyEvent(state, event);
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
      // At least a minute as people count it: the machine may be busy.
      const endMs = clock.now() + Math.max(ms, 60_000 * speed);
      while (!isTrue()) {
        if (clock.now() > endMs) throw new Error(`waited in vain for ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    close: async () => {
      for (const stop of stops) stop();
      for (const source of sources) await source.stop();
      await exchange.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Times that leave the machine as long to answer as they would at the usual pace. */
function patient(speed: number): LiveTimings {
  const { line } = LIVE_TIMINGS;
  return {
    ...LIVE_TIMINGS,
    line: { ...line, silenceMs: Math.max(line.silenceMs, 1500 * speed), joinMs: 2500 * speed },
    openingMs: 60_000 * speed,
    holdMs: 20_000 * speed,
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
