// "Levels now": what is in sight of them, how bars are scaled by it, and the column's ground and header.
import type { NowFrame } from '../../../shared/ipc/frames';
import { drawText } from '../ink/pen';
import type { Pen } from '../ink/pen';
import type { Reach } from '../layer';
import type { ProfileSums } from '../profile';
import { profileSums } from '../profile';
import type { Scene } from '../scene';
import { scenePriceTicks } from './grid';
import { CAPTION, STRONG_TEXT } from './styles';

/** Share of the profile's width that the largest bar takes. */
const BAR_SHARE = 0.89;
/** Height of the column's header, CSS pixels. */
export const HEADER = 24;
/** What the marks beside the bars are, as far as there is room. */
const NOTES = ['line: total, edge: unswept', 'line: total'] as const;

export interface BarScale {
  /** Where bars begin, device pixels; how long they are a USD, and what stays free between them. */
  readonly left: number;
  readonly unit: number;
  readonly gap: number;
}

/** How the bars are drawn for the prices in sight: the largest of them takes its share of the width. */
export function barScale(scene: Scene): BarScale {
  const { profile, dpr } = scene.layout;
  const thin = Math.round(dpr);
  const most = sumsInSight(scene)?.maxUsd ?? 0;
  const unit = most > 0 ? ((profile.width - thin) * BAR_SHARE) / most : 0;
  return { left: profile.x + thin, unit, gap: scene.view.binPx >= 2 * dpr ? thin : 0 };
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

/** Draws the profile column's ground between two device pixels; what lies beyond the heat is covered later. */
export function drawProfileGround(pen: Pen, scene: Scene, reach: Reach): void {
  const { profile, heat } = scene.layout;
  const { theme } = scene;
  pen.ink.rect(profile.x, 0, profile.width, heat.height, theme.bg);
  pen.ink.follow('y');
  for (const tick of scenePriceTicks(scene, reach.top, reach.bottom)) {
    if (!tick.major) continue;
    pen.ink.rect(profile.x, Math.round(scene.y(tick.price)), profile.width, pen.px(1), theme.ink, 0.04);
  }
}

/** Draws the column's header, and the ground that covers what lies beyond the heat. */
export function drawProfileFrame(pen: Pen, scene: Scene): void {
  const { profile, heat, time } = scene.layout;
  drawHeader(pen, scene);
  pen.ink.rect(profile.x, heat.height, profile.width, time.y - heat.height, scene.theme.bg);
}
