// The quiet lines: days down the heat and its strips, major prices across.
import type { Pen } from '../ink/pen';
import type { Reach } from '../layer';
import { DAY_MS } from '../scale-rows';
import type { Scene } from '../scene';
import { priceTicks, timeTicks } from '../ticks';
import { followEdge } from '../viewport';

const DAY_ALPHA = 0.058;
const PRICE_ALPHA = 0.04;
/** Least distances between ticks, CSS pixels. */
export const PRICE_GAP = 26;
export const TIME_GAP = 70;

/** Ticks of the visible prices, or of those between two device pixels. */
export function scenePriceTicks(scene: Scene, top = 0, bottom = scene.layout.heat.height) {
  const pxPerUnit = scene.view.binPx / scene.units.cell;
  return priceTicks(scene.priceAt(bottom), scene.priceAt(top), pxPerUnit, PRICE_GAP * scene.layout.dpr);
}

/** Ticks of the visible times, or of those between two device pixels. */
export function sceneTimeTicks(scene: Scene, left = 0, right = scene.layout.heat.width) {
  const pxPerMs = scene.view.pitch / scene.units.candleMs;
  return timeTicks(scene.msAt(left), scene.msAt(right), pxPerMs, TIME_GAP * scene.layout.dpr);
}

/** Whether a day begins in sight: then only days get lines. */
export function anyDayInSight(scene: Scene): boolean {
  const first = Math.ceil(scene.msAt(0) / DAY_MS);
  return first * DAY_MS <= scene.msAt(scene.layout.heat.width);
}

/** Draws the grid over the heat. */
export function drawGrid(pen: Pen, scene: Scene, reach: Reach): void {
  const { heat, gutter, time } = scene.layout;
  const thin = pen.px(1);
  const anyDay = anyDayInSight(scene);
  // The paper ends with the candle that now lies in.
  const end = followEdge(scene.units);
  pen.ink.follow('x');
  for (const tick of sceneTimeTicks(scene, reach.left, reach.right)) {
    if ((!tick.day && anyDay) || tick.ms >= end) continue;
    pen.ink.rect(Math.round(scene.x(tick.ms)), 0, thin, time.y, scene.theme.ink, DAY_ALPHA);
  }
  pen.ink.follow('y');
  for (const tick of scenePriceTicks(scene, reach.top, reach.bottom)) {
    if (!tick.major) continue;
    const y = Math.round(scene.y(tick.price));
    pen.ink.rect(0, y, heat.width + gutter.width, thin, scene.theme.ink, PRICE_ALPHA);
  }
}
