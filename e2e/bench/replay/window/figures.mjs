// Small sums over measured times.

export const rounded = (/** @type {number} */ value, places = 1) => Number(value.toFixed(places));

/** @param {readonly number[]} values ms @param {number} share */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return rounded(sorted[Math.floor(share * (sorted.length - 1))]);
}

/** @param {readonly number[]} values ms */
export const spread = (values) => ({
  n: values.length,
  p50: quantile(values, 0.5),
  p95: quantile(values, 0.95),
  max: quantile(values, 1),
  unit: 'ms',
});

/**
 * Things a second, and the longest wait from one to the next, ms.
 * @param {readonly number[]} times ms, rising
 */
export function rate(times) {
  if (times.length < 2) return { perS: 0, longestWaitMs: null };
  const waits = times.slice(1).map((ms, i) => ms - times[i]);
  return {
    perS: rounded(((times.length - 1) * 1000) / (times[times.length - 1] - times[0])),
    p95WaitMs: quantile(waits, 0.95),
    longestWaitMs: quantile(waits, 1),
  };
}
