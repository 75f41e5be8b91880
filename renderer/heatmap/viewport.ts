// Which time and prices are on screen, and every move that changes it. Pure: a view in, a view out.
import type { Layout } from './layout';

export interface View {
  /** Time at the right edge of history, Unix ms. */
  readonly rightMs: number;
  /** Whole device pixels a candle. */
  readonly pitch: number;
  /** Whole device pixels a display cell. */
  readonly binPx: number;
  /** A price p lies at y = topPx - p / cell x binPx, device pixels; whole, so that cells start on pixels. */
  readonly topPx: number;
  /** Keeps now at the right edge of history. */
  readonly follow: boolean;
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
}

/** Candle pitches that a zoom stops at, device pixels. */
const PITCHES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96];
const MAX_BIN_PX = 64;
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

function clampTime(view: View, units: Units): View {
  const edge = followEdge(units);
  if (view.follow) return view.rightMs === edge ? view : { ...view, rightMs: edge };
  const step = units.candleMs / view.pitch;
  const least = Math.min(edge, units.fromMs + (units.layout.heat.width / view.pitch / 4) * units.candleMs);
  const snapped = edge - Math.round((edge - view.rightMs) / step) * step;
  const rightMs = Math.max(least, Math.min(edge, snapped));
  return { ...view, rightMs, follow: rightMs >= edge };
}

/** Moves the view by device pixels: right and down are positive, as a drag moves the paper. */
export function pan(view: View, units: Units, dx: number, dy: number): View {
  const follow = view.follow && dx <= 0;
  const rightMs = view.rightMs - (dx / view.pitch) * units.candleMs;
  const priceAuto = view.priceAuto && dy === 0;
  return clampTime({ ...view, rightMs, follow, topPx: view.topPx + Math.round(dy), priceAuto }, units);
}

function nextPitch(pitch: number, steps: number): number {
  let at = pitch;
  for (let i = 0; i < Math.abs(steps); i++) {
    const next = steps > 0 ? PITCHES.find((p) => p > at) : PITCHES.filter((p) => p < at).at(-1);
    at = next ?? at;
  }
  return at;
}

/** Zooms the time by steps about a horizontal device pixel; positive steps show less time. */
export function zoomTime(view: View, units: Units, steps: number, x: number): View {
  const pitch = nextPitch(view.pitch, steps);
  if (pitch === view.pitch) return view;
  const ms = msAt(view, units, x);
  const zoomed = { ...view, pitch };
  const shifted = msAt(zoomed, units, x);
  // Zooming out at the right edge keeps following; zooming in about a point lets go of it.
  return clampTime({ ...zoomed, rightMs: view.rightMs + ms - shifted, follow: false }, units);
}

/** Zooms the prices by whole pixels a cell about a vertical device pixel. */
export function zoomPrice(view: View, units: Units, steps: number, y: number): View {
  const stride = Math.max(1, Math.round(view.binPx / 8));
  const binPx = Math.max(1, Math.min(MAX_BIN_PX, view.binPx + steps * stride));
  if (binPx === view.binPx) return view;
  const price = priceAt(view, units, y);
  return { ...view, binPx, topPx: Math.round(y + (price / units.cell) * binPx) };
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

/** The view that `fit` gives: now at the right edge, the look's pitch and cell height, centred on a price. */
export function fitView(units: Units, centre: number): View {
  const { pitch, binPx } = units.layout;
  const view = { rightMs: followEdge(units), pitch, binPx, topPx: 0, follow: true, priceAuto: true };
  return centreOn(view, units, centre);
}

/** The view on another layout: the same right edge, and the same price in the middle. */
export function relayout(view: View, before: Units, after: Units): View {
  const price = priceAt(view, before, before.layout.heat.height / 2);
  const ratio = after.layout.dpr / before.layout.dpr;
  const pitch = Math.max(1, Math.round(view.pitch * ratio));
  const binPx = Math.max(1, Math.round(view.binPx * ratio));
  return clampTime(centreOn({ ...view, pitch, binPx }, after, price), after);
}
