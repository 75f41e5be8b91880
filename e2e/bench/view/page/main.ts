// What the bench's runner calls in the page: one function a figure, each on an empty box.
import '../../../../renderer/ui/fonts.css';
import './bench.css';
import type { Market } from './market';
import { barsFrame, columnsFrame, createMarket, nowFrame } from './market';
import { backToBack, drawnAtOnce } from './back-to-back';
import type { Hand } from './hand';
import { watchHand } from './hand';
import type { Ours } from './ours';
import { acted, dragBy, fillReplica, finish, nextFrame, showOurs, spinFrames, turnWheel } from './ours';
import type { Peer } from './peers';
import { drawCanvas, drawEcharts } from './peers';
import { spread } from './spread';

const FIVE_MINUTES = 300_000;
const found = document.getElementById('box');
if (!found) throw new Error('index.html has no #box');
const box: HTMLElement = found;

/** Steps there and back again, so that a fixed level of detail stays over history. */
function thereAndBack(count: number, dx: number, dy: number): (readonly [number, number])[] {
  return Array.from({ length: count }, (_, i) => (i % 40 < 20 ? [dx, dy] : [-dx, -dy]));
}

let panned: { readonly ours: Ours; readonly hand: Hand } | null = null;
let grown: { readonly ours: Ours; readonly market: Market; readonly columns: number } | null = null;

function held() {
  if (!panned) throw new Error('Nothing is open to pan.');
  return panned;
}

/** Puts the chart up for a hand. */
async function openPan(columns: number): Promise<void> {
  // A candle a column: however many there are, the hand starts from the same picture.
  const ours = await showOurs(box, fillReplica(createMarket(columns, FIVE_MINUTES), columns), '5m');
  await ours.settled();
  panned = { ours, hand: watchHand(ours) };
}

/** What a fixed loop takes in the place of `frames` frames, and the chart's memory; takes the chart down. */
async function closePan(frames: number) {
  const { ours, hand } = held();
  hand.stop();
  const fixedLoop = spread(await spinFrames(ours, frames));
  const { gpuBytes } = ours.chart.stats();
  ours.chart.destroy();
  panned = null;
  return { fixedLoop, gpuBytes };
}

/** Columns that come one by one, and the first of them that are not counted: code is compiled in them. */
const MORE = 120;
const UNCOUNTED = 20;

/** Puts the chart up for `newColumn` and `newColumnAtOnce`. */
async function openColumn(columns: number): Promise<void> {
  const market = createMarket(columns + MORE * 2, FIVE_MINUTES);
  grown = { ours: await showOurs(box, fillReplica(market, columns), '1h'), market, columns };
  await grown.ours.settled();
}

function growing() {
  if (!grown) throw new Error('Nothing is open to grow.');
  return grown;
}

/** What the app gets at a bar's end: the column with its bar, and the levels of now. */
function endOfBar({ market }: ReturnType<typeof growing>, at: number) {
  return {
    column: [columnsFrame(market, at, at + 1), barsFrame(market, at, at + 1)],
    now: [nowFrame(market, at)],
  };
}

/** Columns that come `together` with the levels of now, as they do, or each with a frame of its own. */
async function newColumn(together: boolean) {
  const { ours, columns } = growing();
  const script = { column: [] as number[], now: [] as number[] };
  const bytes: number[] = [];
  for (let at = columns; at < columns + MORE; at++) {
    const { column, now } = endOfBar(growing(), at);
    const started = ours.chart.stats().uploadBytes;
    const acts = together
      ? ([['column', [...column, ...now]]] as const)
      : ([
          ['column', column],
          ['now', now],
        ] as const);
    for (const [part, bodies] of acts) {
      finish(ours.canvas);
      const { frames } = ours.chart.stats();
      const foldMs = acted(() => {
        for (const body of bodies) ours.send(body);
      });
      await nextFrame();
      await nextFrame();
      const after = ours.chart.stats();
      if (after.frames > frames) script[part].push(foldMs + after.scriptMs);
    }
    bytes.push(ours.chart.stats().uploadBytes - started);
  }
  const of = (values: readonly number[]) => spread(values.slice(UNCOUNTED));
  return { column: of(script.column), now: together ? null : of(script.now), uploadBytes: of(bytes) };
}

const NO_OTHERS: never[] = [];

/** What a frame takes that shows nothing new: what of a column's script is any frame's. */
async function sameFrame() {
  const { ours } = growing();
  const script: number[] = [];
  for (let i = 0; i < MORE; i++) {
    finish(ours.canvas);
    const askMs = acted(() => ours.chart.setOthers(NO_OTHERS));
    await nextFrame();
    await nextFrame();
    script.push(askMs + ours.chart.stats().scriptMs);
  }
  return spread(script.slice(UNCOUNTED));
}

/** The same columns without waits between the frames; takes the chart down. */
function newColumnAtOnce() {
  const { ours, columns } = growing();
  const script: number[] = [];
  for (let at = columns + MORE; at < columns + MORE * 2; at++) {
    const { column, now } = endOfBar(growing(), at);
    if (at % 20 === 0) finish(ours.canvas);
    script.push(
      drawnAtOnce(() => {
        for (const body of [...column, ...now]) ours.send(body);
      }),
    );
  }
  ours.chart.destroy();
  grown = null;
  return spread(script.slice(UNCOUNTED));
}

async function idle(seconds: number): Promise<number> {
  const ours = await showOurs(box, fillReplica(createMarket(10_000, FIVE_MINUTES), 10_000), '1h');
  await ours.settled();
  const before = ours.chart.stats().frames;
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const frames = ours.chart.stats().frames - before;
  ours.chart.destroy();
  return frames;
}

async function gpuBytes(columns: number, barMs: number): Promise<number> {
  const ours = await showOurs(box, fillReplica(createMarket(columns, barMs), columns), '5m');
  await ours.settled();
  await turnWheel(ours, [1, -1]);
  // Everything that the chart readies by itself, until it has no more to do.
  for (let before = -1; before !== ours.chart.stats().gpuBytes; ) {
    before = ours.chart.stats().gpuBytes;
    await new Promise((resolve) => setTimeout(resolve, 2000));
    // A frame tells the chart's own count what was readied since.
    await dragBy(ours, thereAndBack(2, 40, 0));
  }
  // Out to everything and back in: what the other levels add.
  await turnWheel(
    ours,
    Array.from({ length: 8 }, () => 1),
  );
  await ours.settled();
  const bytes = ours.chart.stats().gpuBytes;
  ours.chart.destroy();
  return bytes;
}

/** First draw and pan frame of our chart down to the pixels, ms. */
async function ours(columns: number) {
  const replica = fillReplica(createMarket(columns, FIVE_MINUTES), columns);
  const started = performance.now();
  const made = await showOurs(box, replica, '1h');
  await made.settled();
  finish(made.canvas);
  const firstDraw = performance.now() - started;
  const script = (await dragBy(made, thereAndBack(24, 9, 0))).map((sample) => sample.ms);
  const frames: number[] = [];
  for (let i = 0; i < 8; i++) {
    const [sample] = await dragBy(made, [[i % 2 === 0 ? 9 : -9, 0]]);
    const before = performance.now();
    finish(made.canvas);
    frames.push((sample?.ms ?? 0) + performance.now() - before);
  }
  made.chart.destroy();
  return { firstDraw, panFrame: spread(frames).p50, panScript: spread(script).p50 };
}

/** The same of a peer; the data are made before the clock starts only where the peer takes them as they are. */
async function peer(name: 'echarts' | 'canvas2d', columns: number) {
  const market = createMarket(columns, FIVE_MINUTES);
  const draw = { echarts: drawEcharts, canvas2d: drawCanvas }[name];
  await nextFrame();
  const started = performance.now();
  const made: Peer = draw(box, market, columns);
  const firstDraw = performance.now() - started;
  const frames: number[] = [];
  for (let i = 1; i <= 3; i++) {
    const before = performance.now();
    made.pan(i);
    frames.push(performance.now() - before);
    await nextFrame();
  }
  made.remove();
  box.replaceChildren();
  return { firstDraw, panFrame: spread(frames).p50 };
}

const bench = {
  openPan,
  arm: () => held().hand.arm(),
  taken: () => held().hand.taken(),
  settled: () => held().ours.settled(),
  backToBack: () => backToBack(held().ours),
  closePan,
  openColumn,
  newColumn,
  sameFrame,
  newColumnAtOnce,
  idle,
  gpuBytes,
  ours,
  peer,
};
export type Bench = typeof bench;
Object.assign(window, { bench });
