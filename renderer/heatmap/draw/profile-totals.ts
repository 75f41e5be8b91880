// What stands on the profile's bars and lines: the totals' scale and chips, zones, and what of those still stands.
import type { NowFrame } from '../../../shared/ipc/frames';
import { formatPct, formatUsd } from '../../../shared/util/format';
import { drawText } from '../ink/pen';
import type { Pen } from '../ink/pen';
import { disc, fillRound } from '../ink/shapes';
import { usdTo } from '../profile';
import type { Scene } from '../scene';
import { drawPriceLine } from './present';
import { HEADER, sumsInSight } from './profile';
import { BODY_TEXT, STRONG_TEXT } from './styles';

/** Share of the profile's width that the largest total in sight takes at most. */
const LINE_SHARE = 0.9;
const CHIP_PCT = [2, -2, 4, -4] as const;

/** Where a total of no USD stands, and device pixels a USD. */
export interface TotalsScale {
  readonly left: number;
  readonly unit: number;
}

/** A chip where it stands: its sum's point on the line, and the chip's middle beside it, device pixels. */
interface Chip {
  readonly pct: number;
  readonly usd: number;
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly middle: number;
  readonly width: number;
}

/** The next of ten steps a doubling or so: a move of the hand by a few cells then changes no scale. */
function roundUp(usd: number): number {
  const step = 10 ** (Math.floor(Math.log10(usd)) - 1);
  return Math.ceil(usd / step) * step;
}

/** The totals' scale for the prices in sight; null while nothing is known there. */
export function totalsScale(scene: Scene): TotalsScale | null {
  const { price, layout } = scene;
  const sums = sumsInSight(scene);
  if (!sums || price === null) return null;
  const most = Math.max(sums.aboveUsd, sums.belowUsd);
  if (!(most > 0)) return null;
  const thin = Math.round(layout.dpr);
  return {
    left: layout.profile.x + thin,
    unit: ((layout.profile.width - thin) * LINE_SHARE) / roundUp(most),
  };
}

/** The chips in sight. Where the line itself would run under a chip, it steps outward from the price, or inward at an edge. */
function placeChips(scene: Scene, scale: TotalsScale): Chip[] {
  const { now, price, layout } = scene;
  const { profile, heat, dpr } = layout;
  const px = (css: number) => Math.round(css * dpr);
  if (!now || price === null) return [];
  const width = Math.min(px(88), profile.width - px(30));
  const left = profile.x + profile.width - px(6) - width;
  const [top, bottom] = [px(HEADER + 9), heat.height - px(10)];
  const chips: Chip[] = [];
  for (const pct of CHIP_PCT) {
    const at = price * (1 + pct / 100);
    const y = Math.round(scene.y(at));
    if (y < px(HEADER + 6) || y > bottom) continue;
    const usd = usdTo(now, scene.units.cell, pct > 0 ? 'short' : 'long', price, at);
    const x = Math.round(scale.left + usd * scale.unit);
    const step = x > left - px(8) ? (pct > 0 ? -px(15) : px(15)) : 0;
    const outward = y + step;
    const middle = Math.max(top, Math.min(bottom, outward < top || outward > bottom ? y - step : outward));
    chips.push({ pct, usd, x, y, left, middle, width });
  }
  return chips;
}

/** Adds the scale, and where on the paper the chips stand: what is drawn moves along with it while those stay the same. */
export function markInputs(scene: Scene, add: (input: unknown) => void): void {
  const scale = totalsScale(scene);
  add(scale?.unit);
  if (!scale) return;
  for (const { pct, middle } of placeChips(scene, scale)) {
    add(pct);
    add(middle - scene.view.topPx);
  }
}

function drawChip(pen: Pen, scene: Scene, { pct, usd, x, y, left, middle, width }: Chip): void {
  const { theme } = scene;
  fillRound(pen, left, middle - pen.px(9), width, pen.px(18), pen.px(3), theme.bg, 0.86);
  const baseline = middle + pen.px(4);
  drawText(pen, formatUsd(usd), left + width - pen.px(7), baseline, STRONG_TEXT, theme.text1, {
    align: 'right',
  });
  const [distance, sum] = [formatPct(pct, 0), pen.glyphs.width(STRONG_TEXT, formatUsd(usd))];
  // On a narrow chart the axis beside it says how far that is.
  if (pen.glyphs.width(BODY_TEXT, distance) + sum + pen.px(18) <= width) {
    drawText(pen, distance, left + pen.px(7), baseline, BODY_TEXT, theme.text2);
  }
  disc(pen, x, y, 4 * pen.dpr, theme.halo, 0.8);
  disc(pen, x, y, 3 * pen.dpr, theme.sideLine[pct > 0 ? 'short' : 'long']);
}

function drawHoveredZone(pen: Pen, scene: Scene): void {
  const zone = scene.now?.zones.find((z) => z.id === scene.hoverZone);
  if (!zone) return;
  const { profile } = scene.layout;
  const [top, bottom] = [Math.round(scene.y(zone.high)), Math.round(scene.y(zone.low))];
  const color = scene.theme.sideText[zone.side];
  pen.ink.rect(profile.x, top, profile.width, bottom - top, color, 0.1);
  pen.ink.rect(profile.x, top, pen.px(2), bottom - top, color);
}

/** Beside each zone, how much of it still stands: a track as high as the zone, filled from the far side. */
function drawUnswept(pen: Pen, scene: Scene, now: NowFrame): void {
  const { profile } = scene.layout;
  const [width, x] = [pen.px(3), profile.x + profile.width - pen.px(4)];
  for (const zone of scene.settings.zones ? now.zones : []) {
    const [top, bottom] = [Math.round(scene.y(zone.high)), Math.round(scene.y(zone.low))];
    const color = scene.theme.sideText[zone.side];
    const left = Math.round((bottom - top) * (1 - zone.sweptShare));
    pen.ink.rect(x, top, width, bottom - top, color, 0.22);
    pen.ink.rect(x, zone.side === 'short' ? top : bottom - left, width, left, color, 0.85);
  }
}

/** Draws all of it; the column's frame covers what lies beyond the heat. */
export function drawProfileMarks(pen: Pen, scene: Scene): void {
  const { profile } = scene.layout;
  const { now } = scene;
  if (!now) return;
  pen.ink.follow('y');
  drawHoveredZone(pen, scene);
  drawUnswept(pen, scene, now);
  drawPriceLine(pen, scene, profile.x + pen.px(2), profile.x + profile.width);
  const scale = totalsScale(scene);
  if (!scale) return;
  for (const chip of placeChips(scene, scale)) drawChip(pen, scene, chip);
}
