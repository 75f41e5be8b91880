// `npm run bench:replay`: feed and engine in their workers, without windows, on a day with every trade. Prints JSON.
import { DEFAULT_SETTINGS } from '../../../shared/ipc/settings';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startPipeline, type Pipeline } from '../../../electron/pipeline';
import { randomOf } from '../../../shared/engine/walk.test-support';
import type { PublishedFrame } from '../../../shared/ipc/frames';
import { DEFAULT_MODEL } from '../../../shared/model/default-settings';
import { readModelCard } from '../../../shared/model/model-card-file';
import { writeDay } from './day';
import { plainStates } from './plain';

const TRADES = Number(process.env['TRADES'] ?? 1_500_000);
const SEEKS = 200;
const SPEED = 10_000;
const card = readModelCard(JSON.parse(readFileSync(resolve('resources/model-card.json'), 'utf8')));

// For the bench of the real window: `make FILE` only makes the day, `plain FILE MS...` only folds it.
const [, , part, dayFile, ...moments] = process.argv;
if (part === 'make') writeDay(dayFile, TRADES);
if (part === 'plain')
  process.stdout.write(JSON.stringify(plainStates(dayFile, moments.map(Number), DEFAULT_MODEL)));
if (part !== undefined) process.exit(0);

const folder = mkdtempSync(join(tmpdir(), 'liqradar-bench-replay-'));
const path = join(folder, 'day.session');
let hear: (frame: PublishedFrame) => void = () => {};
let pipeline: Pipeline | null = null;
try {
  writeDay(path, TRADES);
  pipeline = startPipeline({
    settings: DEFAULT_MODEL,
    plan: { side: 'long', entry: 89_000, leverage: 20, sizeUsd: null, stop: 88_000, venue: 'simulated' },
    desk: DEFAULT_SETTINGS,
    tiers: [],
    card,
    onFrame: (_, frame) => hear(frame),
    onProblem: (sentence) => {
      throw new Error(sentence);
    },
  });
  process.stdout.write(`${JSON.stringify(await measure(pipeline))}\n`);
} finally {
  await pipeline?.close();
  rmSync(folder, { recursive: true });
}

async function measure(pipeline: Pipeline) {
  const before = performance.now();
  const isOpen = arrival(null);
  const problem = await pipeline.open(path, Date.UTC(2026, 0, 5, 1));
  if (problem !== null) throw new Error(problem);
  await isOpen;
  const openMs = performance.now() - before;
  const spanMs = 86_400_000;
  const fromMs = Date.UTC(2026, 0, 5);
  // A question about the end is answered once everything was folded ahead.
  await pipeline.find({ what: 'gap', direction: 1, atMs: fromMs });
  const knownMs = performance.now() - before;

  const random = randomOf(3);
  const seeks: number[] = [];
  for (let i = 0; i < SEEKS; i++) {
    const atMs = fromMs + random(spanMs);
    const begin = performance.now();
    const there = arrival(atMs);
    pipeline.feed({ type: 'seek', atMs });
    await there;
    seeks.push(performance.now() - begin);
  }
  seeks.sort((a, b) => a - b);

  const back = arrival(fromMs + 600_000);
  pipeline.feed({ type: 'seek', atMs: fromMs + 600_000 });
  await back;
  let frames = 0;
  let memory = 0;
  const begin = performance.now();
  const ended = new Promise<number>((resolve) => {
    hear = (frame) => {
      memory = Math.max(memory, process.memoryUsage.rss());
      if (frame.kind === 'now') frames++;
      if (frame.kind === 'time' && frame.play.mode === 'paused') resolve(performance.now());
    };
  });
  pipeline.feed({ type: 'play', speed: SPEED });
  const seconds = ((await ended) - begin) / 1000;
  const at = (share: number): number => round(seeks[Math.floor(share * (SEEKS - 1))]);
  return {
    where: 'feed and engine workers in Node, no window',
    trades: TRADES,
    fileMb: round(statSync(path).size / 1e6),
    openMs: round(openMs),
    allKnownMs: round(knownMs),
    seek: { n: SEEKS, p50: at(0.5), p95: at(0.95), max: at(1), unit: 'ms' },
    play: { speed: SPEED, seconds: round(seconds), framesPerS: round(frames / seconds) },
    memoryMb: round(memory / 1e6),
  };
}

/** Resolves once nothing is under way and a map was published: of the moment `atMs`, or with null of whichever. */
function arrival(atMs: number | null): Promise<void> {
  return new Promise((resolve) => {
    let isThere = false;
    hear = (frame) => {
      if (frame.kind === 'time') isThere = !frame.busy && (atMs === null || frame.atMs === atMs);
      if (frame.kind === 'now' && isThere) resolve();
    };
  });
}

function round(x: number): number {
  return Math.round(x * 10) / 10;
}
