// Nine features of the price path alone: the honest opponent of a map, which knows the same path.
import type { Side } from '../model/side';
import type { Bars } from './bars';
import type { Bucket } from './buckets';
import { highestBefore } from './rolling';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Price beyond the extreme of so much time before: the last 1, 6, 12 and 48 candles of 5 minutes. */
const EXTREME_MS = [5, 30, 60, 240].map((minutes) => minutes * MINUTE_MS);
/** Draw-down or run-up from the extreme of so much time before. */
const RUN_MS = [1, 3, 6, 12, 24].map((hours) => hours * HOUR_MS);

/** Keeps the logarithm of a feature that is 0 finite. */
const LEAST = 1e-5;

/**
 * The features of each bucket for one side, as ln(1e-5 + x) (MODEL.md, "Geometry"). x of the first four: by how much
 * each bar goes beyond the extreme (lows for longs, highs for shorts) of the time before it, over its close, summed
 * over the bucket. Of the last five: how far each bar goes from the opposite extreme of the time before it, over
 * that extreme, the most in the bucket. A bar with nothing known before it adds 0.
 */
export function geometryRows(bars: Bars, buckets: readonly Bucket[], side: Side): number[][] {
  // Seen upside down, a rise is a fall: shorts are longs with prices negated.
  const sign = side === 'long' ? 1 : -1;
  const reach = (side === 'long' ? bars.low : bars.high).map((ticks) => -sign * ticks);
  const far = (side === 'long' ? bars.high : bars.low).map((ticks) => sign * ticks);
  const beyond = EXTREME_MS.map((ms) => {
    const extreme = highestBefore(reach, bars.openMs, ms);
    return extreme.map((value, i) => (reach[i] > value ? (reach[i] - value) / bars.close[i] : 0));
  });
  const runs = RUN_MS.map((ms) => {
    const extreme = highestBefore(far, bars.openMs, ms);
    return extreme.map((value, i) => (value + reach[i]) / Math.abs(value));
  });
  return buckets.map(({ from, to }) => [
    ...beyond.map((values) => Math.log(LEAST + sumOf(values, from, to))),
    ...runs.map((values) => Math.log(LEAST + mostOf(values, from, to))),
  ]);
}

function sumOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i];
  return sum;
}

/** At least 0. */
function mostOf(values: Float64Array, from: number, to: number): number {
  let most = 0;
  for (let i = from; i < to; i++) if (values[i] > most) most = values[i];
  return most;
}
