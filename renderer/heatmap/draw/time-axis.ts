// The time axis: days and hours, the white tag of now, and the cursor's tag.
import { drawText } from '../ink/pen';
import type { Pen } from '../ink/pen';
import { fillRound } from '../ink/shapes';
import type { Scene } from '../scene';
import { clockText, dateText, timeText } from '../time-text';
import type { Crosshair } from './crosshair';
import { sceneTimeTicks } from './grid';
import { AXIS_STRONG, AXIS_TEXT, TAG_TEXT } from './styles';

/** A tag on the axis: of now, or of the column under the cursor. */
export interface TimeTag {
  readonly left: number;
  readonly right: number;
  readonly text: string;
  readonly fill: number;
  readonly color: number;
}

/** A tick's text, where it stands on the paper. */
export interface TickText {
  readonly ms: number;
  readonly text: string;
  readonly day: boolean;
  readonly x: number;
}

function tagAt(pen: Pen, scene: Scene, x: number, ms: number, fill: number, color: number): TimeTag {
  const text = timeText(ms);
  const width = Math.max(pen.px(100), Math.ceil(pen.glyphs.width(TAG_TEXT, text)) + pen.px(20));
  const left = Math.max(0, Math.min(scene.layout.axis.x - width, Math.round(x - width / 2)));
  return { left, right: left + width, text, fill, color };
}

/** The tags of a drawing, the uppermost first. */
export function placeTimeTags(pen: Pen, scene: Scene, cross: Crosshair | null): TimeTag[] {
  const { theme, layout } = scene;
  const tags: TimeTag[] = [];
  if (cross && cross.columnMs !== null) {
    tags.push(tagAt(pen, scene, cross.x, cross.columnMs, theme.lineStrong, theme.text1));
  }
  if (scene.view.follow) {
    tags.push(tagAt(pen, scene, layout.heat.width, scene.units.nowMs, theme.tagFill, theme.tagText));
  }
  return tags;
}

/** The texts of the ticks that stand clear of the axis's ends and of every tag. */
export function placeTimeTicks(pen: Pen, scene: Scene, tags: readonly TimeTag[]): TickText[] {
  const [gap, least] = [pen.px(8), pen.px(2)];
  const texts: TickText[] = [];
  for (const { ms, day } of sceneTimeTicks(scene)) {
    const text = day ? dateText(ms) : clockText(ms);
    const x = scene.x(ms);
    const half = pen.glyphs.width(day ? AXIS_STRONG : AXIS_TEXT, text) / 2;
    if (x - half < least || x + half > scene.layout.axis.x) continue;
    if (tags.some((tag) => x + half + gap > tag.left && x - half - gap < tag.right)) continue;
    texts.push({ ms, text, day, x });
  }
  return texts;
}

/** Writes the ticks. */
export function drawTimeTicks(pen: Pen, scene: Scene, ticks: readonly TickText[]): void {
  const { theme, layout } = scene;
  pen.ink.follow('anchorX');
  for (const { text, day, x } of ticks) {
    const [style, color] = day ? [AXIS_STRONG, theme.textBright] : [AXIS_TEXT, theme.text3];
    drawText(pen, text, x, layout.time.y + pen.px(16), style, color, { align: 'center' });
  }
}

/** Draws the tags. */
export function drawTimeTags(pen: Pen, scene: Scene, tags: readonly TimeTag[]): void {
  const { time } = scene.layout;
  for (const { left, right, text, fill, color } of tags.toReversed()) {
    fillRound(pen, left, time.y + pen.px(3), right - left, pen.px(18), pen.px(3), fill);
    drawText(pen, text, (left + right) / 2, time.y + pen.px(16), TAG_TEXT, color, { align: 'center' });
  }
}
