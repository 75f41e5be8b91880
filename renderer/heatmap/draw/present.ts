// The present: the now line, and the price carried through the gutter and the profile.
import type { Pen } from '../ink/pen';
import { dashH } from '../ink/shapes';
import type { Scene } from '../scene';

/** Draws the now line at history's right edge; fainter when the view is of the past. */
export function drawNowLine(pen: Pen, scene: Scene): void {
  const { gutter, time } = scene.layout;
  pen.ink.rect(gutter.x, 0, pen.px(1), time.y, scene.theme.ink, scene.view.follow ? 0.32 : 0.12);
}

/** The dotted line of the price over a span of device pixels; what is painted later covers it under the heat. */
export function drawPriceLine(pen: Pen, scene: Scene, from: number, to: number): void {
  if (scene.price === null) return;
  const y = Math.round(scene.y(scene.price));
  dashH(pen, from, to, y, pen.px(1), [pen.px(1), pen.px(3)], scene.theme.ink, 0.69);
}
