// Which time and prices are on screen, and every move that changes it. Pure: a view in, a view out.
import type { Layout } from './layout';
import { binFor, nearestBin, nearestPitch, pitchFor, stepBin, stepPitch } from './zoom-steps';

export interface View {
  /** Time at the right edge of history, Unix ms. */
  readonly rightMs: number;
  /** Device pixels a candle: whole, or four, five or six eighths of a power of two. */
  readonly pitch: number;
  /** Device pixels a display cell: whole, or one over a power of two cells a pixel. */
  readonly binPx: number;
  /** A price p lies at y = topPx - p / cell x binPx, device pixels; whole, so that cells start on pixels. */
  readonly topPx: number;
  /** Keeps now at the right edge of history. */
  readonly follow: boolean;
  /** Lets now move on alone, even from the right edge. */
  readonly free: boolean;
  /** Moves the prices along when the price comes near an edge; ends when the trader drags them. */
  readonly priceAuto: boolean;
}

/** What a view is measured in. */
export interface Units {
  readonly layout: Layout;
  /** Length of a candle, ms. */
  readonly candleMs: number;
  /** Width of a display cell, quote units (USD). */
  readonly cell: number;
  /** First known moment and now, Unix ms. */
  readonly fromMs: number;
  readonly nowMs: number;
  /** Lowest and highest traded price between two times; null where none is known. */
  readonly prices: (fromMs: number, toMs: number) => PriceRange | null;
}

export interface PriceRange {
  readonly low: number;
  readonly high: number;
}

/** Levels worth a look lie this far beyond the prices traded, as a share of them. */
const REACH = 0.12;
/** Prices within reach never leave the heat as a whole: this share of its height keeps showing some. */
const KEPT_SHARE = 0.1;
/** Share of the heat's height at its edges that the price may not enter while prices move along. */
const EDGE_SHARE = 0.12;

/** Horizontal device pixel of a time. */
export function xOf(view: View, units: Units, ms: number): number {
  return units.layout.heat.width - ((view.rightMs - ms) / units.candleMs) * view.pitch;
}

/** Time at a horizontal device pixel. */
export function msAt(view: View, units: Units, x: number): number {
  return view.rightMs - ((units.layout.heat.width - x) / view.pitch) * units.candleMs;
}

/** Vertical device pixel of a price. */
export function yOf(view: View, units: Units, price: number): number {
  return view.topPx - (price / units.cell) * view.binPx;
}

/** Price at a vertical device pixel. */
export function priceAt(view: View, units: Units, y: number): number {
  return ((view.topPx - y) / view.binPx) * units.cell;
}

/** The right edge that shows now whole: the end of the candle that now lies in. */
export function followEdge(units: Units): number {
  return Math.ceil(units.nowMs / units.candleMs) * units.candleMs;
}

/** Candles from the first known moment to the end of the one that now lies in. */
function historyCandles(units: Units): number {
  return (followEdge(units) - units.fromMs) / units.candleMs;
}

/** Time stays inside history: no empty space before it unless all of it is in sight, and never past now. */
function clampTime(view: View, units: Units): View {
  const edge = followEdge(units);
  if (view.follow) return view.rightMs === edge ? view : { ...view, rightMs: edge };
  const step = units.candleMs / view.pitch;
  const least = Math.min(edge, units.fromMs + (units.layout.heat.width / view.pitch) * units.candleMs);
  const snapped = edge - Math.round((edge - view.rightMs) / step) * step;
  const rightMs = Math.max(least, Math.min(edge, snapped));
  return { ...view, rightMs, follow: rightMs >= edge && !view.free };
}

/** Prices stay where history is: near the candles in sight in time, by whole eighths of what is in sight. */
function clampPrice(view: View, units: Units): View {
  const { width, height } = units.layout.heat;
  // Most moves of the hand then ask about the same span.
  const step = (width / 8 / view.pitch) * units.candleMs;
  const from = Math.floor(msAt(view, units, 0) / step) * step;
  const to = Math.ceil(msAt(view, units, width) / step) * step;
  const range = units.prices(from, Math.min(units.nowMs, to));
  if (!range) return view;
  const kept = height * KEPT_SHARE;
  const top = yOf(view, units, range.high * (1 + REACH));
  const bottom = yOf(view, units, range.low * (1 - REACH));
  let { topPx } = view;
  if (bottom < kept) topPx += Math.round(kept - bottom);
  if (top > height - kept) topPx -= Math.round(top - height + kept);
  // No price is below nothing.
  topPx = Math.max(topPx, height);
  return topPx === view.topPx ? view : { ...view, topPx };
}

function clamp(view: View, units: Units): View {
  return clampPrice(clampTime(view, units), units);
}

/** Moves the view by device pixels: right and down are positive, as a drag moves the paper. */
export function pan(view: View, units: Units, dx: number, dy: number): View {
  const follow = view.follow && dx <= 0;
  const rightMs = view.rightMs - (dx / view.pitch) * units.candleMs;
  const priceAuto = view.priceAuto && dy === 0;
  return clamp({ ...view, rightMs, follow, topPx: view.topPx + Math.round(dy), priceAuto }, units);
}

/** The narrowest pitch: the one at which all of history fits. */
function leastPitch(units: Units): number {
  return Math.min(units.layout.pitch, pitchFor(historyCandles(units), units.layout.heat.width));
}

/** The view at another pitch, with what is at a horizontal device pixel staying there. */
function atPitch(view: View, units: Units, wanted: number, x: number): View {
  const pitch = Math.max(leastPitch(units), wanted);
  if (pitch === view.pitch) return view;
  const ms = msAt(view, units, x);
  const zoomed = { ...view, pitch };
  const shifted = msAt(zoomed, units, x);
  // Zooming out at the right edge keeps following; zooming in about a point lets go of it.
  return clamp({ ...zoomed, rightMs: view.rightMs + ms - shifted, follow: false }, units);
}

/** Zooms the time by steps about a horizontal device pixel; positive steps show less time. */
export function zoomTime(view: View, units: Units, steps: number, x: number): View {
  return atPitch(view, units, stepPitch(view.pitch, steps), x);
}

/** Zooms the prices by steps about a vertical device pixel. */
export function zoomPrice(view: View, units: Units, steps: number, y: number): View {
  let binPx = stepBin(view.binPx, steps);
  if (steps < 0) binPx = Math.max(binPx, Math.min(view.binPx, leastBin(units)));
  if (binPx === view.binPx) return view;
  const price = priceAt(view, units, y);
  return clampPrice({ ...view, binPx, topPx: Math.round(y + (price / units.cell) * binPx) }, units);
}

/** The lowest cell height: the heat then reaches from nothing to above the highest price. */
function leastBin(units: Units): number {
  const range = units.prices(units.fromMs, units.nowMs);
  if (!range) return 1;
  return Math.min(1, binFor((range.high * (1 + REACH)) / units.cell, units.layout.heat.height));
}

/** The view with the middle of the heat at a price. */
export function centreOn(view: View, units: Units, price: number): View {
  const topPx = Math.round(units.layout.heat.height / 2 + (price / units.cell) * view.binPx);
  return topPx === view.topPx ? view : { ...view, topPx };
}

/**
 * After now moved: follows it, and centres the prices again when the price came near an edge and the trader
 * has not placed them.
 */
export function advance(view: View, units: Units, price: number | null): View {
  const moved = clampTime(view, units);
  if (!moved.priceAuto || !moved.follow || price === null) return moved;
  const y = yOf(moved, units, price);
  const edge = units.layout.heat.height * EDGE_SHARE;
  if (y >= edge && y <= units.layout.heat.height - edge) return moved;
  return centreOn(moved, units, price);
}

/** Now may move on by this share of the time in sight at once; by more, or so far back, is a jump. */
const JUMP_SHARE = 0.25;

/** Whether now was put elsewhere since `beforeMs`: then what was in sight says little of where the price stands. */
export function isJump(view: View, units: Units, beforeMs: number): boolean {
  const inSightMs = (units.layout.heat.width / view.pitch) * units.candleMs;
  return Math.abs(units.nowMs - beforeMs) > inSightMs * JUMP_SHARE;
}

/**
 * After now jumped: follows it, with `centre` in the middle. Prices that the trader has placed stay as they are as long
 * as the price is among them.
 */
export function land(view: View, units: Units, price: number | null, centre: number | null): View {
  const moved = clampTime(view, units);
  if (!moved.follow || centre === null) return moved;
  const y = price === null ? Number.NaN : yOf(moved, units, price);
  const isInSight = y >= 0 && y <= units.layout.heat.height;
  return !moved.priceAuto && isInSight ? moved : centreOn(moved, units, centre);
}

/** The view that `fit` gives: now at the right edge, the look's pitch and cell height, centred on a price. */
export function fitView(units: Units, centre: number): View {
  const { pitch, binPx } = units.layout;
  const rightMs = followEdge(units);
  const view = { rightMs, pitch, binPx, topPx: 0, follow: true, free: false, priceAuto: true };
  return centreOn(view, units, centre);
}

/**
 * The view of the last `spanMs` before now, or of all history with Infinity: as wide as fits, with all prices of
 * that time in sight.
 */
export function lookBack(view: View, units: Units, spanMs: number): View {
  const span = Math.min(spanMs, followEdge(units) - units.fromMs);
  const pitch = pitchFor(Math.max(1, span / units.candleMs), units.layout.heat.width);
  const back = { ...view, pitch, rightMs: followEdge(units), follow: !view.free };
  return showPrices(back, units);
}

/** Moves and zooms the prices so that every candle in sight is inside, at no more than the look's cell height. */
export function showPrices(view: View, units: Units): View {
  const { width, height } = units.layout.heat;
  const range = units.prices(msAt(view, units, 0), Math.min(units.nowMs, msAt(view, units, width)));
  if (!range) return view;
  // A third more than the candles need: the levels that matter lie beyond them.
  const cells = ((range.high - range.low) / units.cell) * 1.33;
  const binPx = Math.min(units.layout.binPx, binFor(cells, height));
  return { ...centreOn({ ...view, binPx }, units, (range.low + range.high) / 2), priceAuto: true };
}

/** The first moment of history at the left edge. */
export function toStart(view: View, units: Units): View {
  return clamp({ ...view, rightMs: units.fromMs, follow: false }, units);
}

/** Now at the right edge again, followed unless the view is free. */
export function toNow(view: View, units: Units): View {
  return clamp({ ...view, rightMs: followEdge(units), follow: !view.free }, units);
}

/** Frees the view from now, or follows now again. */
export function setFree(view: View, units: Units, free: boolean): View {
  return free ? { ...view, free, follow: false } : toNow({ ...view, free }, units);
}

/** Zooms into a box of device pixels: its span and its prices fill the heat as far as the stops allow. */
export function zoomInto(view: View, units: Units, from: Spot, to: Spot): View {
  const { width, height } = units.layout.heat;
  const [left, right] = [Math.min(from.x, to.x), Math.min(width, Math.max(from.x, to.x))];
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  if (right - left < 4 || bottom - top < 4) return view;
  const pitch = Math.max(leastPitch(units), pitchFor((right - left) / view.pitch, width));
  const binPx = binFor((bottom - top) / view.binPx, height);
  const centreMs = msAt(view, units, (left + right) / 2);
  const rightMs = centreMs + (width / 2 / pitch) * units.candleMs;
  const centre = priceAt(view, units, (top + bottom) / 2);
  const zoomed = { ...view, pitch, binPx, rightMs, follow: false, priceAuto: false };
  return clamp(centreOn(zoomed, units, centre), units);
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The view on another layout: the same right edge, and the same price in the middle. */
export function relayout(view: View, before: Units, after: Units): View {
  const price = priceAt(view, before, before.layout.heat.height / 2);
  const ratio = after.layout.dpr / before.layout.dpr;
  const pitch = ratio === 1 ? view.pitch : nearestPitch(view.pitch * ratio);
  const binPx = ratio === 1 ? view.binPx : nearestBin(view.binPx * ratio);
  return clampTime(centreOn({ ...view, pitch, binPx }, after, price), after);
}
