// What a held key draws with the hand: a ruler in USD, % and time, and the box to zoom into.
import { formatPct, formatPrice } from '../../../shared/util/format';
import { drawText } from '../ink/pen';
import type { Pen } from '../ink/pen';
import { fillRound, polyline, strokeRound } from '../ink/shapes';
import type { Scene } from '../scene';
import { spanText } from '../time-text';
import { BODY_TEXT, STRONG_TEXT } from './styles';

const PLATE_HEIGHT = 36;
const PAD = 9;

function signed(price: number, decimals: number): string {
  const sign = price < 0 ? '\u2212' : '+';
  return `${sign}$${formatPrice(Math.abs(price), decimals)}`;
}

/** Draws the ruler or the box that is being drawn, or the ruler that was. */
export function drawMark(pen: Pen, scene: Scene): void {
  const { mark, theme, layout } = scene;
  if (!mark) return;
  const from = { x: scene.x(mark.from.ms), y: scene.y(mark.from.price) };
  const to = { x: scene.x(mark.to.ms), y: scene.y(mark.to.price) };
  const [left, top] = [Math.round(Math.min(from.x, to.x)), Math.round(Math.min(from.y, to.y))];
  const [width, height] = [Math.round(Math.abs(to.x - from.x)), Math.round(Math.abs(to.y - from.y))];
  pen.ink.rect(left, top, width, height, theme.ink, mark.kind === 'box' ? 0.1 : 0.05);
  if (width > pen.px(2) && height > pen.px(2)) {
    strokeRound(
      pen,
      left,
      top,
      width,
      height,
      pen.px(1),
      pen.px(1),
      theme.ink,
      mark.kind === 'box' ? 0.8 : 0.35,
    );
  }
  if (mark.kind === 'box') return;
  polyline(pen, [from.x, from.y, to.x, to.y], 3.5 * pen.dpr, theme.halo, 0.7);
  polyline(pen, [from.x, from.y, to.x, to.y], 1.5 * pen.dpr, theme.ink, 0.9);
  const change = mark.to.price - mark.from.price;
  const first = `${formatPct((change / mark.from.price) * 100)}   ${signed(change, scene.units.cell < 1 ? 2 : 0)}`;
  const span = Math.abs(mark.to.ms - mark.from.ms);
  const candles = Math.round(span / scene.candles.candleMs);
  const second = `${spanText(span)}, ${candles} candle${candles === 1 ? '' : 's'}`;
  const text = Math.max(pen.glyphs.width(STRONG_TEXT, first), pen.glyphs.width(BODY_TEXT, second));
  const [w, h] = [Math.ceil(text) + pen.px(PAD * 2), pen.px(PLATE_HEIGHT)];
  const x = Math.max(0, Math.min(layout.axis.x - w, Math.round(to.x + pen.px(10))));
  const below = to.y + pen.px(10) + h <= layout.heat.height;
  const y = Math.max(0, Math.round(below ? to.y + pen.px(10) : to.y - pen.px(10) - h));
  fillRound(pen, x, y, w, h, pen.px(4), theme.bg, 0.95);
  strokeRound(pen, x, y, w, h, pen.px(4), pen.px(1), theme.lineStrong);
  drawText(pen, first, x + pen.px(PAD), y + pen.px(15), STRONG_TEXT, theme.text1);
  drawText(pen, second, x + pen.px(PAD), y + pen.px(29), BODY_TEXT, theme.text2);
}
