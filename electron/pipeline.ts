// One pipeline: a feed worker and an engine worker joined by a port, and the frames that come out.
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { PublishedFrame } from '../shared/ipc/frames';
import type {
  DeskQuestion,
  DeskQuestions,
  DeskSetup,
  EngineCommand,
  EngineReply,
  FeedCommand,
  FeedReply,
} from '../shared/ipc/pipeline';
import type { ModelSettings } from '../shared/model/settings';
import type { LiveStart, LiveStatus } from '../shared/model/live';
import type { CellBands, Explanation } from '../shared/model/explanation';
import type { ModelCard } from '../shared/model/model-card';
import type { Plan } from '../shared/model/plan';
import type { Find, Found } from '../shared/playback/find';
import type { TierTable } from '../shared/risk/tiers';
import type { EngineWorkerData } from './engine/worker';
import type { FeedWorkerData } from './feed/worker';

export interface PipelineOptions {
  readonly settings: ModelSettings;
  readonly plan: Plan | null;
  readonly desk: DeskSetup;
  readonly tiers: readonly TierTable[];
  readonly card: ModelCard;
  /** `window` null is for every window but those in `except`. */
  readonly onFrame: (window: number | null, frame: PublishedFrame, except: readonly number[]) => void;
  /** How the live market is; null once it has ended. */
  readonly onLive?: (status: LiveStatus | null) => void;
  /** A worker died: one sentence for the trader. */
  readonly onProblem: (sentence: string) => void;
}

export interface Pipeline {
  /** Opens a session file at a moment (null: where the feed thinks best); resolves to a sentence if it cannot. */
  open(path: string, atMs: number | null): Promise<string | null>;
  /** Starts to follow a market; resolves to a sentence if that cannot even be tried. */
  goLive(start: LiveStart): Promise<string | null>;
  /** Ends the live market; resolves to the path of the last one's recording, null when none was kept. */
  endLive(): Promise<string | null>;
  feed(command: FeedCommand): void;
  engine(command: EngineCommand): void;
  /** Hash of the state after the last event folded. */
  hash(): Promise<{ readonly hash: string; readonly seq: number }>;
  /** What the levels at a price and a moment are made of; null when there was no map yet. */
  explain(atMs: number, price: number): Promise<Explanation | null>;
  /** The next or last moment of a kind; waits until the session is known as far as needed. */
  find(find: Find): Promise<Found | null>;
  /** Asks the engine about the desk at the moment on show. */
  ask<Q extends keyof DeskQuestions>(
    name: Q,
    ask: DeskQuestions[Q]['ask'],
  ): Promise<DeskQuestions[Q]['answer']>;
  /** What a display cell of the column at `atMs` holds by leverage band; null where there is no column. */
  bands(atMs: number, cell: number): Promise<CellBands | null>;
  close(): Promise<void>;
}

export function startPipeline(options: PipelineOptions): Pipeline {
  const { port1, port2 } = new MessageChannel();
  const feedData: FeedWorkerData = { engine: port1 };
  const { settings, plan, desk, tiers, card } = options;
  const engineData: EngineWorkerData = { feed: port2, settings, plan, desk, tiers, card };
  const feed = startWorker('feed', feedData, port1);
  const engine = startWorker('engine', engineData, port2);
  let closing = false;

  const opens: ((problem: string | null) => void)[] = [];
  const explanations: ((explanation: Explanation | null) => void)[] = [];
  const founds: ((found: Found | null) => void)[] = [];
  const bands: ((bands: CellBands | null) => void)[] = [];
  const hashes: ((hash: { hash: string; seq: number }) => void)[] = [];
  const asked = new Map<number, (answer: unknown) => void>();
  let questions = 0;
  const endings: ((path: string | null) => void)[] = [];
  feed.on('message', (reply: FeedReply) => {
    if (reply.type === 'opened') opens.shift()?.(reply.problem);
    else if (reply.type === 'live') options.onLive?.(reply.status);
    else endings.shift()?.(reply.path);
  });
  engine.on('message', (reply: EngineReply) => {
    if (reply.type === 'frame') options.onFrame(reply.window, reply.frame, reply.except);
    else if (reply.type === 'bands') bands.shift()?.(reply.bands);
    else if (reply.type === 'found') founds.shift()?.(reply.found);
    else if (reply.type === 'told') {
      asked.get(reply.n)?.(reply.answer);
      asked.delete(reply.n);
    } else if (reply.type === 'explained') explanations.shift()?.(reply.explanation);
    else hashes.shift()?.({ hash: reply.hash, seq: reply.seq });
  });
  const watch = (worker: Worker, name: string): void => {
    const died = (reason: string): void => {
      if (closing) return;
      const sentence = `The ${name} stopped (${reason}): what is on screen no longer changes. Start Liqradar again.`;
      for (const resolve of opens.splice(0)) resolve(sentence);
      for (const resolve of endings.splice(0)) resolve(null);
      options.onProblem(sentence);
    };
    worker.on('error', (error) => died(error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => {
      if (code !== 0) died(`exit code ${code}`);
    });
  };
  watch(feed, 'feed');
  watch(engine, 'engine');

  return {
    open: (path, atMs) =>
      new Promise((resolve) => {
        opens.push(resolve);
        feed.postMessage({ type: 'open', path, atMs } satisfies FeedCommand);
      }),
    goLive: (start) =>
      new Promise((resolve) => {
        opens.push(resolve);
        feed.postMessage({ type: 'live', start } satisfies FeedCommand);
      }),
    endLive: () =>
      new Promise((resolve) => {
        endings.push(resolve);
        feed.postMessage({ type: 'endLive' } satisfies FeedCommand);
      }),
    feed: (command) => feed.postMessage(command),
    engine: (command) => engine.postMessage(command),
    hash: () =>
      new Promise((resolve) => {
        hashes.push(resolve);
        engine.postMessage({ type: 'hash' } satisfies EngineCommand);
      }),
    find: (find) =>
      new Promise((resolve) => {
        founds.push(resolve);
        engine.postMessage({ type: 'find', find } satisfies EngineCommand);
      }),
    bands: (atMs, cell) =>
      new Promise((resolve) => {
        bands.push(resolve);
        engine.postMessage({ type: 'bands', atMs, cell } satisfies EngineCommand);
      }),
    explain: (atMs, price) =>
      new Promise((resolve) => {
        explanations.push(resolve);
        engine.postMessage({ type: 'explain', atMs, price } satisfies EngineCommand);
      }),
    ask: <Q extends keyof DeskQuestions>(name: Q, ask: DeskQuestions[Q]['ask']) =>
      new Promise<DeskQuestions[Q]['answer']>((resolve) => {
        const n = ++questions;
        // The engine answers a question by its own name; TypeScript cannot follow that over the port.
        asked.set(n, resolve as (answer: unknown) => void);
        const question = { name, ask } as DeskQuestion;
        engine.postMessage({ type: 'ask', n, question } satisfies EngineCommand);
      }),
    close: async () => {
      closing = true;
      await Promise.all([feed.terminate(), engine.terminate()]);
    },
  };
}

/**
 * Room for young objects, MB. Events live for a moment: V8's own 48 MB a worker only wait to be cleared away. In half of
 * them the engine folds a day of 1.5 million trades as fast; in a quarter it takes a third longer.
 */
const YOUNG_MB = { feed: 12, engine: 24 } as const;

function startWorker(
  name: 'feed' | 'engine',
  data: FeedWorkerData | EngineWorkerData,
  port: MessagePort,
): Worker {
  return new Worker(new URL(`./${name}.js`, import.meta.url), {
    workerData: data,
    transferList: [port],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB[name] },
  });
}
