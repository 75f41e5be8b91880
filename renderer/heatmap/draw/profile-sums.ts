// The texts under the profile: what the bars and the lines add up to in sight.
import { formatUsd } from '../../../shared/util/format';
import { drawText } from '../ink/pen';
import type { TextStyle } from '../ink/glyphs';
import type { Pen } from '../ink/pen';
import type { Scene } from '../scene';
import { sumsInSight } from './profile';
import { CAPTION, STRONG_TEXT } from './styles';

/** Largest bar, sums above and below the price, and the one over the other. */
export type SumTexts = readonly [largest: string, above: string, below: string, ratio: string];

/** What the texts say of the prices in sight. */
export function sumTexts(scene: Scene): SumTexts {
  const sums = sumsInSight(scene);
  const ratio = sums && sums.belowUsd > 0 ? (sums.aboveUsd / sums.belowUsd).toFixed(2) : formatUsd(null);
  const { maxUsd = null, aboveUsd = null, belowUsd = null } = sums ?? {};
  return [formatUsd(maxUsd), formatUsd(aboveUsd), formatUsd(belowUsd), ratio];
}

/** Draws them. */
export function drawProfileSums(pen: Pen, scene: Scene, [largest, above, below, ratio]: SumTexts): void {
  const { theme } = scene;
  const { profile, volume, openInterest } = scene.layout;
  const [left, right] = [profile.x + pen.px(10), profile.x + profile.width - pen.px(8)];
  /** Writes the longest name that there is room for beside its value. */
  const row = (y: number, names: readonly string[], value: string, color: number, style: TextStyle) => {
    const room = right - left - pen.px(4) - pen.glyphs.width(style, value);
    const name = names.find((text) => pen.glyphs.width(CAPTION, text) <= room) ?? '';
    drawText(pen, name, left, y, CAPTION, theme.text3);
    drawText(pen, value, right, y, style, color, { align: 'right' });
  };
  const bars = [`Largest bar, per $${scene.units.cell}`, `Max per $${scene.units.cell}`, 'Max bar', 'Max'];
  row(volume.y + pen.px(17), bars, largest, theme.text2, CAPTION);
  row(volume.y + pen.px(33), ['Above price', 'Above'], above, theme.sideText.short, STRONG_TEXT);
  row(openInterest.y + pen.px(17), ['Below price', 'Below'], below, theme.sideText.long, STRONG_TEXT);
  row(openInterest.y + pen.px(33), ['Above / below', 'Ratio'], ratio, theme.text2, CAPTION);
}
