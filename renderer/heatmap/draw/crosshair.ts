// The crosshair, the box around the cell under it, and the card that reads the cell out.
import type { Side } from '../../../shared/model/side';
import { LEVERAGE_BANDS } from '../../../shared/model/leverage-bands';
import { formatAge, formatPercentile, formatPrice, formatUsd } from '../../../shared/util/format';
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
import { BAND_TEXT, BODY_TEXT, CAPTION, STRONG_TEXT } from './styles';
import type { ZoneLabel } from './zones';

const CARD_WIDTH = 216;
const CARD_HEIGHT = 129;
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

const px = (scene: Scene, css: number): number => Math.round(css * scene.layout.dpr);

/** The cell's box around the crosshair; null where there is none. */
function cellBox(scene: Scene, cross: Crosshair): Rect | null {
  if (cross.cell === null || cross.columnMs === null) return null;
  const { view } = scene;
  const columnLength = scene.detail * scene.hello.barMs;
  const [x0, x1] = [scene.x(cross.columnMs), scene.x(cross.columnMs + columnLength)];
  const width = Math.max(px(scene, 9), Math.round(x1 - x0) + px(scene, 2));
  const binPx = view.binPx * scene.cells;
  const height = Math.max(px(scene, 7), binPx + px(scene, 2));
  const middle = view.topPx - cross.cell * view.binPx - binPx / 2;
  return { x: Math.round((x0 + x1 - width) / 2), y: Math.round(middle - height / 2), width, height };
}

const plateAt = (cross: Crosshair, labels: readonly ZoneLabel[]): Rect | undefined =>
  labels.find(({ rect }) => cross.y >= rect.y && cross.y < rect.y + rect.height)?.rect;

/** Adds all that the crosshair's lines and box depend on but for where it stands. */
export function crosshairInputs(
  scene: Scene,
  cross: Crosshair,
  labels: readonly ZoneLabel[],
  add: (input: unknown) => void,
): void {
  const box = cellBox(scene, cross);
  add(cross.cell === null);
  add(cross.x < scene.layout.heat.width);
  add(plateAt(cross, labels)?.x);
  add(box && box.x - cross.x);
  add(box && box.y - cross.y);
  add(box?.width);
  add(box?.height);
}

/** The lines and the cell's box; the lines pass behind the zones' labels. */
export function drawCrosshair(pen: Pen, scene: Scene, cross: Crosshair, labels: readonly ZoneLabel[]): void {
  const { layout, theme } = scene;
  const dash = [pen.px(3), pen.px(3)];
  const thin = pen.px(1);
  if (cross.cell !== null) {
    const plate = plateAt(cross, labels);
    const end = plate ? plate.x : layout.axis.x;
    pen.ink.follow('y');
    dashH(pen, 0, end, cross.y, thin, dash, theme.ink, 0.52);
    if (plate) dashH(pen, plate.x + plate.width, layout.axis.x, cross.y, thin, dash, theme.ink, 0.52);
  }
  pen.ink.follow('anchorX');
  if (cross.x < layout.heat.width) dashV(pen, 0, layout.time.y, cross.x, thin, dash, theme.ink, 0.52);
  const box = cellBox(scene, cross);
  if (!box) return;
  pen.ink.follow('anchor');
  strokeRound(pen, box.x, box.y, box.width, box.height, pen.px(1), thin, theme.ink, 0.95);
}

/** What the card says: each side's fullest cell in the drawn one, and the time and price that the fuller is of. */
interface Readout {
  readonly long: Reading | null;
  readonly short: Reading | null;
  /** The fuller side. */
  readonly side: Side;
  readonly ms: number;
  readonly cell: number;
}

/** The cell that the card reads out: start of its base column and its number; null where there is no card. */
export function readingAt(scene: Scene): { readonly ms: number; readonly cell: number } | null {
  const cross = crosshairAt(scene);
  if (!cross || cross.columnMs === null || cross.cell === null) return null;
  const { ms, cell } = readAt(scene, cross.columnMs, cross.cell);
  return { ms, cell };
}

function readAt(scene: Scene, columnMs: number, cell: number): Readout {
  const { replica, hello, detail, cells } = scene;
  const slot = Math.floor(columnMs / hello.barMs);
  const read = (side: Side) => peakCell(replica.columns, slot, detail, side, cell, cells);
  const [long, short] = [read('long'), read('short')];
  const side = (short?.usd ?? 0) > (long?.usd ?? 0) ? 'short' : 'long';
  const fuller = { long, short }[side];
  if (!fuller || fuller.usd === 0) return { long, short, side, ms: columnMs, cell };
  return { long, short, side, ms: fuller.slot * hello.barMs, cell: fuller.cell };
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
  const rank = formatPercentile(percentile);
  drawText(pen, rank, right, y, BODY_TEXT, theme.text3, { align: 'right' });
  const usd = formatUsd(reading.usd);
  const room = Math.max(pen.px(28), pen.glyphs.width(BODY_TEXT, rank) + pen.px(6));
  drawText(pen, usd, right - room, y, STRONG_TEXT, theme.text1, { align: 'right' });
}

/** The cell's USD by leverage band and the age of its entries, always of the whole map: dashes until the engine has answered. */
function drawBands(pen: Pen, scene: Scene, readout: Readout, x: number, y: number): void {
  const { theme, bands } = scene;
  const isAnswer = bands !== null && bands.atMs === readout.ms && bands.cell === readout.cell;
  const side = isAnswer ? bands[readout.side] : null;
  const width = pen.px(CARD_WIDTH - 22) / LEVERAGE_BANDS.length;
  for (const [band, { label, upTo }] of LEVERAGE_BANDS.entries()) {
    const right = Math.round(x + pen.px(11) + (band + 1) * width);
    const usd = side?.usd[band] ?? null;
    // Each begins where the one before ends: there is no room to say both.
    const name = Number.isFinite(upTo) ? `≤${upTo}x` : label;
    drawText(pen, name, right, y, BAND_TEXT, theme.text3, { align: 'right' });
    const color = usd !== null && usd > 0 ? theme.textBright : theme.text3;
    drawText(pen, formatUsd(usd).replace('$', ''), right, y + pen.px(14), BAND_TEXT, color, {
      align: 'right',
    });
  }
  const age = side?.ageMs ?? null;
  const note = `USD by leverage, mean age ${age === null ? '–' : formatAge(age)}`;
  drawText(pen, note, x + pen.px(11), y + pen.px(29), BAND_TEXT, theme.text3);
}

/** `Peak of 4h x $200`: what a drawn cell gathers, where that is more than one cell of one column. */
function gatheredText(scene: Scene): string {
  const span = lengthText(scene.detail * scene.hello.barMs);
  const width = formatPrice(scene.units.cell * scene.cells, stepDecimals(scene.units.cell));
  return `Fullest cell in ${span} × $${width}`;
}

const isGathered = (scene: Scene): boolean => scene.detail * scene.cells > 1;

/** Where the readout's card stands beside the crosshair; flips at the chart's edges. Null without a card. */
export function readoutAt(scene: Scene, cross: Crosshair): Rect | null {
  if (cross.columnMs === null || cross.cell === null) return null;
  const { layout } = scene;
  const [w, gap] = [px(scene, CARD_WIDTH), px(scene, CARD_GAP)];
  const h = px(scene, isGathered(scene) ? CARD_HEIGHT + 16 : CARD_HEIGHT);
  const x = cross.x - gap - w >= 0 ? cross.x - gap - w : Math.min(cross.x + gap, layout.axis.x - w);
  const y = cross.y + gap + h <= layout.heat.height ? cross.y + gap : Math.max(0, cross.y - gap - h);
  return { x, y, width: w, height: h };
}

/** Draws the readout's card. */
export function drawReadout(pen: Pen, scene: Scene, cross: Crosshair): void {
  const { theme, units } = scene;
  const box = readoutAt(scene, cross);
  if (!box || cross.columnMs === null || cross.cell === null) return;
  const readout = readAt(scene, cross.columnMs, cross.cell);
  const { x, y, width: w, height: h } = box;
  pen.ink.follow('anchor');
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
  pen.ink.rect(x + pen.px(11), y + pen.px(76), w - pen.px(22), pen.px(1), theme.line);
  drawBands(pen, scene, readout, x, y + pen.px(91));
  if (isGathered(scene))
    drawText(pen, gatheredText(scene), x + pen.px(11), y + pen.px(134), CAPTION, theme.text3);
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
