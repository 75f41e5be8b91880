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
  readonly usd: string;
  /** Place on the axis (0..1). */
  readonly at: number;
}

/** USD in one display cell at a percentile of the scale. */
export function cellUsd(scale: HeatScale, percentile: number, displayCell: number): number {
  return (usdAt(scale, percentile) * displayCell) / scale.cell;
}

/** From 10M on without a decimal: ticks are to be read at a glance, `$35M`. */
function tickUsd(usd: number): string {
  return usd < 10e6 ? formatUsd(usd) : formatUsd(Math.round(usd / 1e6) * 1e6).replace('.0M', 'M');
}

function tickAt(percentile: number, scale: HeatScale, displayCell: number, amounts: boolean): Tick {
  const name = percentile === 1 ? (amounts ? '' : 'max') : formatPercentile(percentile);
  return {
    percentile,
    name,
    usd: amounts ? tickUsd(cellUsd(scale, percentile, displayCell)) : '',
    at: axisOf(percentile),
  };
}

const overlap = (a: Tick, b: Tick, width: number, gap: number, measure: (tick: Tick) => number): boolean =>
  Math.abs(a.at - b.at) * width < (measure(a) + measure(b)) / 2 + gap;

/**
 * The tick labels that fit `width` px, with their USD unless `amounts` is false: the threshold's and the largest value's always, then the others from
 * the top as far as they keep their distance.
 */
export function legendTicks(
  scale: HeatScale,
  displayCell: number,
  threshold: number,
  width: number,
  measure: (tick: Tick) => number,
  amounts = true,
): readonly Tick[] {
  const others = [0.95, 0.99, 0.9, 0.8].filter((p) => p > threshold);
  const kept: Tick[] = [];
  for (const percentile of [threshold, 1, ...others]) {
    const tick = tickAt(percentile, scale, displayCell, amounts);
    if (!kept.some((other) => overlap(tick, other, width, 6, measure))) kept.push(tick);
  }
  return kept.sort((a, b) => a.at - b.at);
}
