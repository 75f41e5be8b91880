// The time axis: days and hours, the white tag of now, and the cursor's tag.
import { drawText } from '../ink/pen';
import type { Pen } from '../ink/pen';
import { fillRound } from '../ink/shapes';
import type { Scene } from '../scene';
import { clockText, dateText, timeText } from '../time-text';
import { sceneTimeTicks } from './grid';
import { AXIS_STRONG, AXIS_TEXT, TAG_TEXT } from './styles';

interface Tag {
  readonly left: number;
  readonly right: number;
  readonly text: string;
  readonly fill: number;
  readonly color: number;
}

function tagAt(pen: Pen, scene: Scene, x: number, ms: number, fill: number, color: number): Tag {
  const text = timeText(ms);
  const width = Math.max(pen.px(100), Math.ceil(pen.glyphs.width(TAG_TEXT, text)) + pen.px(20));
  const left = Math.max(0, Math.min(scene.layout.axis.x - width, Math.round(x - width / 2)));
  return { left, right: left + width, text, fill, color };
}

function drawTag(pen: Pen, scene: Scene, tag: Tag): void {
  const { time } = scene.layout;
  fillRound(pen, tag.left, time.y + pen.px(3), tag.right - tag.left, pen.px(18), pen.px(3), tag.fill);
  const middle = (tag.left + tag.right) / 2;
  drawText(pen, tag.text, middle, time.y + pen.px(16), TAG_TEXT, tag.color, { align: 'center' });
}

/** Draws ticks clear of the tags, then the tags; `cursor` is a time and where it stands, or null. */
export function drawTimeAxis(
  pen: Pen,
  scene: Scene,
  cursor: { readonly x: number; readonly ms: number } | null,
): void {
  const { theme, layout } = scene;
  const tags: Tag[] = [];
  if (cursor) tags.push(tagAt(pen, scene, cursor.x, cursor.ms, theme.lineStrong, theme.text1));
  if (scene.view.follow) {
    tags.push(tagAt(pen, scene, layout.heat.width, scene.units.nowMs, theme.tagFill, theme.tagText));
  }
  for (const tick of sceneTimeTicks(scene)) {
    const style = tick.day ? AXIS_STRONG : AXIS_TEXT;
    const text = tick.day ? dateText(tick.ms) : clockText(tick.ms);
    const x = scene.x(tick.ms);
    const half = pen.glyphs.width(style, text) / 2;
    if (x - half < pen.px(2) || x + half > layout.axis.x) continue;
    const gap = pen.px(8);
    if (tags.some((tag) => x + half + gap > tag.left && x - half - gap < tag.right)) continue;
    const color = tick.day ? theme.textBright : theme.text3;
    drawText(pen, text, x, layout.time.y + pen.px(16), style, color, { align: 'center' });
  }
  for (const tag of tags.toReversed()) drawTag(pen, scene, tag);
}
