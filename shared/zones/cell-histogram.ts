// How many cells hold how much: counts by logarithmic bucket, kept an hour each over a sliding window.
import { type HeatScale, SCALE_PERCENTILES } from '../model/heat-scale';

/** Buckets an octave: a 32nd of an octave is 2.2 %, and percentiles are interpolated inside a bucket. */
const PER_OCTAVE_BITS = 5;
const SHIFT = 23 - PER_OCTAVE_BITS;
const FIRST = 127 << PER_OCTAVE_BITS;
const OCTAVES = 40;
export const BUCKETS = OCTAVES << PER_OCTAVE_BITS;

const f32 = new Float32Array(1);
const u32 = new Uint32Array(f32.buffer);

/** Cells under this many USD count as empty. */
export const EMPTY_USD = 1;

/**
 * Bucket of a value from 1 USD to 2^40 USD, by the leading bits of its float: a logarithm that is the same on
 * every machine, unlike Math.log.
 */
export function bucketOf(usd: number): number {
  f32[0] = usd;
  const bucket = (u32[0] >>> SHIFT) - FIRST;
  return bucket < 0 ? 0 : bucket >= BUCKETS ? BUCKETS - 1 : bucket;
}

/** Least value of a bucket, USD. */
export function bucketFloor(bucket: number): number {
  u32[0] = (bucket + FIRST) << SHIFT;
  return f32[0];
}

/** One look at the map: how many non-empty cells of both sides fell in each bucket. */
export interface HistogramSample {
  readonly ms: number;
  readonly counts: Uint16Array;
}

/** Samples of the window, oldest first, and their sum. */
export interface HistogramWindow {
  readonly samples: HistogramSample[];
  readonly total: Uint32Array;
}

export function createWindow(): HistogramWindow {
  return { samples: [], total: new Uint32Array(BUCKETS) };
}

export function countCells(counts: Uint16Array, cells: Float64Array): void {
  for (let i = 0; i < cells.length; i++) if (cells[i] >= EMPTY_USD) counts[bucketOf(cells[i])]++;
}

/** Adds a sample and drops those at or before `keepAfterMs`. */
export function addSample(window: HistogramWindow, sample: HistogramSample, keepAfterMs: number): void {
  window.samples.push(sample);
  for (let i = 0; i < BUCKETS; i++) window.total[i] += sample.counts[i];
  let old = 0;
  while (old < window.samples.length && window.samples[old].ms <= keepAfterMs) {
    const counts = window.samples[old].counts;
    for (let i = 0; i < BUCKETS; i++) window.total[i] -= counts[i];
    old++;
  }
  if (old > 0) window.samples.splice(0, old);
}

/** Number of non-empty cells in the window. */
export function windowCells(window: HistogramWindow): number {
  let sum = 0;
  for (let i = 0; i < BUCKETS; i++) sum += window.total[i];
  return sum;
}

/** USD of one cell at a percentile (0..1) of the window's non-empty cells; null when there are none. */
export function windowUsdAt(window: HistogramWindow, percentile: number): number | null {
  const rank = percentile * windowCells(window);
  if (rank === 0 && percentile > 0) return null;
  let below = 0;
  let last = 0;
  for (let i = 0; i < BUCKETS; i++) {
    const count = window.total[i];
    if (count === 0) continue;
    last = i;
    if (below + count >= rank) {
      const floor = bucketFloor(i);
      return floor + ((rank - below) / count) * (bucketFloor(i + 1) - floor);
    }
    below += count;
  }
  return bucketFloor(last + 1);
}

/** Percentile (0..1) of `usd` in one cell among the window's non-empty cells; null when there are none. */
export function windowPercentileOf(window: HistogramWindow, usd: number): number | null {
  const cells = windowCells(window);
  if (cells === 0) return null;
  if (usd < EMPTY_USD) return 0;
  const bucket = bucketOf(usd);
  let below = 0;
  for (let i = 0; i < bucket; i++) below += window.total[i];
  const floor = bucketFloor(bucket);
  const share = Math.min(1, (usd - floor) / (bucketFloor(bucket + 1) - floor));
  return (below + share * window.total[bucket]) / cells;
}

/** The window as a scale that holds from `sinceMs`; null while the window is empty. */
export function windowScale(window: HistogramWindow, sinceMs: number, cell: number): HeatScale | null {
  const cells = windowCells(window);
  if (cells === 0) return null;
  return {
    sinceMs,
    windowFromMs: window.samples[0].ms,
    windowToMs: window.samples[window.samples.length - 1].ms,
    cell,
    cells,
    usd: SCALE_PERCENTILES.map((p) => windowUsdAt(window, p) ?? 0),
  };
}
