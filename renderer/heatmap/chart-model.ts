// What the chart looks at: the view, the plan and the pointer over a replica. Knows no canvas.
import type { HelloFrame } from '../../shared/ipc/frames';
import type { ViewSettings } from '../../shared/ipc/settings';
import type { CellBands } from '../../shared/model/explanation';
import type { CheckResult } from '../../shared/model/plan';
import type { Replica } from '../session/replica';
import type { PaperPoint } from './chart-types';
import type { CascadeMarks } from './cascade-marks';
import type { CandleLadder } from './candle-ladder';
import { createCandleLadder } from './candle-ladder';
import { cellsOf, detailOf } from './detail';
import { fitCentre } from './fit';
import type { Layout } from './layout';
import type { Ghost, Mark, Pointer, Scene } from './scene';
import { conversions, samePosition } from './scene';
import type { OtherPlan, PlanGrip, ShownPlan } from './shown-plan';
import { gripPrice, withGrip } from './shown-plan';
import type { SideScales } from './side-scales';
import { createSideScales } from './side-scales';
import { themeOf } from './theme';
import type { Units, View } from './viewport';
import { advance, centreOn, fitView, isJump, land, priceAt, relayout } from './viewport';

export interface ChartModel {
  settings: ViewSettings;
  layout: Layout | null;
  /** Null until there is something to look at. */
  view: View | null;
  /** Now in the last scene, Unix ms; NaN before the first. */
  seenMs: number;
  plan: ShownPlan | null;
  others: readonly OtherPlan[];
  cascade: CascadeMarks | null;
  trial: CheckResult | null;
  ghost: Ghost | null;
  hoverZone: string | null;
  pointer: Pointer | null;
  mark: Mark | null;
  linked: PaperPoint | null;
  bands: CellBands | null;
  /** What to look at once everything is known, instead of the fitted view. */
  firstView: View | null;
  /** Null before the first hello. */
  candles: CandleLadder | null;
  /** The common scales as both sides', kept so that nothing looks changed. */
  common: SideScales;
  readonly ownScales: ReturnType<typeof createSideScales>;
}

/** Looks at nothing yet. */
export function createChartModel(settings: ViewSettings, firstView: View | null = null): ChartModel {
  return {
    settings,
    layout: null,
    view: null,
    seenMs: Number.NaN,
    plan: null,
    others: [],
    cascade: null,
    trial: null,
    ghost: null,
    hoverZone: null,
    pointer: null,
    mark: null,
    linked: null,
    bands: null,
    firstView,
    candles: null,
    common: { long: [], short: [] },
    ownScales: createSideScales(),
  };
}

/** Now as far as the replica knows it, Unix ms; 0 while it knows nothing. */
function nowMs(replica: Replica): number {
  const { now, time, columns, bars, hello } = replica;
  if (now) return now.atMs;
  if (time) return time.atMs;
  const last = Math.max(columns.last, bars.last);
  return hello && Number.isFinite(last) ? (last + 1) * hello.barMs : 0;
}

/** What the view is measured in; null while there is nothing to measure. */
export function unitsOf(model: ChartModel, replica: Replica): Units | null {
  const { hello, columns, bars } = replica;
  const now = nowMs(replica);
  if (!hello || !model.candles || !model.layout || now <= 0) return null;
  const first = Math.min(columns.first, bars.first);
  const fromMs = Number.isFinite(first) ? first * hello.barMs : now;
  const { layout, candles } = model;
  const { candleMs } = candles.base;
  const prices: Units['prices'] = (from, to) => candles.prices(from, to);
  return { layout, candleMs, cell: hello.displayCell, fromMs, nowMs: now, prices };
}

/** The last price known, quote units (USD). */
function lastPrice(model: ChartModel, replica: Replica): number | null {
  if (replica.now) return replica.now.price;
  if (!model.candles) return null;
  const { base } = model.candles;
  return base.at(Math.ceil(nowMs(replica) / base.candleMs) - 1)?.close ?? null;
}

/** Takes the candles of the replica and the timeframe anew; prices that move along are centred on them. */
export function renewCandles(model: ChartModel, replica: Replica): void {
  const { hello } = replica;
  model.candles = hello ? createCandleLadder(replica.bars, hello.barMs, model.settings.timeframe) : null;
  const units = unitsOf(model, replica);
  const { view, candles } = model;
  if (!view || !units || !candles || !view.follow || !view.priceAuto) return;
  const centre = fitCentre(units, candles.base, lastPrice(model, replica), view.pitch, view.binPx);
  if (centre !== null) model.view = centreOn(view, units, centre);
}

/** The fitted view, or null while there is nothing to fit. */
export function fitted(model: ChartModel, replica: Replica): View | null {
  const units = unitsOf(model, replica);
  if (!units || !model.candles) return null;
  const { pitch, binPx } = units.layout;
  const centre = fitCentre(units, model.candles.base, lastPrice(model, replica), pitch, binPx);
  return centre === null ? null : fitView(units, centre);
}

/** Takes another size of the host, keeping what is in the middle. */
export function takeLayout(model: ChartModel, replica: Replica, layout: Layout): void {
  const before = unitsOf(model, replica);
  model.layout = layout;
  const after = unitsOf(model, replica);
  if (model.view && before && after) model.view = relayout(model.view, before, after);
}

/** Moves the view; false when it did not change. */
export function moveView(model: ChartModel, replica: Replica, move: (v: View, u: Units) => View): boolean {
  const units = unitsOf(model, replica);
  if (!model.view || !units) return false;
  const next = move(model.view, units);
  if (next === model.view) return false;
  model.view = next;
  return true;
}

export type DragPhase = 'start' | 'move' | 'end' | 'cancel';

/** Moves a plan line to a device pixel, on whole ticks; returns its price, or null when there is no such line. */
export function dragPlanLine(
  model: ChartModel,
  replica: Replica,
  grip: PlanGrip,
  y: number,
  phase: DragPhase,
): number | null {
  const units = unitsOf(model, replica);
  const { plan, view } = model;
  const { hello } = replica;
  const before = plan && gripPrice(plan, grip);
  if (!plan || !view || !units || !hello || before === null) return null;
  if (phase === 'start') model.ghost = { grip, price: before };
  const decimals = hello.instrument.priceDecimals;
  // As exact as a pixel is, and never finer than a tick.
  const step = Math.max(10 ** -decimals, 10 ** Math.floor(Math.log10(units.cell / view.binPx)));
  const wanted = phase === 'cancel' && model.ghost ? model.ghost.price : priceAt(view, units, y);
  const price = phase === 'cancel' ? wanted : Number((Math.round(wanted / step) * step).toFixed(decimals));
  model.plan = withGrip(plan, grip, price);
  if (phase === 'end' || phase === 'cancel') model.ghost = null;
  return price;
}

function scalesOf(model: ChartModel, replica: Replica, hello: HelloFrame): SideScales {
  const { scales, columns } = replica;
  if (model.settings.ranking === 'side') {
    return model.ownScales(scales, columns, hello.barMs, hello.displayCell, replica.tiers);
  }
  if (model.common.long !== scales) model.common = { long: scales, short: scales };
  return model.common;
}

/** The view brought up to now. A locked price axis stays where it is, wherever the price goes. */
function movedOn(
  view: View,
  { settings, seenMs }: ChartModel,
  { base }: CandleLadder,
  units: Units,
  price: number | null,
): View {
  if (settings.lockPrice || !isJump(view, units, seenMs))
    return advance(view, units, settings.lockPrice ? null : price);
  return land(view, units, price, fitCentre(units, base, price, view.pitch, view.binPx));
}

/** Everything for one drawing, with the view brought up to now; null while there is nothing to draw. */
export function sceneOf(model: ChartModel, replica: Replica): Scene | null {
  const units = unitsOf(model, replica);
  const { hello, risk } = replica;
  const { candles, layout, settings, plan, trial } = model;
  const answers = plan ? [risk, trial].find((check) => check && samePosition(check.plan, plan)) : null;
  // The present comes last in a snapshot: only then is history whole, and a view of it not pushed about.
  if (model.firstView && replica.now) [model.view, model.firstView] = [model.firstView, null];
  model.view ??= fitted(model, replica);
  if (!units || !hello || !candles || !layout || !model.view) return null;
  const price = lastPrice(model, replica);
  const view = movedOn(model.view, model, candles, units, price);
  [model.view, model.seenMs] = [view, units.nowMs];
  const convert = conversions(view, units);
  const drawn = candles.drawn(view.pitch, layout.dpr);
  return {
    layout,
    theme: themeOf(settings.theme),
    settings,
    view,
    units,
    hello,
    replica,
    now: replica.now,
    price,
    sideScales: scalesOf(model, replica, hello),
    candles: drawn,
    candlePx: (view.pitch * drawn.candleMs) / units.candleMs,
    detail: detailOf(view, units, hello.barMs),
    cells: cellsOf(view),
    plan,
    others: model.others,
    cascade: model.cascade,
    check: answers ?? null,
    lastCheck: plan ? risk : null,
    ghost: model.ghost,
    hoverZone: model.hoverZone,
    pointer: model.pointer,
    mark: model.mark,
    linked: model.linked,
    bands: model.bands,
    nowX: convert.x(units.nowMs),
    ...convert,
  };
}
