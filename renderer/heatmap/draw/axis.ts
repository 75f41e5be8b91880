// The price axis between chart and profile: ticks, and the tags that one set of prices serves both with.
import { formatPrice } from '../../../shared/util/format';
import { centredBaseline, drawText } from '../ink/pen';
import type { Pen } from '../ink/pen';
import { fillRound, strokeRound } from '../ink/shapes';
import { placeLabels } from '../place-labels';
import type { PlanLine } from '../plan-lines';
import type { Scene } from '../scene';
import { tagDecimals } from '../scene';
import { stepDecimals } from '../ticks';
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

/** Ground, rules and tick marks; drawn once for a view. */
export function drawAxisGround(pen: Pen, scene: Scene): void {
  const { axis, height } = scene.layout;
  const { theme } = scene;
  const thin = pen.px(1);
  pen.ink.rect(axis.x, 0, axis.width, height, theme.panel);
  for (const tick of scenePriceTicks(scene)) {
    const y = Math.round(scene.y(tick.price));
    const length = pen.px(tick.major ? 5 : 3);
    const color = tick.major ? theme.tick : theme.line;
    const alpha = tick.major ? 1 : 0.9;
    pen.ink.rect(axis.x + thin, y, length, thin, color, alpha);
    pen.ink.rect(axis.x + axis.width - thin - length, y, length, thin, color, alpha);
  }
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

/** Tick texts that no tag covers, then the tags. */
export function drawAxisTexts(pen: Pen, scene: Scene, tags: readonly AxisTag[]): void {
  const { axis, heat } = scene.layout;
  const middle = axis.x + axis.width / 2;
  const ticks = scenePriceTicks(scene);
  const step = ticks.length > 1 ? ticks[1].price - ticks[0].price : 1;
  for (const tick of ticks) {
    const y = Math.round(scene.y(tick.price));
    if (y < pen.px(7) || y > heat.height - pen.px(7)) continue;
    if (tags.some((tag) => Math.abs(tag.y - y) < pen.px(TICK_CLEAR))) continue;
    const text = formatPrice(tick.price, stepDecimals(step));
    const color = tick.major ? scene.theme.text2 : scene.theme.text3;
    drawText(pen, text, middle, centredBaseline(pen, y + 0.5, AXIS_TEXT), AXIS_TEXT, color, {
      align: 'center',
    });
  }
  for (const tag of tags) drawTag(pen, scene, tag);
}
