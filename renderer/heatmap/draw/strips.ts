// The strips under the heat: volume bars and the open-interest line.
import type { Candle, CandleSource } from '../candles';
import type { Pen } from '../ink/pen';
import { trace } from '../ink/trace';
import type { Reach } from '../layer';
import type { Rect } from '../layout';
import type { CandleSpan, Scene } from '../scene';
import { candlesBetween, visibleCandles } from '../scene';
import { bodyWidth, closeX } from './candles';
import { drawStripGaps } from './gaps';

export interface StripRange {
  readonly maxVolumeUsd: number;
  readonly lowInterest: number;
  readonly highInterest: number;
}

/** The extremes of the candles last in sight, by what they were of. */
const found = new WeakMap<
  CandleSource,
  CandleSpan & { readonly version: number; readonly range: StripRange }
>();

/** Extremes of the visible candles, gathered again only when other candles came into sight. */
export function stripRange(scene: Scene): StripRange {
  const { first, last } = visibleCandles(scene);
  const { version } = scene.replica.bars;
  const kept = found.get(scene.candles);
  if (kept && kept.first === first && kept.last === last && kept.version === version) return kept.range;
  const range = rangeOf(candlesOf(scene, first, last));
  found.set(scene.candles, { first, last, version, range });
  return range;
}

function candlesOf(scene: Scene, first: number, last: number): Candle[] {
  const candles: Candle[] = [];
  for (let n = first; n <= last; n++) {
    const candle = scene.candles.at(n);
    if (candle) candles.push(candle);
  }
  return candles;
}

/** Extremes of the visible candles; NaN or 0 where nothing is known. */
function rangeOf(candles: readonly Candle[]): StripRange {
  let [maxVolumeUsd, low, high] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const candle of candles) {
    if (candle.volumeUsd > maxVolumeUsd) maxVolumeUsd = candle.volumeUsd;
    if (candle.openInterest < low) low = candle.openInterest;
    if (candle.openInterest > high) high = candle.openInterest;
  }
  return { maxVolumeUsd, lowInterest: low, highInterest: high };
}

function drawVolume(pen: Pen, scene: Scene, candles: readonly Candle[], most: number): void {
  const { volume, dpr } = scene.layout;
  const pitch = scene.candlePx;
  const width = bodyWidth(pitch, dpr);
  const room = volume.height - pen.px(8);
  const bottom = volume.y + volume.height - pen.px(1);
  for (const candle of candles) {
    if (!(candle.volumeUsd > 0) || most <= 0) continue;
    const height = Math.max(pen.px(1), Math.round((candle.volumeUsd / most) * room));
    const x = Math.round(scene.x(candle.openMs) + (pitch - width) / 2);
    const color = candle.close >= candle.open ? scene.theme.volumeUp : scene.theme.volumeDown;
    pen.ink.rect(x, bottom - height, width, height, color);
  }
}

/** Each candle's last open interest stands at its end, or at now: what comes later changes no pixel before it. */
function drawInterest(pen: Pen, scene: Scene, candles: readonly Candle[], range: StripRange): void {
  const { openInterest: strip } = scene.layout;
  const { candleMs } = scene.candles;
  const spread = range.highInterest - range.lowInterest;
  const [top, room] = [strip.y + pen.px(8), strip.height - pen.px(20)];
  const bottom = strip.y + strip.height;
  const yOf = (coins: number) =>
    spread > 0 ? top + ((range.highInterest - coins) / spread) * room : top + room / 2;
  let line: number[] = [];
  const flush = () => {
    trace(pen, line, 1.25 * pen.dpr, scene.theme.openInterest);
    line = [];
  };
  const solid = pen.ink.atlas.solid;
  const [u, v] = [solid.u + 2, solid.v + 2];
  for (const candle of candles) {
    if (Number.isNaN(candle.openInterest)) {
      flush();
      continue;
    }
    const x = closeX(scene, candle.openMs + candleMs);
    const y = yOf(candle.openInterest);
    const [px, py] = [line[line.length - 2], line[line.length - 1]];
    if (line.length > 0) {
      pen.ink.strip(px, py, x, y, x, bottom, px, bottom, u, v, v, scene.theme.openInterest, 0.08);
    }
    line.push(x, y);
  }
  flush();
}

function rule(pen: Pen, scene: Scene, rect: Rect): void {
  pen.ink.rect(0, rect.y, scene.layout.width, pen.px(1), scene.theme.line);
}

/** Draws both strips of the candles before number `end`, over a ground as wide as the chart. */
export function drawClosedStrips(pen: Pen, scene: Scene, reach: Reach, end: number): void {
  const { volume, time, axis } = scene.layout;
  const { first, last } = candlesBetween(scene, reach.left, reach.right);
  const closed = Math.min(last, end - 1);
  const range = stripRange(scene);
  pen.ink.rect(0, volume.y, axis.x, time.y - volume.y, scene.theme.bg);
  pen.ink.follow('x');
  drawVolume(pen, scene, candlesOf(scene, first, closed), range.maxVolumeUsd);
  // The line comes from the candle before.
  drawInterest(pen, scene, candlesOf(scene, first - 1, closed), range);
}

/** Draws the strips' candles from number `from` on, then gaps, and the ground of the cells at the right. */
export function drawFreshStrips(pen: Pen, scene: Scene, reach: Reach, from: number): void {
  const { volume, openInterest, time, axis, width } = scene.layout;
  const { theme } = scene;
  const { first, last } = candlesBetween(scene, reach.left, reach.right);
  const range = stripRange(scene);
  pen.ink.follow('x');
  drawVolume(pen, scene, candlesOf(scene, Math.max(first, from), last), range.maxVolumeUsd);
  // The line goes on from the last closed candle.
  if (last >= from) drawInterest(pen, scene, candlesOf(scene, Math.max(first, from - 1), last), range);
  drawStripGaps(pen, scene, volume, 'bar', reach);
  drawStripGaps(pen, scene, openInterest, 'openInterest', reach);
  pen.ink.follow('none');
  pen.ink.rect(volume.width, volume.y, axis.x - volume.width, time.y - volume.y, theme.bg);
  pen.ink.rect(0, time.y, width, time.height, theme.panel);
}

/** The rules between the rows, over everything that the columns drew. */
export function drawRules(pen: Pen, scene: Scene): void {
  const { volume, openInterest, time } = scene.layout;
  for (const rect of [volume, openInterest, time]) rule(pen, scene, rect);
}
