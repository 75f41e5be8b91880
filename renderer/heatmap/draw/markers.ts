// Triangles for reported liquidations: down under the low for longs, up over the high for shorts.
import { formatUsd } from '../../../shared/util/format';
import { drawHaloText } from '../ink/pen';
import type { Pen } from '../ink/pen';
import { triangle, triangleHeight } from '../ink/shapes';
import type { Box, Marker } from '../markers';
import { keepLarger, markersIn, markHalfWidth } from '../markers';
import type { Scene } from '../scene';
import { STRONG_TEXT } from './styles';

/** From the wick's end to the triangle, CSS pixels. */
const GAP = 6;

interface Placed {
  readonly marker: Marker;
  readonly x: number;
  /** The edge towards the candle. */
  readonly foot: number;
  readonly half: number;
  readonly tall: number;
}

function placeMarkers(pen: Pen, scene: Scene): Placed[] {
  const { heat } = scene.layout;
  const toMs = Math.min(scene.msAt(heat.width), scene.units.nowMs);
  const markers = markersIn(scene.replica.liquidations.hours, scene.candles, scene.msAt(0), toMs);
  return markers.map((marker) => {
    const half = markHalfWidth(marker.usd) * pen.dpr;
    const tall = triangleHeight(half);
    const x = scene.x(marker.openMs) + scene.candlePx / 2;
    const wick = Math.round(scene.y(marker.price));
    const foot = marker.side === 'short' ? wick - pen.px(GAP) : wick + pen.px(GAP);
    return { marker, x, foot, half, tall };
  });
}

function textBox(pen: Pen, placed: Placed): Box {
  const { marker, x, foot, half, tall } = placed;
  const right = x - half - pen.px(4);
  const middle = marker.side === 'short' ? foot - tall / 2 : foot + tall / 2;
  const left = right - pen.glyphs.width(STRONG_TEXT, formatUsd(marker.usd));
  return { left: left - pen.px(4), right, top: middle - pen.px(8), bottom: middle + pen.px(8) };
}

/** Draws the visible marks; a text that would touch a larger one's, or an obstacle, is left out. */
export function drawMarkers(pen: Pen, scene: Scene, obstacles: readonly Box[]): void {
  const { theme } = scene;
  const placed = placeMarkers(pen, scene);
  for (const p of placed) {
    const up = p.marker.side === 'short';
    const color = theme.sideText[p.marker.side];
    triangle(pen, p.x, p.foot, p.half, up, color, Math.max(1, Math.round(1.25 * pen.dpr)), theme.halo);
  }
  const texts = placed.filter((p) => p.marker.text);
  const wishes = texts.map((p) => ({ box: textBox(pen, p), usd: p.marker.usd }));
  const stays = keepLarger(wishes, obstacles);
  for (const [i, p] of texts.entries()) {
    const { box } = wishes[i];
    if (!stays[i] || box.left < 0) continue;
    const baseline = Math.round((box.top + box.bottom) / 2 + pen.px(4));
    const color = theme.sideLine[p.marker.side];
    drawHaloText(pen, formatUsd(p.marker.usd), box.right, baseline, STRONG_TEXT, color, theme.halo, 'right');
  }
}
