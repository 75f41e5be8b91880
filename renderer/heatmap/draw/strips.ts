// The strips under the heat: their range, ground, gaps and rules. Bars and line are made on the GPU.
import type { CandleSource } from '../candles';
import type { Pen } from '../ink/pen';
import type { Reach } from '../layer';
import type { Rect } from '../layout';
import type { CandleSpan, Scene } from '../scene';
import { visibleCandles } from '../scene';
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
  const range = rangeOf(scene, first, last);
  found.set(scene.candles, { first, last, version, range });
  return range;
}

/** Extremes of candles; NaN or 0 where nothing is known. */
function rangeOf({ candles }: Scene, first: number, last: number): StripRange {
  let [maxVolumeUsd, low, high] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let n = first; n <= last; n++) {
    const candle = candles.at(n);
    if (!candle) continue;
    if (candle.volumeUsd > maxVolumeUsd) maxVolumeUsd = candle.volumeUsd;
    if (candle.openInterest < low) low = candle.openInterest;
    if (candle.openInterest > high) high = candle.openInterest;
  }
  return { maxVolumeUsd, lowInterest: low, highInterest: high };
}

function rule(pen: Pen, scene: Scene, rect: Rect): void {
  pen.ink.rect(0, rect.y, scene.layout.width, pen.px(1), scene.theme.line);
}

/** The strips' ground, as wide as the chart. */
export function drawStripGround(pen: Pen, { layout, theme }: Scene): void {
  const { volume, time, axis } = layout;
  pen.ink.rect(0, volume.y, axis.x, time.y - volume.y, theme.bg);
}

/** Draws the strips' gaps, and the ground of the cells right of them and under them. */
export function drawStripEnds(pen: Pen, scene: Scene, reach: Reach): void {
  const { volume, openInterest, time, axis, width } = scene.layout;
  const { theme } = scene;
  pen.ink.follow('x');
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
