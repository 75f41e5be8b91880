// The legend's axis: percentiles at equal widths between fixed marks, and which tick labels have room.
import type { HeatScale } from '../../shared/model/heat-scale';
import { usdAt } from '../../shared/model/heat-scale';
import { formatPercentile, formatUsd } from '../../shared/util/format';

/** Marks (percentiles 0..1) at equal distances; the default threshold is one of them. */
export const MARKS: readonly number[] = [0.5, 0.65, 0.8, 0.9, 0.95, 0.99, 1];
const SEGMENTS = MARKS.length - 1;

/** Place on the axis (0..1) of a percentile. */
export function axisOf(percentile: number): number {
  if (percentile <= MARKS[0]) return 0;
  for (let i = 0; i < SEGMENTS; i++) {
    if (percentile <= MARKS[i + 1])
      return (i + (percentile - MARKS[i]) / (MARKS[i + 1] - MARKS[i])) / SEGMENTS;
  }
  return 1;
}

/** Percentile at a place on the axis. */
export function percentileAt(axis: number): number {
  const at = Math.min(Math.max(axis, 0), 1) * SEGMENTS;
  const i = Math.min(Math.floor(at), SEGMENTS - 1);
  return MARKS[i] + (at - i) * (MARKS[i + 1] - MARKS[i]);
}

export interface Tick {
  readonly percentile: number;
  /** Empty for the largest value, which needs no percentile. */
  readonly name: string;
  /** One amount, or each side's own in the order of the scales. */
  readonly usd: readonly string[];
  /** Middle of the label, px of the axis: under its place, or as near as it has room. */
  readonly x: number;
}

/** USD in one display cell at a percentile of the scale. */
export function cellUsd(scale: HeatScale, percentile: number, displayCell: number): number {
  return (usdAt(scale, percentile) * displayCell) / scale.cell;
}

/** From 10M on without a decimal: ticks are to be read at a glance, `$35M`. */
function tickUsd(usd: number): string {
  return usd < 10e6 ? formatUsd(usd) : formatUsd(Math.round(usd / 1e6) * 1e6).replace('.0M', 'M');
}

/** Nothing to the left of the axis, where the scale's date is; to the right so far, px, as the header goes on in any window. */
const ROOM = { left: -2, right: 22 } as const;
/** Least px between two labels. */
const GAP = 6;

/**
 * The tick labels that fit `width` px: the threshold's and the largest value's always, then the others from the top as
 * far as they keep their distance. `scales` is the common one, or each side's own: then a percentile is two amounts.
 * `measure` gives a label's width, px.
 */
export function legendTicks(
  scales: readonly HeatScale[],
  displayCell: number,
  threshold: number,
  width: number,
  measure: (tick: Pick<Tick, 'name' | 'usd'>) => number,
): readonly Tick[] {
  const others = [0.95, 0.99, 0.9, 0.8].filter((p) => p > threshold);
  const kept: { readonly tick: Tick; readonly half: number }[] = [];
  for (const percentile of [threshold, 1, ...others]) {
    const name = percentile === 1 ? '' : formatPercentile(percentile);
    const usd = scales.map((scale) => tickUsd(cellUsd(scale, percentile, displayCell)));
    const half = measure({ name, usd }) / 2;
    const most = width + ROOM.right - half;
    const x = Math.max(half - ROOM.left, Math.min(axisOf(percentile) * width, most));
    if (kept.some((other) => Math.abs(other.tick.x - x) < other.half + half + GAP)) continue;
    kept.push({ tick: { percentile, name, usd, x }, half });
  }
  return kept.map(({ tick }) => tick).sort((a, b) => a.x - b.x);
}
