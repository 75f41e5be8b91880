// Candles: neutral, brighter than any heat, each with a dark halo.
import type { Candle } from '../candles';
import type { Pen } from '../ink/pen';
import { trace } from '../ink/trace';
import type { CandleSpan, Scene } from '../scene';

/** Width of a body at a candle pitch, device pixels. */
export function bodyWidth(pitch: number, dpr: number): number {
  if (pitch >= 5 * dpr) return Math.round(pitch - 2 * dpr);
  if (pitch >= 3 * dpr) return Math.round(pitch - dpr);
  return 1;
}

interface Shape {
  readonly bodyX: number;
  readonly bodyW: number;
  readonly bodyTop: number;
  readonly bodyBottom: number;
  readonly wickX: number;
  readonly wickW: number;
  readonly high: number;
  readonly low: number;
  readonly up: boolean;
}

function shapeOf(scene: Scene, candle: Candle): Shape {
  const { dpr } = scene.layout;
  const pitch = scene.candlePx;
  const line = Math.max(1, Math.round(dpr));
  const bodyW = bodyWidth(pitch, dpr);
  const wickW = Math.min(line, bodyW);
  const bodyX = Math.round(scene.x(candle.openMs) + (pitch - bodyW) / 2);
  const wickX = bodyX + Math.floor((bodyW - wickW) / 2);
  const bodyTop = Math.round(scene.y(Math.max(candle.open, candle.close)));
  const bottom = Math.round(scene.y(Math.min(candle.open, candle.close)));
  return {
    bodyX,
    bodyW,
    bodyTop,
    bodyBottom: Math.max(bottom, bodyTop + line),
    wickX,
    wickW,
    high: Math.min(bodyTop, Math.round(scene.y(candle.high))),
    low: Math.max(bodyTop + line, Math.round(scene.y(candle.low))),
    up: candle.close >= candle.open,
  };
}

function drawHalo(pen: Pen, scene: Scene, s: Shape): void {
  const { halo, haloAlpha } = scene.theme;
  const ring = pen.px(1);
  const [x, w] = [s.bodyX - ring, s.bodyW + ring * 2];
  const [top, bottom] = [s.bodyTop - ring, s.bodyBottom + ring];
  pen.ink.rect(x, top, w, bottom - top, halo, haloAlpha);
  const [wx, ww] = [s.wickX - ring, s.wickW + ring * 2];
  if (s.high - ring < top) pen.ink.rect(wx, s.high - ring, ww, top - s.high + ring, halo, haloAlpha);
  if (s.low + ring > bottom) pen.ink.rect(wx, bottom, ww, s.low + ring - bottom, halo, haloAlpha);
}

function drawCandle(pen: Pen, scene: Scene, s: Shape): void {
  const { ink } = pen;
  const { theme } = scene;
  const height = s.bodyBottom - s.bodyTop;
  if (s.high < s.bodyTop) ink.rect(s.wickX, s.high, s.wickW, s.bodyTop - s.high, theme.wick);
  if (s.low > s.bodyBottom) ink.rect(s.wickX, s.bodyBottom, s.wickW, s.low - s.bodyBottom, theme.wick);
  const edge = s.up ? theme.candleUpEdge : theme.wick;
  const fill = s.up ? theme.candleUp : theme.candleDown;
  const line = Math.max(1, Math.round(pen.dpr));
  ink.rect(s.bodyX, s.bodyTop, s.bodyW, height, edge);
  if (fill !== edge && s.bodyW > line * 2 && height > line * 2) {
    ink.rect(s.bodyX + line, s.bodyTop + line, s.bodyW - line * 2, height - line * 2, fill);
  }
}

/** Where a candle's last values stand, device pixels: at its end, or at now while it runs. */
export function closeX(scene: Scene, endMs: number): number {
  return scene.x(Math.min(endMs, scene.units.nowMs));
}

/** A line through the closes, with the candles' halo; broken where there is no candle. */
export function drawCloses(pen: Pen, scene: Scene, { first, last }: CandleSpan): void {
  const { theme } = scene;
  let points: number[] = [];
  const flush = () => {
    trace(pen, points, 3.75 * pen.dpr, theme.halo, theme.haloAlpha);
    trace(pen, points, 1.75 * pen.dpr, theme.candleUpEdge);
    points = [];
  };
  pen.ink.follow('xy');
  for (let n = first - 1; n <= last; n++) {
    const candle = scene.candles.at(n);
    if (!candle) flush();
    else points.push(closeX(scene, candle.openMs + scene.candles.candleMs), scene.y(candle.close));
  }
  flush();
}

/** Draws candles: all halos, then all candles, so that no halo covers a neighbour. */
export function drawCandles(pen: Pen, scene: Scene, { first, last }: CandleSpan): void {
  const shapes: Shape[] = [];
  for (let n = first; n <= last; n++) {
    const candle = scene.candles.at(n);
    if (candle) shapes.push(shapeOf(scene, candle));
  }
  pen.ink.follow('xy');
  for (const shape of shapes) drawHalo(pen, scene, shape);
  for (const shape of shapes) drawCandle(pen, scene, shape);
}
