// `npm run bench:live`: socket to frame through feed, engine and main, at 10,000 messages a second. Prints JSON.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { startPipeline } from '../../../electron/pipeline';
import { openSession } from '../../../electron/session-log/reader';
import { decodeBatch } from '../../../shared/codec/decode-batch';
import { DEFAULT_SETTINGS } from '../../../shared/ipc/settings';
import { DEFAULT_MODEL } from '../../../shared/model/default-settings';
import { readModelCard } from '../../../shared/model/model-card-file';
import { serve, type ServerCommand, type ServerReply } from '../feed/server';

const PER_SECOND = 10_000;
const SECONDS = Number(process.env['SECONDS_LONG'] ?? 60);

async function main(): Promise<void> {
  const server = new Worker(new URL(import.meta.url));
  const next = (): Promise<ServerReply> =>
    new Promise((resolveReply) => server.once('message', (reply: ServerReply) => resolveReply(reply)));
  const ready = await next();
  if (ready.type !== 'ready') throw new Error('the server did not start');
  const folder = mkdtempSync(join(tmpdir(), 'liqradar-bench-live-'));
  /** When the first frame arrived that holds everything up to an event, by the event's number. */
  const arrivals: { readonly eventSeq: number; readonly ms: number }[] = [];
  let follow: () => void = () => {};
  const following = new Promise<void>((done) => {
    follow = done;
  });
  const pipeline = startPipeline({
    settings: DEFAULT_MODEL,
    plan: null,
    desk: DEFAULT_SETTINGS,
    tiers: [],
    card: readModelCard(JSON.parse(readFileSync(resolve('resources/model-card.json'), 'utf8'))),
    onFrame: (_, frame) => {
      if (frame.kind !== 'now') return;
      arrivals.push({ eventSeq: frame.eventSeq, ms: Date.now() });
      follow();
    },
    onProblem: (sentence) => {
      throw new Error(sentence);
    },
  });
  const venue = { venue: 'binanceusdm', endpoint: ready.url, proxy: null } as const;
  const problem = await pipeline.goLive({ venues: [venue], symbol: 'BTC/USDT:USDT', folder, record: true });
  if (problem !== null) throw new Error(problem);
  await following;

  const memory: number[] = [];
  const timer = setInterval(() => memory.push(process.memoryUsage.rss() / 1e6), 1000);
  server.postMessage({ type: 'steady', perSecond: PER_SECOND, seconds: SECONDS } satisfies ServerCommand);
  const sent = await next();
  if (sent.type !== 'sent') throw new Error('the server answered something else');
  clearInterval(timer);
  await new Promise((done) => setTimeout(done, 3000));
  const path = await pipeline.endLive();
  await pipeline.close();
  await server.terminate();
  if (path === null) throw new Error('nothing was recorded');

  const reader = openSession(path);
  const late: number[] = [];
  let trades = 0;
  let at = 0;
  for (const { bytes } of reader.batches()) {
    for (const event of decodeBatch(bytes)) {
      if (event.kind !== 'trade') continue;
      trades++;
      while (at < arrivals.length && arrivals[at].eventSeq < event.seq) at++;
      if (at < arrivals.length) late.push(arrivals[at].ms - event.recvMs);
    }
  }
  reader.close();
  rmSync(folder, { recursive: true });
  late.sort((a, b) => a - b);
  const atMost = (share: number): number => late[Math.min(late.length - 1, Math.floor(late.length * share))];
  const early = memory[Math.min(9, memory.length - 1)];
  process.stdout.write(
    `${JSON.stringify({
      messagesPerSecond: PER_SECOND,
      seconds: SECONDS,
      sent: sent.trades,
      dropped: sent.trades - trades,
      tickToFrameMs: { p50: atMost(0.5), p99: atMost(0.99) },
      framesPerSecond: Number((arrivals.length / SECONDS).toFixed(1)),
      rssMb: { at10s: Math.round(early), atEnd: Math.round(memory.at(-1) ?? early) },
      rssRatio: Number(((memory.at(-1) ?? early) / early).toFixed(2)),
    })}\n`,
  );
}

if (isMainThread) await main();
else if (parentPort !== null) await serve(parentPort);
