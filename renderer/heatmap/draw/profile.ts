// "Levels now": bars coloured by the heat scale, the running total outward from the price, chips and sums.
import type { NowFrame } from '../../../shared/ipc/frames';
import type { Side } from '../../../shared/model/side';
import { formatPct, formatUsd } from '../../../shared/util/format';
import { drawText } from '../ink/pen';
import type { Pen } from '../ink/pen';
import { disc, fillRound, polyline } from '../ink/shapes';
import type { Reach } from '../layer';
import { cumulative, profileSums, usdTo } from '../profile';
import { rampColor, rampPosition } from '../ramp';
import { displayPercentile, scaleAt } from '../scale-rows';
import type { Scene } from '../scene';
import { scenePriceTicks } from './grid';
import { drawPriceLine } from './present';
import { BODY_TEXT, CAPTION, STRONG_TEXT } from './styles';

/** Share of the profile's width that the largest bar and the largest total take. */
const BAR_SHARE = 0.89;
const LINE_SHARE = 0.9;
const CHIP_PCT = [2, 4] as const;
const HEADER = 24;
/** What the marks beside the bars are, as far as there is room. */
const NOTES = ['line: total, edge: unswept', 'line: total'] as const;

function visibleRange(scene: Scene): { readonly low: number; readonly high: number } {
  return { low: scene.priceAt(scene.layout.heat.height), high: scene.priceAt(0) };
}

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

interface Scale {
  readonly left: number;
  readonly unit: number;
}

function drawTotal(pen: Pen, scene: Scene, now: NowFrame, price: number, scale: Scale, side: Side): void {
  const { low, high } = visibleRange(scene);
  // A point every pixel or two is enough.
  const every = Math.max(1, Math.floor(1 / scene.view.binPx / 2));
  const points = cumulative(now, scene.units.cell, side, price, side === 'long' ? low : high, every);
  const line: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    line.push(scale.left + points[i + 1] * scale.unit, scene.y(points[i]));
  }
  polyline(pen, line, 3.5 * pen.dpr, scene.theme.halo, 0.62);
  polyline(pen, line, 1.5 * pen.dpr, scene.theme.sideLine[side]);
}

function drawChip(pen: Pen, scene: Scene, now: NowFrame, price: number, scale: Scale, pct: number): void {
  const { profile, heat } = scene.layout;
  const side: Side = pct > 0 ? 'short' : 'long';
  const at = price * (1 + pct / 100);
  const y = Math.round(scene.y(at));
  if (y < pen.px(HEADER + 6) || y > heat.height - pen.px(10)) return;
  const usd = usdTo(now, scene.units.cell, side, price, at);
  const x = Math.round(scale.left + usd * scale.unit);
  const width = Math.min(pen.px(82), profile.width - pen.px(30));
  const left = profile.x + profile.width - pen.px(6) - width;
  // Where the line itself would run under the chip, the chip steps outward from the price, or inward at an edge.
  const step = x > left - pen.px(8) ? (pct > 0 ? -pen.px(15) : pen.px(15)) : 0;
  const [top, bottom] = [pen.px(HEADER + 9), heat.height - pen.px(10)];
  const outward = y + step;
  const middle = Math.max(top, Math.min(bottom, outward < top || outward > bottom ? y - step : outward));
  fillRound(pen, left, middle - pen.px(9), width, pen.px(18), pen.px(3), scene.theme.bg, 0.86);
  const baseline = middle + pen.px(4);
  const right = left + width - pen.px(7);
  const sum = formatUsd(usd);
  drawText(pen, sum, right, baseline, STRONG_TEXT, scene.theme.text1, { align: 'right' });
  const note = left + pen.px(7);
  drawText(pen, formatPct(pct, 0), note, baseline, BODY_TEXT, scene.theme.text2);
  disc(pen, x, y, 4 * pen.dpr, scene.theme.halo, 0.8);
  disc(pen, x, y, 3 * pen.dpr, scene.theme.sideLine[side]);
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

function drawHoveredZone(pen: Pen, scene: Scene): void {
  const zone = scene.now?.zones.find((z) => z.id === scene.hoverZone);
  if (!zone) return;
  const { profile, heat } = scene.layout;
  const top = Math.max(0, Math.round(scene.y(zone.high)));
  const bottom = Math.min(heat.height, Math.round(scene.y(zone.low)));
  if (bottom <= top) return;
  const color = scene.theme.sideText[zone.side];
  pen.ink.rect(profile.x, top, profile.width, bottom - top, color, 0.1);
  pen.ink.rect(profile.x, top, pen.px(2), bottom - top, color);
}

/** Beside each zone, how much of it still stands: a track as high as the zone, filled from the far side. */
function drawUnswept(pen: Pen, scene: Scene, now: NowFrame): void {
  const { profile, heat } = scene.layout;
  const [width, x] = [pen.px(3), profile.x + profile.width - pen.px(4)];
  for (const zone of scene.settings.zones ? now.zones : []) {
    const [top, bottom] = [Math.round(scene.y(zone.high)), Math.round(scene.y(zone.low))];
    const color = scene.theme.sideText[zone.side];
    const left = Math.round((bottom - top) * (1 - zone.sweptShare));
    const [from, to] = zone.side === 'short' ? [top, top + left] : [bottom - left, bottom];
    const clipped = (y: number) => Math.max(pen.px(HEADER), Math.min(heat.height, y));
    pen.ink.rect(x, clipped(top), width, clipped(bottom) - clipped(top), color, 0.22);
    pen.ink.rect(x, clipped(from), width, clipped(to) - clipped(from), color, 0.85);
  }
}

/** Largest cell in sight, USD: what the bars' lengths are measured by. */
export function largestBar(scene: Scene): number {
  const { low, high } = visibleRange(scene);
  return scene.now ? profileSums(scene.now, scene.units.cell, low, high).maxUsd : 0;
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

/** Draws what stands on the bars: zones, price, running totals and their chips, and the column's header. */
export function drawProfileTotals(pen: Pen, scene: Scene): void {
  const { profile, heat, time } = scene.layout;
  const { theme, now, price } = scene;
  if (now) {
    const { low, high } = visibleRange(scene);
    const sums = profileSums(now, scene.units.cell, low, high);
    drawHoveredZone(pen, scene);
    drawUnswept(pen, scene, now);
    if (price !== null && price >= low && price <= high) {
      drawPriceLine(pen, scene, profile.x + pen.px(2), profile.x + profile.width);
    }
    const most = Math.max(sums.aboveUsd, sums.belowUsd);
    if (price !== null && most > 0) {
      const left = profile.x + pen.px(1);
      const scale = { left, unit: ((profile.width - pen.px(1)) * LINE_SHARE) / most };
      for (const side of ['long', 'short'] as const) drawTotal(pen, scene, now, price, scale, side);
      for (const pct of CHIP_PCT) {
        drawChip(pen, scene, now, price, scale, pct);
        drawChip(pen, scene, now, price, scale, -pct);
      }
    }
  }
  drawHeader(pen, scene);
  pen.ink.rect(profile.x, heat.height, profile.width, time.y - heat.height, theme.bg);
}

/** The texts under the profile: what the bars and the line add up to in sight. */
export function drawProfileSums(pen: Pen, scene: Scene): void {
  const { now, theme } = scene;
  const { profile, volume, openInterest } = scene.layout;
  const { low, high } = visibleRange(scene);
  const sums = now ? profileSums(now, scene.units.cell, low, high) : null;
  const [left, right] = [profile.x + pen.px(10), profile.x + profile.width - pen.px(8)];
  const row = (y: number, name: string, value: string, color: number, strong = true) => {
    drawText(pen, name, left, y, CAPTION, theme.text3);
    drawText(pen, value, right, y, strong ? STRONG_TEXT : CAPTION, color, { align: 'right' });
  };
  const ratio = sums && sums.belowUsd > 0 ? (sums.aboveUsd / sums.belowUsd).toFixed(2) : formatUsd(null);
  const largest = formatUsd(sums?.maxUsd ?? null);
  const [name, value] = [`Bars, per $${scene.units.cell}`, `max ${largest}`];
  const needed = pen.glyphs.width(CAPTION, name) + pen.glyphs.width(CAPTION, value) + pen.px(8);
  const fits = needed <= right - left;
  row(volume.y + pen.px(17), fits ? name : 'Max bar', fits ? value : largest, theme.text2, false);
  row(volume.y + pen.px(33), 'Above price', formatUsd(sums?.aboveUsd ?? null), theme.sideText.short);
  row(openInterest.y + pen.px(17), 'Below price', formatUsd(sums?.belowUsd ?? null), theme.sideText.long);
  row(openInterest.y + pen.px(33), 'Above / below', ratio, theme.text2, false);
}
