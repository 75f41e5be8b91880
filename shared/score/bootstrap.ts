// Daily block bootstrap: how far a figure could be elsewhere, had other days of the same kind been drawn.
import { drawsOf } from './random';

/** A figure of the test half when each of its days counts as often as `weights` says. */
export type Statistic = (weights: ArrayLike<number>) => number;

/** Null where there was no bootstrap, or too few days for one. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

/** The days of the test half and the resamples of them; every figure uses the same ones, so figures stay paired. */
export interface Days {
  /** Number of different days, and the day of each test row (from 0). */
  readonly count: number;
  readonly of: Int32Array;
  readonly once: Float64Array;
  /** How often each day was drawn, one array a resample. */
  readonly resamples: readonly Float64Array[];
}

const DAY_MS = 86_400_000;
const SEED = 20_251_208;
const LEAST_DAYS = 5;

/** Blocks are UTC days: hours of one day resemble each other, days much less. */
export function daysOf(startMs: readonly number[], resamples: number): Days {
  const numbers = new Map<number, number>();
  const of = Int32Array.from(startMs, (ms) => {
    const day = Math.floor(ms / DAY_MS);
    const known = numbers.get(day) ?? numbers.size;
    numbers.set(day, known);
    return known;
  });
  const count = numbers.size;
  const draw = drawsOf(SEED);
  const drawn = count < LEAST_DAYS ? 0 : resamples;
  return {
    count,
    of,
    once: new Float64Array(count).fill(1),
    resamples: Array.from({ length: drawn }, () => {
      const weights = new Float64Array(count);
      for (let i = 0; i < count; i++) weights[draw(count)]++;
      return weights;
    }),
  };
}

/** Sums of one value a test row, day by day. */
export function sumByDay(days: Days, value: (row: number) => number): Float64Array {
  const sums = new Float64Array(days.count);
  for (let i = 0; i < days.of.length; i++) sums[days.of[i]] += value(i);
  return sums;
}

export function weighted(weights: ArrayLike<number>, sums: Float64Array): number {
  let total = 0;
  for (let d = 0; d < sums.length; d++) total += weights[d] * sums[d];
  return total;
}

export function pointOf(days: Days, statistic: Statistic): number {
  return statistic(days.once);
}

/** The middle 95 % of the statistic over the resamples, fits kept as they are. */
export function intervalOf(days: Days, statistic: Statistic): Interval {
  if (days.resamples.length === 0) return { low: null, high: null };
  const values = days.resamples.map(statistic).sort((a, b) => a - b);
  return { low: quantile(values, 0.025), high: quantile(values, 0.975) };
}

/** Between the two neighbours, of sorted values. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}
