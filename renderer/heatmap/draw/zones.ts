// Hot zones: edges from birth to now, a bracket at now, and a two-line label in the gutter.
import type { Zone } from '../../../shared/model/zone';
import { formatPercentile, formatUsd, formatZoneRange } from '../../../shared/util/format';
import { drawText } from '../ink/pen';
import type { Pen } from '../ink/pen';
import { dashH, fillRound, polyline, strokeRound, triangle } from '../ink/shapes';
import type { Rect } from '../layout';
import type { Look, Reach } from '../layer';
import { placeLabels } from '../place-labels';
import type { PlanLine } from '../plan-lines';
import type { Scene } from '../scene';
import { timeText } from '../time-text';
import { BODY_TEXT, CAPTION, SIDE_CAPS, STRONG_TEXT } from './styles';

const LABEL_HEIGHT = 34;
const LABEL_GAP = 36;
const LINE_GAP = 23;
/** A label farther from its zone than this says nothing any more. */
const MAX_SHIFT = 110;
/** Left edge of labels right of now, and their distance from the axis, CSS pixels. */
const LABEL_LEFT = 15;
const LABEL_RIGHT = 4;
/** The gutter's own caption ends here. */
const CAPTION_BOTTOM = 26;

export interface ZoneLabel {
  readonly zone: Zone;
  readonly rect: Rect;
}

/** Zones that touch the visible prices, or those between two device pixels, the largest first. */
function visibleZones(scene: Scene, top = 0, bottom = scene.layout.heat.height): Zone[] {
  const [low, high] = [scene.priceAt(bottom), scene.priceAt(top)];
  const zones = (scene.now?.zones ?? []).filter((zone) => zone.high > low && zone.low < high);
  return zones.sort((a, b) => b.usd - a.usd);
}

/** Places the labels of the visible zones: clear of each other, of the price and of the plan's own lines. */
export function placeZoneLabels(pen: Pen, scene: Scene, plan: readonly PlanLine[]): ZoneLabel[] {
  if (!scene.settings.zones) return [];
  const { gutter } = scene.layout;
  const lines = plan.filter((line) => !line.faint).map((line) => Math.round(scene.y(line.price)));
  if (scene.price !== null) lines.push(Math.round(scene.y(scene.price)));
  const half = pen.px(LABEL_HEIGHT) / 2;
  const zones = visibleZones(scene);
  const clamp = (y: number) => Math.max(0, Math.min(gutter.height, y));
  const middles = placeLabels(
    zones.map((zone) => ({ y: Math.round((clamp(scene.y(zone.high)) + clamp(scene.y(zone.low))) / 2) })),
    {
      gap: pen.px(LABEL_GAP),
      lines,
      lineGap: pen.px(LINE_GAP),
      top: pen.px(CAPTION_BOTTOM) + half,
      bottom: gutter.height - half - pen.px(4),
      maxShift: pen.px(MAX_SHIFT),
    },
  );
  const labels: ZoneLabel[] = [];
  for (const [i, zone] of zones.entries()) {
    const y = middles[i];
    if (y === null) continue;
    const x = gutter.x + pen.px(LABEL_LEFT);
    const width = gutter.width - pen.px(LABEL_LEFT) - pen.px(LABEL_RIGHT);
    labels.push({ zone, rect: { x, y: Math.round(y - half), width, height: pen.px(LABEL_HEIGHT) } });
  }
  return labels;
}

/** Edges of every zone over the heat, from birth to now: dashed where there is evidence, dotted where there is none. */
export function drawZoneEdges(pen: Pen, scene: Scene, reach: Reach): void {
  pen.ink.follow('xy');
  for (const zone of visibleZones(scene, reach.top, reach.bottom)) {
    const from = Math.round(scene.x(zone.bornMs));
    const to = Math.min(Math.ceil(reach.right), Math.round(scene.nowX));
    const hot = zone.id === scene.hoverZone;
    const isVerified = zone.evidence === 'verified';
    for (const price of [zone.low, zone.high]) {
      const y = Math.round(scene.y(price));
      const dash = isVerified ? [pen.px(7), pen.px(2)] : [pen.px(2), pen.px(4)];
      dashH(
        pen,
        from,
        to,
        y,
        pen.px(1),
        dash,
        scene.theme.sideText[zone.side],
        hot ? 0.95 : isVerified ? 0.5 : 0.38,
        reach.left,
      );
    }
  }
}

function drawBracket(pen: Pen, scene: Scene, zone: Zone, reach: Reach): void {
  const { gutter } = scene.layout;
  const color = scene.theme.sideText[zone.side];
  const alpha = zone.id === scene.hoverZone ? 1 : 0.85;
  const thick = Math.max(1, Math.round(1.5 * pen.dpr));
  const [left, right] = [gutter.x + pen.px(4), gutter.x + pen.px(9)];
  const line = pen.px(1);
  const inside = (y: number) => Math.max(reach.top, Math.min(reach.bottom, Math.round(y)));
  const [top, bottom] = [inside(scene.y(zone.high)), inside(scene.y(zone.low))];
  pen.ink.rect(right - thick, top, thick, bottom - top + line, color, alpha);
  pen.ink.rect(left, top, right - left - thick, line, color, alpha);
  pen.ink.rect(left, bottom, right - left - thick, line, color, alpha);
}

/** Where a label's leader begins beside its zone, and where it ends at the label. */
function leaderOf(pen: Pen, scene: Scene, { zone, rect }: ZoneLabel): readonly [number, number] {
  const { gutter } = scene.layout;
  const inside = (y: number) => Math.max(0, Math.min(gutter.height - 1, y));
  const [top, bottom] = [inside(scene.y(zone.high)), inside(scene.y(zone.low))];
  const from = Math.max(top, Math.min(bottom, rect.y + rect.height / 2));
  return [from, Math.max(rect.y + pen.px(5), Math.min(rect.y + rect.height - pen.px(5), from))];
}

function drawLeader(pen: Pen, scene: Scene, label: ZoneLabel): void {
  const [from, to] = leaderOf(pen, scene, label);
  const [x0, x1] = [scene.layout.gutter.x + pen.px(9), label.rect.x];
  const color = scene.theme.sideText[label.zone.side];
  if (Math.abs(from - to) < pen.px(2)) {
    pen.ink.rect(x0, Math.round(to), x1 - x0, pen.px(1), color, 0.5);
  } else polyline(pen, [x0, from, x1, to], pen.dpr, color, 0.6);
}

function drawLabel(pen: Pen, scene: Scene, label: ZoneLabel): void {
  const { theme } = scene;
  const { zone, rect } = label;
  const hot = zone.id === scene.hoverZone;
  const color = theme.sideText[zone.side];
  fillRound(pen, rect.x, rect.y, rect.width, rect.height, pen.px(4), theme.bg, hot ? 0.96 : 0.86);
  if (hot) strokeRound(pen, rect.x, rect.y, rect.width, rect.height, pen.px(4), pen.px(1), color, 0.8);
  const [left, right] = [rect.x + pen.px(8), rect.x + rect.width - pen.px(8)];
  const [row1, row2] = [rect.y + pen.px(14), rect.y + pen.px(29)];
  const up = zone.side === 'short';
  const half = 4.5 * pen.dpr;
  triangle(pen, left + half, up ? row1 : row1 - pen.px(7), half, up, color, 0, 0);
  const range = formatZoneRange(zone.low, zone.high);
  const word = zone.side.toUpperCase();
  const room = right - left - pen.px(13 + 6) - pen.glyphs.width(STRONG_TEXT, range);
  // Where the word does not fit beside the range, the triangle alone says the side.
  if (pen.glyphs.width(SIDE_CAPS, word) <= room) {
    drawText(pen, word, left + pen.px(13), row1, SIDE_CAPS, color);
  }
  drawText(pen, range, right, row1, STRONG_TEXT, theme.text1, { align: 'right' });
  const [usd, rank] = labelTexts(zone);
  drawText(pen, usd, left, row2, BODY_TEXT, theme.textBright);
  drawText(pen, rank, right, row2, BODY_TEXT, theme.text2, { align: 'right' });
}

type LabelTexts = readonly [usd: string, rank: string];

const texts = new WeakMap<Zone, LabelTexts>();

/** A zone's amount and rank as its label says them, written once. */
function labelTexts(zone: Zone): LabelTexts {
  let made = texts.get(zone);
  if (!made) {
    made = [`${formatUsd(zone.usd)} est.`, formatPercentile(zone.percentile)];
    texts.set(zone, made);
  }
  return made;
}

/** Adds what the gutter says, and where on the paper: it only moves along with that while both stay the same. */
export function gutterInputs({ scene, labels }: Look, add: (input: unknown) => void): void {
  for (const zone of scene.now?.zones ?? []) {
    add(zone.id);
    add(zone.low);
    add(zone.high);
  }
  for (const { zone, rect } of labels) {
    add(zone.id);
    add(rect.y - scene.view.topPx);
    for (const text of labelTexts(zone)) add(text);
  }
}

/** Brackets, leaders and labels of the zones; what lies beyond the heat is covered later. */
export function drawGutter(pen: Pen, { scene, labels }: Look, reach: Reach): void {
  if (!scene.settings.zones) return;
  pen.ink.follow('y');
  for (const zone of visibleZones(scene, reach.top, reach.bottom)) drawBracket(pen, scene, zone, reach);
  for (const label of labels) drawLeader(pen, scene, label);
  for (const label of labels) drawLabel(pen, scene, label);
}

/** The gutter's caption. */
export function drawGutterCaption(pen: Pen, scene: Scene): void {
  const { gutter } = scene.layout;
  pen.ink.rect(gutter.x + pen.px(1), 0, gutter.width - pen.px(1), pen.px(24), scene.theme.bg, 0.86);
  // Beside an earlier time the levels of now would pass for that time's: the caption says whose they are.
  const text = scene.view.follow ? 'Carried forward' : `Now, ${timeText(scene.units.nowMs)}`;
  drawText(pen, text, gutter.x + pen.px(LABEL_LEFT), pen.px(16), CAPTION, scene.theme.text3);
}
