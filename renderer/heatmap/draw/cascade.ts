// The cascade what-if over the map: how far it reaches under three assumptions, and the chain of the middle one.
import { formatPct, formatPrice } from '../../../shared/util/format';
import { CASCADE_BANDS, type CascadeBand } from '../../../shared/model/cascade';
import type { CascadeMarks } from '../cascade-marks';
import type { Pen } from '../ink/pen';
import { drawText } from '../ink/pen';
import { dashH, fillRound, strokeRound } from '../ink/shapes';
import { placeLabels } from '../place-labels';
import type { Scene } from '../scene';
import { tagDecimals } from '../scene';
import { BODY_TEXT, STRONG_TEXT } from './styles';

const TAG_HEIGHT = 19;
const PAD = 7;
/** Where the chain stands left of now, and the tags left of it, CSS pixels. */
const CHAIN = 14;
const TAGS = 30;

const NAMES: Readonly<Record<CascadeBand, string>> = { low: 'Low', mid: 'Mid', high: 'High' };

interface Tag {
  readonly name: string;
  readonly note: string;
  readonly y: number;
}

function tagsOf(scene: Scene, marks: CascadeMarks): Tag[] {
  const decimals = tagDecimals(scene.hello, marks.from);
  const from = { name: 'What if from', note: formatPrice(marks.from, decimals), y: scene.y(marks.from) };
  const reaches = CASCADE_BANDS.map((band) => {
    const { price, pct } = marks.reach[band];
    const note = `${formatPrice(price, decimals)} ${formatPct(pct, 1)}`;
    return { name: `${NAMES[band]} impact`, note, y: scene.y(price) };
  });
  return [from, ...reaches];
}

function drawTag(pen: Pen, scene: Scene, tag: Tag, right: number, middle: number, color: number): void {
  const { theme } = scene;
  const gap = pen.px(6);
  const width =
    Math.ceil(pen.glyphs.width(STRONG_TEXT, tag.name) + pen.glyphs.width(BODY_TEXT, tag.note)) +
    gap +
    pen.px(PAD) * 2;
  const height = pen.px(TAG_HEIGHT);
  const [left, top] = [right - width, Math.round(middle - height / 2)];
  fillRound(pen, left, top, width, height, pen.px(3), theme.bg, 0.92);
  strokeRound(pen, left, top, width, height, pen.px(3), pen.px(1), color, 0.45);
  const end = drawText(pen, tag.name, left + pen.px(PAD), top + pen.px(13), STRONG_TEXT, color);
  drawText(pen, tag.note, end + gap, top + pen.px(13), BODY_TEXT, theme.text1);
}

/** The chain: from where it starts to the middle reach, a tick a step. */
function drawChain(pen: Pen, scene: Scene, marks: CascadeMarks, x: number, color: number): void {
  const { height } = scene.layout.heat;
  const inside = (y: number): number => Math.max(0, Math.min(height - 1, Math.round(y)));
  const [a, b] = [inside(scene.y(marks.from)), inside(scene.y(marks.reach.mid.price))];
  const thick = Math.max(1, Math.round(1.5 * pen.dpr));
  pen.ink.rect(x - pen.px(1), Math.min(a, b), thick + pen.px(2), Math.abs(b - a), scene.theme.halo, 0.6);
  pen.ink.rect(x, Math.min(a, b), thick, Math.abs(b - a), color, 1);
  for (const price of [marks.from, ...marks.steps]) {
    const y = Math.round(scene.y(price));
    if (y >= 0 && y < height) pen.ink.rect(x - pen.px(5), y, pen.px(11), thick, color, 1);
  }
}

/** Draws nothing without a cascade. */
export function drawCascade(pen: Pen, scene: Scene): void {
  const { cascade, layout, theme } = scene;
  if (!cascade) return;
  const { height, width } = layout.heat;
  const color = theme.sideText[cascade.side];
  // Right of now the zones have their labels: the paper's own part ends there.
  const nowX = Math.min(width, Math.round(scene.nowX));
  const end = nowX;
  const inside = (y: number): number => Math.max(0, Math.min(height, Math.round(y)));
  const { low, mid, high } = cascade.reach;
  const [top, bottom] = [
    inside(Math.min(scene.y(low.price), scene.y(high.price))),
    inside(Math.max(scene.y(low.price), scene.y(high.price))),
  ];
  pen.ink.rect(0, top, end, bottom - top, color, 0.09);
  const line = (price: number, dash: readonly number[], alpha: number): void => {
    const y = Math.round(scene.y(price));
    if (y < 0 || y >= height) return;
    pen.ink.rect(0, y - pen.px(1), end, pen.px(3), theme.halo, 0.45);
    dashH(
      pen,
      0,
      end,
      y,
      pen.px(1),
      dash.map((css) => pen.px(css)),
      color,
      alpha,
    );
  };
  line(cascade.from, [2, 2], 0.8);
  line(low.price, [4, 6], 0.7);
  line(mid.price, [10, 4], 1);
  line(high.price, [4, 6], 0.7);
  drawChain(pen, scene, cascade, nowX - pen.px(CHAIN), color);
  const half = pen.px(TAG_HEIGHT) / 2;
  const tags = tagsOf(scene, cascade).filter(({ y }) => y >= 0 && y < height);
  const middles = placeLabels(tags, {
    gap: pen.px(TAG_HEIGHT + 3),
    lines: [],
    lineGap: 0,
    top: half,
    bottom: height - half,
    maxShift: pen.px(90),
  });
  for (const [i, tag] of tags.entries()) {
    const middle = middles[i];
    if (middle !== null) drawTag(pen, scene, tag, nowX - pen.px(TAGS), middle, color);
  }
}
