// "Levels now": bars coloured by the heat scale, under the column's header.
import type { NowFrame } from '../../../shared/ipc/frames';
import type { Side } from '../../../shared/model/side';
import { drawText } from '../ink/pen';
import type { Pen } from '../ink/pen';
import type { Reach } from '../layer';
import type { ProfileSums } from '../profile';
import { profileSums } from '../profile';
import { rampColor, rampPosition } from '../ramp';
import { displayPercentile, scaleAt } from '../scale-rows';
import type { Scene } from '../scene';
import { scenePriceTicks } from './grid';
import { CAPTION, STRONG_TEXT } from './styles';

/** Share of the profile's width that the largest bar takes. */
const BAR_SHARE = 0.89;
/** Height of the column's header, CSS pixels. */
export const HEADER = 24;
/** What the marks beside the bars are, as far as there is room. */
const NOTES = ['line: total, edge: unswept', 'line: total'] as const;

function drawBars(pen: Pen, scene: Scene, now: NowFrame, maxUsd: number, reach: Reach): void {
  const { profile } = scene.layout;
  const { cell } = scene.units;
  const { binPx } = scene.view;
  const [low, high] = [scene.priceAt(reach.bottom), scene.priceAt(reach.top)];
  const left = profile.x + pen.px(1);
  const unit = maxUsd > 0 ? ((profile.width - pen.px(1)) * BAR_SHARE) / maxUsd : 0;
  const space = binPx >= 2 * pen.dpr ? pen.px(1) : 0;
  const { cells, sideScales, units } = scene;
  const { threshold, contrast, palette } = scene.settings;
  const scaleOf = (side: Side) => scaleAt(sideScales[side], units.nowMs);
  const scales = { long: scaleOf('long'), short: scaleOf('short') };
  const lastBin = Math.floor(high / cell / cells);
  for (let bin = Math.floor(low / cell / cells); bin <= lastBin; bin++) {
    const { side, usd } = fullestIn(now, bin * cells - now.firstCell, cells);
    const width = Math.round(usd * unit);
    if (width < 1) continue;
    const scale = scales[side];
    const percentile = scale ? displayPercentile(scale, usd, cell) : 0;
    const position = Math.max(0.06, rampPosition(percentile, threshold, contrast));
    const y = Math.round(scene.y((bin + 1) * cells * cell));
    pen.ink.rect(left, y, width, binPx * cells - space, rampColor(scene.theme.name, side, position, palette));
  }
}

/** The fullest of `cells` cells from an index up, and its side: where several share a pixel, none is lost. */
function fullestIn(
  now: NowFrame,
  from: number,
  cells: number,
): { readonly side: Side; readonly usd: number } {
  let [side, usd]: [Side, number] = ['long', 0];
  for (let i = Math.max(0, from); i < Math.min(now.longUsd.length, from + cells); i++) {
    if (now.longUsd[i] > usd) [side, usd] = ['long', now.longUsd[i]];
    if (now.shortUsd[i] > usd) [side, usd] = ['short', now.shortUsd[i]];
  }
  return { side, usd };
}

function drawHeader(pen: Pen, scene: Scene): void {
  const { profile } = scene.layout;
  const { theme } = scene;
  pen.ink.rect(profile.x + pen.px(1), 0, profile.width - pen.px(1), pen.px(HEADER), theme.bg, 0.86);
  const end = drawText(pen, 'Levels now', profile.x + pen.px(10), pen.px(16), STRONG_TEXT, theme.text1);
  const right = profile.x + profile.width - pen.px(8);
  const room = right - end - pen.px(8);
  const note = NOTES.find((text) => pen.glyphs.width(CAPTION, text) <= room);
  if (note === undefined) return;
  drawText(pen, note, right, pen.px(16), CAPTION, theme.text3, { align: 'right' });
}

/** What was last in sight of a frame's levels, by what that follows from. */
const inSight = new WeakMap<
  NowFrame,
  { readonly low: number; readonly high: number; readonly sums: ProfileSums }
>();

/** What the prices in sight add up to; null while no levels are known. Bars, totals and texts share it. */
export function sumsInSight(scene: Scene): ProfileSums | null {
  const { now, layout } = scene;
  if (!now) return null;
  const [low, high] = [scene.priceAt(layout.heat.height), scene.priceAt(0)];
  const known = inSight.get(now);
  if (known && known.low === low && known.high === high) return known.sums;
  const sums = profileSums(now, scene.units.cell, low, high);
  inSight.set(now, { low, high, sums });
  return sums;
}

/** Largest cell in sight, USD: what the bars' lengths are measured by. */
export function largestBar(scene: Scene): number {
  return sumsInSight(scene)?.maxUsd ?? 0;
}

/** Draws the profile column's ground and bars between two device pixels; what lies beyond the heat is covered later. */
export function drawProfileBars(pen: Pen, scene: Scene, reach: Reach): void {
  const { profile, heat } = scene.layout;
  const { theme, now } = scene;
  pen.ink.rect(profile.x, 0, profile.width, heat.height, theme.bg);
  pen.ink.follow('y');
  for (const tick of scenePriceTicks(scene, reach.top, reach.bottom)) {
    if (!tick.major) continue;
    pen.ink.rect(profile.x, Math.round(scene.y(tick.price)), profile.width, pen.px(1), theme.ink, 0.04);
  }
  if (now) drawBars(pen, scene, now, largestBar(scene), reach);
}

/** Draws the column's header, and the ground that covers what lies beyond the heat. */
export function drawProfileFrame(pen: Pen, scene: Scene): void {
  const { profile, heat, time } = scene.layout;
  drawHeader(pen, scene);
  pen.ink.rect(profile.x, heat.height, profile.width, time.y - heat.height, scene.theme.bg);
}
