// `npm run bench:feed`: prints one JSON object of figures of the live feed, measured in this run.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { performance } from 'node:perf_hooks';
import { join, resolve } from 'node:path';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { decodeBatch } from '../../../shared/codec/decode-batch';
import { applyEvent, createEngine } from '../../../shared/engine/engine';
import { readMap } from '../../../shared/engine/read-map';
import { EXCHANGES } from '../../../shared/model/exchange';
import { DEFAULT_MODEL } from '../../../shared/model/default-settings';
import { systemClock } from '../../../electron/feed/live/clock';
import { type LiveSource, startLive } from '../../../electron/feed/live/live-source';
import { LIVE_TIMINGS } from '../../../electron/feed/live/options';
import { serve, type ServerCommand, type ServerReply, tradeText } from './server';

const FLOOD = 500_000;
const DAY_MS = 86_400_000;
const RECORDING = resolve(process.cwd(), '../shared/data/raw-ws/usdm_btcusdt_20240808.gz');

interface FirstMap {
  readonly venues: number;
  readonly historyDays: number;
  /** From the start of the source to a map folded with the newest days of every venue, and with all of them, ms. */
  readonly firstMapMs: number;
  readonly wholeMapMs: number;
  readonly bars: number;
}

/** A cold start on four venues with 30 days of history. */
async function firstMap(url: string): Promise<FirstMap> {
  const folder = mkdtempSync(join(tmpdir(), 'liqradar-bench-'));
  const started = performance.now();
  let state = createEngine(DEFAULT_MODEL);
  let firstMapMs = 0;
  const source = startLive(
    {
      venues: EXCHANGES.map((venue) => ({ venue, symbol: 'BTC/USDT:USDT', endpoint: url, proxy: null })),
      path: join(folder, 'first.session'),
      record: true,
      name: 'bench',
      createdBy: 'bench',
      force: true,
      historyMs: 30 * DAY_MS,
      timings: LIVE_TIMINGS,
    },
    {
      clock: systemClock,
      toEngine: (message) => {
        if (message.type === 'open') state = createEngine(DEFAULT_MODEL);
        if (message.type === 'batch')
          for (const event of decodeBatch(message.bytes)) applyEvent(state, event);
        if (message.type !== 'time') return;
        if (firstMapMs === 0 && readMap(state) !== null && state.markets.length === EXCHANGES.length)
          firstMapMs = performance.now() - started;
        queueMicrotask(() => source.answer({ type: 'reached' }));
      },
    },
  );
  await source.filled;
  const wholeMapMs = performance.now() - started;
  const bars = state.markets.reduce((sum, market) => sum + market.bars, 0);
  await source.stop();
  rmSync(folder, { recursive: true, force: true });
  const rounded = { firstMapMs: Math.round(firstMapMs), wholeMapMs: Math.round(wholeMapMs) };
  return { venues: EXCHANGES.length, historyDays: 30, ...rounded, bars };
}

interface Run {
  readonly sent: Extract<ServerReply, { type: 'sent' }>;
  readonly ms: number;
  /** Share of the time that the one thread which does it all was busy. */
  readonly busy: number;
  readonly applied: number;
}

async function main(): Promise<void> {
  const server = new Worker(new URL(import.meta.url));
  const replies: ((reply: ServerReply) => void)[] = [];
  server.on('message', (reply: ServerReply) => replies.shift()?.(reply));
  const next = (): Promise<ServerReply> => new Promise((done) => replies.push(done));
  const ready = await next();
  if (ready.type !== 'ready') throw new Error('the server did not start');

  const coldStart = await firstMap(ready.url);
  const folder = mkdtempSync(join(tmpdir(), 'liqradar-bench-'));
  const state = createEngine(DEFAULT_MODEL);
  const late: number[] = [];
  let trades = 0;
  const source: LiveSource = startLive(
    {
      venues: [{ venue: 'binanceusdm', symbol: 'BTC/USDT:USDT', endpoint: ready.url, proxy: null }],
      path: join(folder, 'bench.session'),
      record: true,
      name: 'bench',
      createdBy: 'bench',
      force: true,
      historyMs: 86_400_000,
      timings: { ...LIVE_TIMINGS, line: { ...LIVE_TIMINGS.line, silenceMs: 60_000 } },
    },
    {
      clock: systemClock,
      toEngine: (message) => {
        if (message.type === 'time') queueMicrotask(() => source.answer({ type: 'reached' }));
        if (message.type !== 'batch') return;
        const now = Date.now();
        for (const event of decodeBatch(message.bytes)) {
          applyEvent(state, event);
          if (event.kind !== 'trade') continue;
          trades++;
          if (trades % 10 === 0) late.push(now - event.exchMs);
        }
      },
    },
  );
  await source.opened;

  const ask = async (command: ServerCommand): Promise<Run> => {
    const before = trades;
    const load = performance.eventLoopUtilization();
    const started = performance.now();
    const reply = next();
    server.postMessage(command);
    const sent = await reply;
    if (sent.type !== 'sent') throw new Error('the server answered something else');
    const endMs = performance.now() + 20_000;
    while (trades - before < sent.trades && performance.now() < endMs) await systemClock.wait(5);
    const ms = performance.now() - started;
    const busy = performance.eventLoopUtilization(load).utilization;
    return { sent, ms, busy: Number(busy.toFixed(2)), applied: trades - before };
  };

  await ask({ type: 'flood', messages: 50_000 });
  const flood = await ask({ type: 'flood', messages: FLOOD });
  const recording = existsSync(RECORDING)
    ? await ask({ type: 'recording', path: RECORDING, speed: 10 })
    : null;
  late.length = 0;
  const memory: number[] = [];
  const stop = systemClock.every(5000, () => memory.push(Math.round(process.memoryUsage().rss / 1e6)));
  const steady = await ask({ type: 'steady', perSecond: 10_000, seconds: 60 });
  stop();
  const sorted = late.toSorted((a, b) => a - b);
  const health = source.health().venues[0];
  await source.stop();
  await server.terminate();
  rmSync(folder, { recursive: true, force: true });

  const parsed = parseAlone(FLOOD);
  const perSecond = (run: Run): number => Math.round((run.applied * 1000) / run.ms);
  const figures = {
    feed: {
      coldStart,
      socketToApplied: {
        messages: flood.sent.trades,
        perSecond: perSecond(flood),
        lost: flood.sent.trades - flood.applied,
        busy: flood.busy,
      },
      jsonParseAlone: { perSecond: parsed },
      share: Number((perSecond(flood) / parsed).toFixed(3)),
      recordingAt10x:
        recording === null
          ? 'skipped: ../shared/data/raw-ws is not beside this checkout'
          : {
              trades: recording.sent.trades,
              otherMessages: recording.sent.others,
              seconds: Math.round(recording.ms / 1000),
              lost: recording.sent.trades - recording.applied,
            },
      steady10k: {
        seconds: 60,
        sent: steady.sent.trades,
        lost: steady.sent.trades - steady.applied,
        busy: steady.busy,
        tickToAppliedMs: {
          p50: sorted[Math.floor(sorted.length * 0.5)],
          p99: sorted[Math.floor(sorted.length * 0.99)],
        },
        rssMb: memory,
        rssRatio: Number(((memory.at(-1) ?? 0) / (memory[1] ?? 1)).toFixed(2)),
      },
      gaps: health.streams.map(({ stream, gaps }) => `${stream} ${gaps}`),
      unreadable: health.unreadable,
    },
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

/** Messages a second when the same bytes are only parsed. */
function parseAlone(count: number): number {
  const texts = Array.from({ length: count }, (_, i) => tradeText(1_790_000_000_000, 1_000_000 + i));
  const started = performance.now();
  let sum = 0;
  for (const text of texts) sum += (JSON.parse(text) as { a: number }).a;
  const ms = performance.now() - started;
  if (sum === 0) throw new Error('nothing was parsed');
  return Math.round((count * 1000) / ms);
}

if (isMainThread) await main();
else if (parentPort !== null) await serve(parentPort);
