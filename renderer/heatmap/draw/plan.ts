// The trader's own lines over everything: entry solid, stop and liquidation dashed, with name tags at the left.
import { drawText } from '../ink/pen';
import type { Pen } from '../ink/pen';
import { dashH, fillRound, strokeRound } from '../ink/shapes';
import type { Dash } from '../ink/shapes';
import type { Box } from '../markers';
import { placeLabels } from '../place-labels';
import type { PlanLine } from '../plan-lines';
import type { Scene } from '../scene';
import type { PlanGrip } from '../shown-plan';
import { BODY_TEXT, STRONG_TEXT } from './styles';

const TAG_HEIGHT = 19;
const TAG_LEFT = 8;
const TAG_PAD = 8;

/** Marks and spaces of a line's kind, CSS pixels; an empty one is solid. */
const DASHES: Readonly<Record<PlanLine['kind'], Dash>> = {
  entry: [],
  stop: [6, 4],
  target: [12, 4],
  breakEven: [2, 3],
  liquidation: [8, 3, 2, 3],
};

function strike(
  pen: Pen,
  x1: number,
  y: number,
  thick: number,
  dash: Dash,
  color: number,
  alpha: number,
): void {
  if (dash.length === 0) pen.ink.rect(0, y, x1, thick, color, alpha);
  else
    dashH(
      pen,
      0,
      x1,
      y,
      thick,
      dash.map((css) => pen.px(css)),
      color,
      alpha,
    );
}

const gripDash = (grip: PlanGrip): Dash => DASHES[typeof grip === 'number' ? 'target' : grip];

/** How strongly a line is drawn: another plan's stays behind the one with handles. */
const strength = (line: PlanLine): number => (line.faint ? 0.5 : line.sure ? 1 : 0.45);

/** Draws the lines from the chart's left edge to the axis, and a ghost where a dragged one was; strips cover those under the heat. */
export function drawPlanLines(pen: Pen, scene: Scene, lines: readonly PlanLine[]): void {
  const { theme, layout, ghost } = scene;
  const end = layout.axis.x;
  const thick = Math.max(1, Math.floor(1.25 * pen.dpr));
  pen.ink.follow('y');
  if (ghost) {
    const y = Math.round(scene.y(ghost.price));
    strike(pen, end, y, thick, gripDash(ghost.grip), theme.own, 0.35);
  }
  for (const line of lines.toReversed()) {
    const y = Math.round(scene.y(line.price));
    pen.ink.rect(0, y - pen.px(1), end, thick + pen.px(2), theme.halo, theme.name === 'dark' ? 0.6 : 0.7);
    strike(pen, end, y, thick, DASHES[line.kind], theme.own, strength(line));
  }
}

export interface PlanTag {
  readonly line: PlanLine;
  readonly box: Box;
}

/** Where the name tags go: at their lines, moved apart where lines are close. */
export function placePlanTags(pen: Pen, scene: Scene, lines: readonly PlanLine[]): PlanTag[] {
  const half = Math.round(pen.px(TAG_HEIGHT) / 2);
  const { height } = scene.layout.heat;
  const shown = lines.filter((line) => {
    const y = scene.y(line.price);
    return line.name !== '' && y >= 0 && y < height;
  });
  const middles = placeLabels(
    shown.map((line) => ({ y: Math.round(scene.y(line.price)) })),
    {
      gap: pen.px(TAG_HEIGHT + 2),
      lines: [],
      lineGap: 0,
      top: half,
      bottom: height - half,
      maxShift: pen.px(60),
    },
  );
  const tags: PlanTag[] = [];
  for (const [i, line] of shown.entries()) {
    const y = middles[i];
    if (y === null) continue;
    const note = line.note === '' ? 0 : pen.px(8) + pen.glyphs.width(BODY_TEXT, line.note);
    const width =
      Math.ceil(pen.glyphs.width(STRONG_TEXT, line.name) + note) + pen.px(TAG_PAD) * 2 + pen.px(2);
    const left = pen.px(TAG_LEFT);
    const top = y - half;
    tags.push({ line, box: { left, top, right: left + width, bottom: top + pen.px(TAG_HEIGHT) } });
  }
  return tags;
}

/** Draws the name tags. */
export function drawPlanTags(pen: Pen, scene: Scene, tags: readonly PlanTag[]): void {
  const { theme } = scene;
  for (const { line, box } of tags) {
    const [w, h] = [box.right - box.left, box.bottom - box.top];
    fillRound(pen, box.left, box.top, w, h, pen.px(3), theme.ownName);
    strokeRound(pen, box.left, box.top, w, h, pen.px(3), pen.px(1), theme.own, line.faint ? 0.25 : 0.52);
    const baseline = box.top + pen.px(13);
    const end = drawText(
      pen,
      line.name,
      box.left + pen.px(TAG_PAD),
      baseline,
      STRONG_TEXT,
      line.faint ? theme.ownNote : theme.ownText,
    );
    drawText(pen, line.note, end + pen.px(8), baseline, BODY_TEXT, theme.ownNote);
  }
}
