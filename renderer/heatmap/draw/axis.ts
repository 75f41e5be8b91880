// The price axis between chart and profile: ticks, and the tags that one set of prices serves both with.
import { formatPrice } from '../../../shared/util/format';
import { centredBaseline, drawText } from '../ink/pen';
import type { Pen } from '../ink/pen';
import { fillRound, strokeRound } from '../ink/shapes';
import { placeLabels } from '../place-labels';
import type { PlanLine } from '../plan-lines';
import type { Scene } from '../scene';
import { tagDecimals } from '../scene';
import type { PriceTick } from '../ticks';
import { stepDecimals } from '../ticks';
import type { Crosshair } from './crosshair';
import { crosshairPrice } from './crosshair';
import { scenePriceTicks } from './grid';
import { AXIS_TEXT, TAG_TEXT } from './styles';

/** Least distance of tags, and of a tag and a tick's text, CSS pixels. */
const TAG_GAP = 19;
const TICK_CLEAR = 16;

export interface AxisTag {
  readonly kind: 'mark' | 'plan' | 'cursor';
  /** Middle, device pixels. */
  readonly y: number;
  /** Quote units (USD). */
  readonly price: number;
}

/** A tick where it stands, device pixels; only those that are `written` have a text. */
export interface PlacedTick extends PriceTick {
  readonly y: number;
  readonly decimals: number;
  readonly written: boolean;
}

/** Ground and rules. */
export function drawAxisGround(pen: Pen, scene: Scene): void {
  const { axis, height } = scene.layout;
  const { theme } = scene;
  const thin = pen.px(1);
  pen.ink.rect(axis.x, 0, axis.width, height, theme.panel);
  pen.ink.rect(axis.x, 0, thin, height, theme.line);
  pen.ink.rect(axis.x + axis.width - thin, 0, thin, height, theme.line);
}

/** The tags of the price and the plan's lines, none on another: the price first. */
export function placeAxisTags(pen: Pen, scene: Scene, lines: readonly PlanLine[]): AxisTag[] {
  const { height } = scene.layout.heat;
  const wishes: AxisTag[] = [];
  const add = (kind: AxisTag['kind'], price: number) => {
    const y = Math.round(scene.y(price));
    if (y >= 0 && y < height) wishes.push({ kind, y, price });
  };
  if (scene.price !== null) add('mark', scene.price);
  for (const line of lines) if (line.sure && !line.faint) add('plan', line.price);
  const half = pen.px(9);
  const middles = placeLabels(wishes, {
    gap: pen.px(TAG_GAP),
    lines: [],
    lineGap: 0,
    top: half,
    bottom: height - half,
    maxShift: pen.px(60),
  });
  const tags: AxisTag[] = [];
  for (const [i, wish] of wishes.entries()) {
    const y = middles[i];
    if (y !== null) tags.push({ ...wish, y });
  }
  return tags;
}

/** The tag of the cursor, or of a linked chart's; null while it is off the heat. */
export function cursorTag(scene: Scene, cross: Crosshair | null): AxisTag | null {
  if (cross) {
    return cross.cell === null ? null : { kind: 'cursor', y: cross.y, price: crosshairPrice(scene, cross) };
  }
  const { linked } = scene;
  if (!linked) return null;
  const y = Math.round(scene.y(linked.price));
  return y >= 0 && y < scene.layout.heat.height ? { kind: 'cursor', y, price: linked.price } : null;
}

/** A cursor's price to the pixel's own precision, the others to a tick's. */
function tagText(scene: Scene, tag: AxisTag): string {
  if (tag.kind !== 'cursor') return formatPrice(tag.price, tagDecimals(scene.hello, tag.price));
  return formatPrice(tag.price, stepDecimals(Math.min(1, scene.units.cell / scene.view.binPx)));
}

function drawTag(pen: Pen, scene: Scene, tag: AxisTag): void {
  const { axis } = scene.layout;
  const { theme } = scene;
  const height = pen.px(tag.kind === 'plan' ? 18 : 17);
  const inset = pen.px(tag.kind === 'plan' ? 1 : 2);
  const x = axis.x + inset;
  const width = axis.width - inset * 2;
  const top = tag.y - Math.floor(height / 2);
  const fill = { mark: theme.tagFill, plan: theme.ownFill, cursor: theme.lineStrong }[tag.kind];
  const color = { mark: theme.tagText, plan: theme.ownText, cursor: theme.text1 }[tag.kind];
  fillRound(pen, x, top, width, height, pen.px(3), fill);
  if (tag.kind === 'plan') strokeRound(pen, x, top, width, height, pen.px(3), pen.px(1), theme.own, 0.7);
  const middle = axis.x + axis.width / 2;
  const baseline = centredBaseline(pen, top + height / 2, TAG_TEXT);
  drawText(pen, tagText(scene, tag), middle, baseline, TAG_TEXT, color, { align: 'center' });
}

/** The ticks in sight, and which of them are written: those clear of the axis's ends and of every tag. */
export function placeTicks(pen: Pen, scene: Scene, tags: readonly AxisTag[]): PlacedTick[] {
  const [least, clear] = [pen.px(7), pen.px(TICK_CLEAR)];
  const most = scene.layout.heat.height - least;
  const ticks = scenePriceTicks(scene);
  const decimals = stepDecimals(ticks.length > 1 ? ticks[1].price - ticks[0].price : 1);
  return ticks.map(({ price, major }) => {
    const y = Math.round(scene.y(price));
    const written = y >= least && y <= most && !tags.some((tag) => Math.abs(tag.y - y) < clear);
    return { price, major, y, decimals, written };
  });
}

/** Adds which ticks there are and which are written: they only move along while those stay the same. */
export function tickInputs(ticks: readonly PlacedTick[], add: (input: unknown) => void): void {
  for (const { price, written } of ticks) {
    add(price);
    add(written);
  }
}

/** Tick marks and texts. */
export function drawAxisTicks(pen: Pen, scene: Scene, ticks: readonly PlacedTick[]): void {
  const { axis } = scene.layout;
  const { theme } = scene;
  const thin = pen.px(1);
  const middle = axis.x + axis.width / 2;
  pen.ink.follow('y');
  for (const { price, major, y, decimals, written } of ticks) {
    const length = pen.px(major ? 5 : 3);
    const color = major ? theme.tick : theme.line;
    const alpha = major ? 1 : 0.9;
    pen.ink.rect(axis.x + thin, y, length, thin, color, alpha);
    pen.ink.rect(axis.x + axis.width - thin - length, y, length, thin, color, alpha);
    if (!written) continue;
    const baseline = centredBaseline(pen, y + 0.5, AXIS_TEXT);
    const bright = major ? theme.text2 : theme.text3;
    drawText(pen, formatPrice(price, decimals), middle, baseline, AXIS_TEXT, bright, { align: 'center' });
  }
}

/** Draws the tags, the first at the bottom. */
export function drawAxisTags(pen: Pen, scene: Scene, tags: readonly AxisTag[]): void {
  for (const tag of tags) drawTag(pen, scene, tag);
}
