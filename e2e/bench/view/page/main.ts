// What the bench's runner calls in the page: one function a figure, each on an empty box.
import '../../../../renderer/ui/fonts.css';
import './bench.css';
import type { Market } from './market';
import { barsFrame, columnsFrame, createMarket, nowFrame } from './market';
import type { Ours, Sample } from './ours';
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

/** What is moved, by its name: the first three at a fixed level of detail. */
async function panFrames(ours: Ours): Promise<Record<'along' | 'across' | 'prices' | 'zoom', Sample[]>> {
  await dragBy(ours, thereAndBack(80, 9, 3));
  await ours.settled();
  const along = await dragBy(ours, thereAndBack(160, 11, 0));
  const across = await dragBy(ours, thereAndBack(160, 7, 4));
  const prices = await turnWheel(
    ours,
    Array.from({ length: 40 }, (_, i) => (i % 4 < 2 ? -1 : 1)),
    true,
  );
  const notches = [...Array.from({ length: 12 }, () => 1), ...Array.from({ length: 16 }, () => -1)];
  const zoom = await turnWheel(ours, [...notches, ...notches], false);
  return { along, across, prices, zoom };
}

let panned: Ours | null = null;
let grown: { readonly ours: Ours; readonly market: Market; readonly columns: number } | null = null;

/** Puts the chart up for `pan`, so that the runner can look at the page's processor time around that alone. */
async function openPan(columns: number): Promise<void> {
  // A candle a column: however many there are, the hand starts from the same picture.
  panned = await showOurs(box, fillReplica(createMarket(columns, FIVE_MINUTES), columns), '5m');
  await panned.settled();
}

async function pan() {
  if (!panned) throw new Error('Nothing is open to pan.');
  const { along, across, prices, zoom } = await panFrames(panned);
  const samples = [...along, ...across, ...prices];
  const msOf = (of: readonly Sample[]) => of.map((sample) => sample.ms);
  const ms = msOf([...samples, ...zoom]);
  const fixedLoop = spread(await spinFrames(panned, ms.length));
  const { gpuBytes } = panned.chart.stats();
  panned.chart.destroy();
  panned = null;
  const uploading = samples.filter((sample) => sample.uploadBytes > 0);
  return {
    script: spread(ms),
    panOnly: spread(msOf(samples)),
    apart: {
      along: spread(msOf(along)),
      across: spread(msOf(across)),
      prices: spread(msOf(prices)),
      zoom: spread(msOf(zoom)),
    },
    uploadsAtFixedLevel: uploading.length,
    fixedLoop,
    gpuBytes,
    frames: ms.length,
  };
}

/** Columns that come one by one, and the first of them that are not counted: code is compiled in them. */
const MORE = 120;
const UNCOUNTED = 20;

/** Puts the chart up for `newColumn`. */
async function openColumn(columns: number): Promise<void> {
  const market = createMarket(columns + MORE, FIVE_MINUTES);
  grown = { ours: await showOurs(box, fillReplica(market, columns), '1h'), market, columns };
  await grown.ours.settled();
}

async function newColumn() {
  if (!grown) throw new Error('Nothing is open to grow.');
  const { ours, market, columns } = grown;
  grown = null;
  const [script, bytes]: number[][] = [[], []];
  for (let at = columns; at < columns + MORE; at++) {
    finish(ours.canvas);
    const before = ours.chart.stats();
    const [column, bar, now] = [
      columnsFrame(market, at, at + 1),
      barsFrame(market, at, at + 1),
      nowFrame(market, at),
    ];
    const foldMs = acted(() => {
      ours.send(column);
      ours.send(bar);
      ours.send(now);
    });
    await nextFrame();
    await nextFrame();
    const after = ours.chart.stats();
    script.push(foldMs + after.scriptMs);
    bytes.push(after.uploadBytes - before.uploadBytes);
  }
  ours.chart.destroy();
  return { script: spread(script.slice(UNCOUNTED)), uploadBytes: spread(bytes.slice(UNCOUNTED)) };
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
  await turnWheel(ours, [1, -1], false);
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
    false,
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

const bench = { openPan, pan, openColumn, newColumn, idle, gpuBytes, ours, peer };
export type Bench = typeof bench;
Object.assign(window, { bench });
