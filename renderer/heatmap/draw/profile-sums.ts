// The texts under the profile: what the bars and the lines add up to in sight.
import { formatUsd } from '../../../shared/util/format';
import { drawText } from '../ink/pen';
import type { Pen } from '../ink/pen';
import { profileSums } from '../profile';
import type { Scene } from '../scene';
import { visiblePrices } from './profile';
import { CAPTION, STRONG_TEXT } from './styles';

/** Largest bar, sums above and below the price, and the one over the other. */
export type SumTexts = readonly [largest: string, above: string, below: string, ratio: string];

/** What the texts say of the prices in sight. */
export function sumTexts(scene: Scene): SumTexts {
  const { low, high } = visiblePrices(scene);
  const sums = scene.now && profileSums(scene.now, scene.units.cell, low, high);
  const ratio = sums && sums.belowUsd > 0 ? (sums.aboveUsd / sums.belowUsd).toFixed(2) : formatUsd(null);
  const { maxUsd = null, aboveUsd = null, belowUsd = null } = sums ?? {};
  return [formatUsd(maxUsd), formatUsd(aboveUsd), formatUsd(belowUsd), ratio];
}

/** Draws them. */
export function drawProfileSums(pen: Pen, scene: Scene, [largest, above, below, ratio]: SumTexts): void {
  const { theme } = scene;
  const { profile, volume, openInterest } = scene.layout;
  const [left, right] = [profile.x + pen.px(10), profile.x + profile.width - pen.px(8)];
  const row = (y: number, name: string, value: string, color: number, strong = true) => {
    drawText(pen, name, left, y, CAPTION, theme.text3);
    drawText(pen, value, right, y, strong ? STRONG_TEXT : CAPTION, color, { align: 'right' });
  };
  const [name, value] = [`Bars, per $${scene.units.cell}`, `max ${largest}`];
  const needed = pen.glyphs.width(CAPTION, name) + pen.glyphs.width(CAPTION, value) + pen.px(8);
  const fits = needed <= right - left;
  row(volume.y + pen.px(17), fits ? name : 'Max bar', fits ? value : largest, theme.text2, false);
  row(volume.y + pen.px(33), 'Above price', above, theme.sideText.short);
  row(openInterest.y + pen.px(17), 'Below price', below, theme.sideText.long);
  row(openInterest.y + pen.px(33), 'Above / below', ratio, theme.text2, false);
}
