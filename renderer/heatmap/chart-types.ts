// What the shell sees of the chart.
import type { ChartRange, ViewSettings } from '../../shared/ipc/settings';
import type { CellBands } from '../../shared/model/explanation';
import type { CheckResult } from '../../shared/model/plan';
import type { CascadeMarks } from './cascade-marks';
import type { OtherPlan, PlanGrip, ShownPlan } from './shown-plan';
import type { SideScales } from './side-scales';

export type { OtherPlan, PlanGrip, ShownPlan } from './shown-plan';

export interface ChartCallbacks {
  /** The map of a moment (Unix ms) is on screen, whole. */
  onDrawn(atMs: number): void;
  /** A plan line is dragged to a price (quote units, USD), dropped there, or taken back. Null: it cannot be. */
  readonly onPlanDrag: ((grip: PlanGrip, price: number, phase: 'move' | 'end' | 'cancel') => void) | null;
  /** The pointer came to a zone, or left it with null. */
  onZoneHover(id: string | null): void;
  /** A click, not a drag, on the heat or right of it: a moment up to now, a price, and where, CSS px of the host. */
  onPick(atMs: number, price: number, at: { readonly x: number; readonly y: number }): void;
  /** The crosshair stands at a point of the paper, or nowhere: for charts linked with this one. */
  onCrosshair(at: PaperPoint | null): void;
  /** The card reads another cell out: the start of its base column (Unix ms) and its number, or none. */
  readonly onReading?: (at: { readonly ms: number; readonly cell: number } | null) => void;
  /** The map is coloured by other scales now: the same for both sides, or each side's own. */
  readonly onScales?: (scales: SideScales) => void;
  /** What is wrong, one sentence. */
  onProblem(sentence: string): void;
}

/** A time (Unix ms) and a price (quote units, USD). */
export interface PaperPoint {
  readonly ms: number;
  readonly price: number;
}

/** The span of history on screen, Unix ms. */
export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
  /** Length of a drawn column of heat, ms: each shows the peak over the base columns in it. */
  readonly columnMs: number;
  /** Display cells in a drawn bin: each shows the fullest of them. */
  readonly cells: number;
  /** Whether now stays at the right edge. */
  readonly follow: boolean;
}

export interface ChartStats {
  readonly frames: number;
  /** Script time of the last frame and of the slowest so far, ms. */
  readonly scriptMs: number;
  readonly worstScriptMs: number;
  /** Bytes of texture uploaded by the last frame and in all. */
  readonly lastUploadBytes: number;
  readonly uploadBytes: number;
  readonly gpuBytes: number;
}

export interface Chart {
  /** The replica changed; `change` is bits of Change, merged until the next frame. */
  changed(change: number): void;
  setView(settings: ViewSettings): void;
  /** Shows a plan's lines at once; its liquidation follows with the check. */
  setPlan(plan: ShownPlan | null): void;
  /** Other open plans, drawn behind it. */
  setOthers(others: readonly OtherPlan[]): void;
  /** A check that was asked for by the window itself: it stands in until the engine's own of the same plan. */
  setTrial(check: CheckResult | null): void;
  /** A cascade what-if over the map; null takes it away. */
  setCascade(cascade: CascadeMarks | null): void;
  hoverZone(id: string | null): void;
  /** The span of history on screen, Unix ms. */
  visibleRange(): TimeRange;
  /** Calls back after the span changed; returns a function that stops it. */
  onVisibleRange(callback: (range: TimeRange) => void): () => void;
  /** Back to now, at the look's zoom, with the recent prices in the middle. */
  fit(): void;
  /** The last `spanMs` before now, or with Infinity all of history, with all its prices. */
  lookBack(spanMs: number): void;
  /** What it looks at, to look at it again another time; null while there is nothing. */
  range(): ChartRange | null;
  /** Shows where a linked chart's crosshair stands; null hides it. */
  showLinked(at: PaperPoint | null): void;
  /** What a cell holds by leverage band, for the card that reads it out. */
  showBands(bands: CellBands | null): void;
  /** Frees the view from now, or follows now again. */
  setFree(free: boolean): void;
  destroy(): void;
  stats(): ChartStats;
}

export const NO_RANGE: TimeRange = { fromMs: 0, toMs: 0, columnMs: 0, cells: 1, follow: true };

export const NO_STATS: ChartStats = {
  frames: 0,
  scriptMs: 0,
  worstScriptMs: 0,
  lastUploadBytes: 0,
  uploadBytes: 0,
  gpuBytes: 0,
};

/** The chart of a computer without WebGL: it takes everything and shows nothing. */
export const NO_CHART: Chart = {
  changed() {},
  setView() {},
  setPlan() {},
  setOthers() {},
  setTrial() {},
  setCascade() {},
  hoverZone() {},
  visibleRange: () => NO_RANGE,
  onVisibleRange: () => () => {},
  fit() {},
  lookBack() {},
  setFree() {},
  range: () => null,
  showLinked() {},
  showBands() {},
  destroy() {},
  stats: () => NO_STATS,
};
