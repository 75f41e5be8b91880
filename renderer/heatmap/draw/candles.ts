// Prices as a line through the closes, and how wide a candle's body is.
import type { Pen } from '../ink/pen';
import { trace } from '../ink/trace';
import type { CandleSpan, Scene } from '../scene';

/** Width of a body at a candle pitch, device pixels. */
export function bodyWidth(pitch: number, dpr: number): number {
  if (pitch >= 5 * dpr) return Math.round(pitch - 2 * dpr);
  if (pitch >= 3 * dpr) return Math.round(pitch - dpr);
  return 1;
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
