// Triangles for reported liquidations: down under the low for longs, up over the high for shorts.
import { formatUsd } from '../../../shared/util/format';
import { drawHaloText } from '../ink/pen';
import type { Pen } from '../ink/pen';
import { triangle, triangleHeight } from '../ink/shapes';
import type { Box, Marker } from '../markers';
import { keepLarger, markersIn, markHalfWidth } from '../markers';
import type { Scene } from '../scene';
import type { Reach } from '../layer';
import { STRONG_TEXT } from './styles';

/** From the wick's end to the triangle, CSS pixels. */
const GAP = 6;

/** A mark in device pixels of the view that it was placed in. */
interface Placed {
  readonly marker: Marker;
  readonly x: number;
  /** The edge towards the candle. */
  readonly foot: number;
  readonly half: number;
  readonly tall: number;
  /** Box of its USD; null when that is not written. */
  readonly text: Box | null;
}

/** Marks placed in a view, for their triangles and, apart from those, their texts. */
export interface Marks {
  readonly placed: readonly Placed[];
  readonly rightMs: number;
  readonly topPx: number;
}

export const NO_MARKS: Marks = { placed: [], rightMs: 0, topPx: 0 };

/** Places the marks within reach. */
export function placeMarks(pen: Pen, scene: Scene, reach: Reach): Marks {
  const toMs = Math.min(scene.msAt(reach.right), scene.units.nowMs);
  const markers = markersIn(scene.replica.liquidations.hours, scene.candles, scene.msAt(reach.left), toMs);
  const placed = markers.map((marker) => {
    const half = markHalfWidth(marker.usd) * pen.dpr;
    const tall = triangleHeight(half);
    const x = scene.x(marker.openMs) + scene.candlePx / 2;
    const wick = Math.round(scene.y(marker.price));
    const foot = marker.side === 'short' ? wick - pen.px(GAP) : wick + pen.px(GAP);
    const text = marker.text ? textBox(pen, marker, { x, foot, half, tall }) : null;
    return { marker, x, foot, half, tall, text };
  });
  return { placed, rightMs: scene.view.rightMs, topPx: scene.view.topPx };
}

/** Adds where the marks at candles from number `from` on stand: a new bar may move them. */
export function freshMarkInputs(scene: Scene, from: number, add: (input: number) => void): void {
  const { candles, replica, units } = scene;
  for (const mark of markersIn(replica.liquidations.hours, candles, from * candles.candleMs, units.nowMs)) {
    add(mark.openMs);
    add(mark.price);
  }
}

function textBox(pen: Pen, marker: Marker, at: Omit<Placed, 'marker' | 'text'>): Box {
  const { x, foot, half, tall } = at;
  const right = x - half - pen.px(4);
  const middle = marker.side === 'short' ? foot - tall / 2 : foot + tall / 2;
  const left = right - pen.glyphs.width(STRONG_TEXT, formatUsd(marker.usd));
  return { left: left - pen.px(4), right, top: middle - pen.px(8), bottom: middle + pen.px(8) };
}

/** Draws the triangles. */
export function drawMarks(pen: Pen, scene: Scene, marks: Marks): void {
  const { theme } = scene;
  pen.ink.follow('xy');
  for (const p of marks.placed) {
    const up = p.marker.side === 'short';
    const color = theme.sideText[p.marker.side];
    triangle(pen, p.x, p.foot, p.half, up, color, Math.max(1, Math.round(1.25 * pen.dpr)), theme.halo);
  }
}

/** How far marks have moved since they were placed, device pixels. */
function movedBy(scene: Scene, marks: Marks): { readonly dx: number; readonly dy: number } {
  const { view, units } = scene;
  const dx = ((marks.rightMs - view.rightMs) / units.candleMs) * view.pitch;
  return { dx: Math.round(dx), dy: view.topPx - marks.topPx };
}

const touches = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Adds which texts are in sight and which of them an obstacle covers: what is written depends on no more. */
export function markTextInputs(
  scene: Scene,
  marks: Marks,
  obstacles: readonly Box[],
  add: (input: number) => void,
): void {
  const { dx, dy } = movedBy(scene, marks);
  for (const { text, x } of marks.placed) {
    if (!text || text.left + dx < 0 || x + dx > scene.layout.heat.width) continue;
    let covered = 0;
    const box = {
      left: text.left + dx,
      right: text.right + dx,
      top: text.top + dy,
      bottom: text.bottom + dy,
    };
    for (const obstacle of obstacles) if (touches(box, obstacle)) covered = 1;
    add(covered);
  }
}

/** Writes the USD of marks; a text that would touch a larger one's, or an obstacle, is left out. */
export function drawMarkTexts(pen: Pen, scene: Scene, marks: Marks, obstacles: readonly Box[]): void {
  const { theme } = scene;
  const { dx, dy } = movedBy(scene, marks);
  const texts: { readonly marker: Marker; readonly box: Box }[] = [];
  for (const { marker, text, x } of marks.placed) {
    if (!text || x + dx > scene.layout.heat.width) continue;
    const box = {
      left: text.left + dx,
      right: text.right + dx,
      top: text.top + dy,
      bottom: text.bottom + dy,
    };
    texts.push({ marker, box });
  }
  const stays = keepLarger(
    texts.map(({ marker, box }) => ({ box, usd: marker.usd })),
    obstacles,
  );
  pen.ink.follow('xy');
  for (const [i, { marker, box }] of texts.entries()) {
    if (!stays[i] || box.left < 0) continue;
    const baseline = Math.round((box.top + box.bottom) / 2 + pen.px(4));
    const color = theme.sideLine[marker.side];
    drawHaloText(pen, formatUsd(marker.usd), box.right, baseline, STRONG_TEXT, color, theme.halo, 'right');
  }
}
