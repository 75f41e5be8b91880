// Everything one drawing needs, gathered once: what is known, what is looked at, and where it lies.
import type { HelloFrame, NowFrame } from '../../shared/ipc/frames';
import type { ViewSettings } from '../../shared/ipc/settings';
import type { CellBands } from '../../shared/model/explanation';
import type { CheckResult, Plan } from '../../shared/model/plan';
import type { Replica } from '../session/replica';
import type { CandleSource } from './candles';
import type { CascadeMarks } from './cascade-marks';
import type { PaperPoint } from './chart-types';
import type { OtherPlan, PlanGrip, ShownPlan } from './shown-plan';
import type { Layout } from './layout';
import type { SideScales } from './side-scales';
import type { Theme } from './theme';
import type { Units, View } from './viewport';
import { msAt, priceAt, xOf, yOf } from './viewport';

/** Where the pointer is, device pixels of the canvas. */
export interface Pointer {
  readonly x: number;
  readonly y: number;
}

/** A plan line that is being dragged, and the price it had before. */
export interface Ghost {
  readonly grip: PlanGrip;
  readonly price: number;
}

/** A ruler or a box between two points of the paper: it stays on them when the view moves. */
export interface Mark {
  readonly kind: 'ruler' | 'box';
  readonly from: PaperPoint;
  readonly to: PaperPoint;
}

export interface Scene {
  readonly layout: Layout;
  readonly theme: Theme;
  readonly settings: ViewSettings;
  readonly view: View;
  readonly units: Units;
  readonly hello: HelloFrame;
  readonly replica: Replica;
  readonly now: NowFrame | null;
  /** The last price known, quote units (USD). */
  readonly price: number | null;
  /** The colour scales by side: the same for both, or each side's own. */
  readonly sideScales: SideScales;
  /** What is drawn: candles of the chosen timeframe, or longer ones when those would be too narrow. */
  readonly candles: CandleSource;
  /** Device pixels from a drawn candle to the next. */
  readonly candlePx: number;
  /** Base columns to a drawn column of heat. */
  readonly detail: number;
  /** Display cells to a drawn bin of heat. */
  readonly cells: number;
  readonly plan: ShownPlan | null;
  readonly others: readonly OtherPlan[];
  readonly cascade: CascadeMarks | null;
  /** The check of exactly this plan, or null. */
  readonly check: CheckResult | null;
  /** The last check, of whatever plan. */
  readonly lastCheck: CheckResult | null;
  readonly ghost: Ghost | null;
  readonly hoverZone: string | null;
  readonly pointer: Pointer | null;
  readonly mark: Mark | null;
  /** What the engine last said of a cell by leverage band. */
  readonly bands: CellBands | null;
  /** Where the crosshair of a linked chart stands. */
  readonly linked: PaperPoint | null;
  /** Horizontal device pixel of now; beyond the heat's right edge when now is out of sight. */
  readonly nowX: number;
  readonly x: (ms: number) => number;
  readonly y: (price: number) => number;
  readonly msAt: (x: number) => number;
  readonly priceAt: (y: number) => number;
}

/** The conversions of a view. */
export function conversions(view: View, units: Units): Pick<Scene, 'x' | 'y' | 'msAt' | 'priceAt'> {
  return {
    x: (ms) => xOf(view, units, ms),
    y: (price) => yOf(view, units, price),
    msAt: (x) => msAt(view, units, x),
    priceAt: (y) => priceAt(view, units, y),
  };
}

/** Whether a check answers for this plan's liquidation: everything but the stop is the same. */
export function samePosition(a: Plan, b: Plan): boolean {
  return (
    a.side === b.side &&
    a.entry === b.entry &&
    a.leverage === b.leverage &&
    a.sizeUsd === b.sizeUsd &&
    a.venue === b.venue
  );
}

/** Numbers of the first and last candle that touch a stretch of device pixels. */
export function candlesBetween(scene: Scene, left: number, right: number): CandleSpan {
  const { candleMs } = scene.candles;
  const last = Math.min(scene.msAt(right), scene.units.nowMs);
  return { first: Math.floor(scene.msAt(left) / candleMs), last: Math.ceil(last / candleMs) - 1 };
}

/** Numbers of the first and last candle that touch the heat. */
export function visibleCandles(scene: Scene): CandleSpan {
  return candlesBetween(scene, 0, scene.layout.heat.width);
}

/** Numbers of candles, both ends included. */
export interface CandleSpan {
  readonly first: number;
  readonly last: number;
}

/** Decimals of a price in a tag: one for large prices, more for small ones, never more than the tick has. */
export function tagDecimals(hello: HelloFrame, price: number): number {
  const digits = Math.ceil(Math.log10(Math.max(Math.abs(price), 1e-8)));
  return Math.max(0, Math.min(hello.instrument.priceDecimals, Math.max(1, 6 - digits)));
}
