// The quiet lines: days down the heat and its strips, major prices across.
import type { Pen } from '../ink/pen';
import type { Scene } from '../scene';
import { priceTicks, timeTicks } from '../ticks';

const DAY_ALPHA = 0.058;
const PRICE_ALPHA = 0.04;
/** Least distances between ticks, CSS pixels. */
export const PRICE_GAP = 26;
export const TIME_GAP = 70;

/** Ticks of the visible prices. */
export function scenePriceTicks(scene: Scene) {
  const { heat, dpr } = scene.layout;
  const pxPerUnit = scene.view.binPx / scene.units.cell;
  return priceTicks(scene.priceAt(heat.height), scene.priceAt(0), pxPerUnit, PRICE_GAP * dpr);
}

/** Ticks of the visible times. */
export function sceneTimeTicks(scene: Scene) {
  const { heat, dpr } = scene.layout;
  const pxPerMs = scene.view.pitch / scene.units.candleMs;
  return timeTicks(scene.msAt(0), scene.msAt(heat.width), pxPerMs, TIME_GAP * dpr);
}

/** Draws the grid over the heat. */
export function drawGrid(pen: Pen, scene: Scene): void {
  const { heat, gutter, time } = scene.layout;
  const thin = pen.px(1);
  const ticks = sceneTimeTicks(scene);
  const anyDay = ticks.some((tick) => tick.day);
  for (const tick of ticks) {
    if (!tick.day && anyDay) continue;
    const x = Math.round(scene.x(tick.ms));
    if (x > 0 && x < heat.width) pen.ink.rect(x, 0, thin, time.y, scene.theme.ink, DAY_ALPHA);
  }
  for (const tick of scenePriceTicks(scene)) {
    if (!tick.major) continue;
    const y = Math.round(scene.y(tick.price));
    pen.ink.rect(0, y, heat.width + gutter.width, thin, scene.theme.ink, PRICE_ALPHA);
  }
}
