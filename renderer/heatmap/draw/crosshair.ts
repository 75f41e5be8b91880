// The crosshair, the box around the cell under it, and the card that reads the cell out.
import type { Side } from '../../../shared/model/side';
import { formatPercentile, formatPrice, formatUsd } from '../../../shared/util/format';
import type { Reading } from '../cell-at';
import { peakCell } from '../cell-at';
import { drawText } from '../ink/pen';
import type { Pen } from '../ink/pen';
import { dashH, dashV, fillRound, strokeRound, triangle } from '../ink/shapes';
import type { Rect } from '../layout';
import { displayPercentile, scaleAt } from '../scale-rows';
import type { Scene } from '../scene';
import { stepDecimals } from '../ticks';
import { lengthText, timeText } from '../time-text';
import { BODY_TEXT, CAPTION, STRONG_TEXT } from './styles';

const CARD_WIDTH = 196;
const CARD_HEIGHT = 80;
const CARD_GAP = 12;
/** Up to here a cell is too low to aim inside it, so the crosshair stands on its middle; device pixels. */
const SNAP_BIN_PX = 10;

export interface Crosshair {
  readonly x: number;
  readonly y: number;
  /** Start of the drawn column under the pointer, Unix ms; null right of now or off the heat's columns. */
  readonly columnMs: number | null;
  /** Number of the lowest display cell of the drawn bin under the pointer; null under the heat. */
  readonly cell: number | null;
}

/** Where the crosshair stands for the pointer, snapped to cells that are too small to aim inside. */
export function crosshairAt(scene: Scene): Crosshair | null {
  const { pointer, layout, view, hello } = scene;
  if (!pointer) return null;
  const chartEnd = layout.axis.x;
  if (pointer.x >= chartEnd || pointer.y >= layout.time.y) return null;
  const inHeat = pointer.y < layout.heat.height;
  const binPx = view.binPx * scene.cells;
  const bin = inHeat ? Math.floor((view.topPx - pointer.y - 0.5) / binPx) : null;
  const cell = bin === null ? null : bin * scene.cells;
  const snapped = bin !== null && binPx <= SNAP_BIN_PX * layout.dpr;
  const y = snapped ? view.topPx - (bin + 1) * binPx + Math.floor(binPx / 2) : Math.round(pointer.y);
  const columnLength = scene.detail * hello.barMs;
  const ms = scene.msAt(pointer.x);
  const past = pointer.x < layout.heat.width && ms < scene.units.nowMs;
  const columnMs = past ? Math.floor(ms / columnLength) * columnLength : null;
  return { x: Math.round(pointer.x), y, columnMs, cell };
}

/** Price that the crosshair's tag names: the low edge of a snapped cell, else the price under the line. */
export function crosshairPrice(scene: Scene, cross: Crosshair): number {
  const snapped = cross.cell !== null && scene.view.binPx <= SNAP_BIN_PX * scene.layout.dpr;
  return snapped && cross.cell !== null ? cross.cell * scene.units.cell : scene.priceAt(cross.y);
}

/** The lines and the cell's box; the lines pass behind `plates`. */
export function drawCrosshair(pen: Pen, scene: Scene, cross: Crosshair, plates: readonly Rect[]): void {
  const { layout, theme, view } = scene;
  const dash = [pen.px(3), pen.px(3)];
  const thin = pen.px(1);
  if (cross.cell !== null) {
    const plate = plates.find((rect) => cross.y >= rect.y && cross.y < rect.y + rect.height);
    const end = plate ? plate.x : layout.axis.x;
    dashH(pen, 0, end, cross.y, thin, dash, theme.ink, 0.52);
    if (plate) dashH(pen, plate.x + plate.width, layout.axis.x, cross.y, thin, dash, theme.ink, 0.52);
  }
  if (cross.x < layout.heat.width) dashV(pen, 0, layout.time.y, cross.x, thin, dash, theme.ink, 0.52);
  if (cross.cell === null || cross.columnMs === null) return;
  const columnLength = scene.detail * scene.hello.barMs;
  const [x0, x1] = [scene.x(cross.columnMs), scene.x(cross.columnMs + columnLength)];
  const width = Math.max(pen.px(9), Math.round(x1 - x0) + pen.px(2));
  const binPx = view.binPx * scene.cells;
  const height = Math.max(pen.px(7), binPx + pen.px(2));
  const top = view.topPx - cross.cell * view.binPx - binPx / 2;
  strokeRound(
    pen,
    Math.round((x0 + x1 - width) / 2),
    Math.round(top - height / 2),
    width,
    height,
    pen.px(1),
    thin,
    theme.ink,
    0.95,
  );
}

/** What the card says: each side's fullest cell in the drawn one, and the time and price that the fuller is of. */
interface Readout {
  readonly long: Reading | null;
  readonly short: Reading | null;
  readonly ms: number;
  readonly cell: number;
}

function readAt(scene: Scene, columnMs: number, cell: number): Readout {
  const { replica, hello, detail, cells } = scene;
  const slot = Math.floor(columnMs / hello.barMs);
  const read = (side: Side) => peakCell(replica.columns, slot, detail, side, cell, cells);
  const [long, short] = [read('long'), read('short')];
  const fuller = (short?.usd ?? 0) > (long?.usd ?? 0) ? short : long;
  if (!fuller || fuller.usd === 0) return { long, short, ms: columnMs, cell };
  return { long, short, ms: fuller.slot * hello.barMs, cell: fuller.cell };
}

function drawSide(pen: Pen, scene: Scene, side: Side, reading: Reading | null, x: number, y: number): void {
  const { theme, hello, sideScales, units } = scene;
  const color = theme.sideText[side];
  const up = side === 'short';
  const half = 5 * pen.dpr;
  triangle(pen, x + pen.px(11) + half, up ? y : y - pen.px(8), half, up, color, 0, 0);
  drawText(pen, up ? 'Short' : 'Long', x + pen.px(25), y, STRONG_TEXT, color);
  const right = x + pen.px(CARD_WIDTH - 11);
  if (reading === null || reading.usd === 0) {
    const word = reading === null ? formatUsd(null) : 'none';
    drawText(pen, word, right, y, BODY_TEXT, theme.text3, { align: 'right' });
    return;
  }
  const scale = scaleAt(sideScales[side], reading.slot * hello.barMs);
  const percentile = scale ? displayPercentile(scale, reading.usd, units.cell) : null;
  drawText(pen, formatPercentile(percentile), right, y, BODY_TEXT, theme.text3, { align: 'right' });
  const usd = formatUsd(reading.usd);
  drawText(pen, usd, right - pen.px(28), y, STRONG_TEXT, theme.text1, { align: 'right' });
}

/** `Peak of 4h x $200`: what a drawn cell gathers, where that is more than one cell of one column. */
function gatheredText(scene: Scene): string {
  const span = lengthText(scene.detail * scene.hello.barMs);
  const width = formatPrice(scene.units.cell * scene.cells, stepDecimals(scene.units.cell));
  return `Fullest cell in ${span} × $${width}`;
}

/** The readout card beside the crosshair; flips at the chart's edges. */
export function drawReadout(pen: Pen, scene: Scene, cross: Crosshair): void {
  const { layout, theme, units } = scene;
  if (cross.columnMs === null || cross.cell === null) return;
  const readout = readAt(scene, cross.columnMs, cross.cell);
  const gathered = scene.detail * scene.cells > 1;
  const [w, gap] = [pen.px(CARD_WIDTH), pen.px(CARD_GAP)];
  const h = pen.px(gathered ? CARD_HEIGHT + 16 : CARD_HEIGHT);
  const x = cross.x - gap - w >= 0 ? cross.x - gap - w : Math.min(cross.x + gap, layout.axis.x - w);
  const y = cross.y + gap + h <= layout.heat.height ? cross.y + gap : Math.max(0, cross.y - gap - h);
  for (let i = 3; i >= 1; i--) {
    const spread = pen.px(i * 3);
    fillRound(
      pen,
      x - spread,
      y - spread + pen.px(2),
      w + spread * 2,
      h + spread * 2,
      pen.px(6) + spread,
      0,
      theme.shadowAlpha * 0.22,
    );
  }
  fillRound(pen, x, y, w, h, pen.px(6), theme.bg, 0.965);
  strokeRound(pen, x, y, w, h, pen.px(6), pen.px(1), theme.lineStrong);
  const right = x + w - pen.px(11);
  const row = y + pen.px(21);
  drawText(pen, `${timeText(readout.ms)} UTC`, x + pen.px(11), row, BODY_TEXT, theme.text2);
  const price = formatPrice(readout.cell * units.cell, stepDecimals(units.cell));
  drawText(pen, price, right, row, STRONG_TEXT, theme.text1, { align: 'right' });
  pen.ink.rect(x + pen.px(11), y + pen.px(31), w - pen.px(22), pen.px(1), theme.line);
  drawSide(pen, scene, 'short', readout.short, x, y + pen.px(49));
  drawSide(pen, scene, 'long', readout.long, x, y + pen.px(66));
  if (gathered) drawText(pen, gatheredText(scene), x + pen.px(11), y + pen.px(84), CAPTION, theme.text3);
}

/** The crosshair of a linked chart: its lines only, fainter than one's own. */
export function drawLinked(pen: Pen, scene: Scene): void {
  const { linked, layout, theme } = scene;
  if (!linked) return;
  const dash = [pen.px(3), pen.px(3)];
  const [x, y] = [Math.round(scene.x(linked.ms)), Math.round(scene.y(linked.price))];
  if (y >= 0 && y < layout.heat.height) dashH(pen, 0, layout.axis.x, y, pen.px(1), dash, theme.ink, 0.38);
  if (x >= 0 && x < layout.heat.width) dashV(pen, 0, layout.time.y, x, pen.px(1), dash, theme.ink, 0.38);
}
