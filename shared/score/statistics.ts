// The figures of the test half as functions of its days' weights, so that the bootstrap can ask them again.
import { type Days, type Statistic, sumByDay, weighted } from './bootstrap';

/** Share of the target's variance that errors leave explained: 1 - squared errors / squared distances from the mean. */
export function r2Of(days: Days, target: (row: number) => number, errors: Float64Array): Statistic {
  return ratioOfVariance(
    days,
    target,
    sumByDay(days, (row) => errors[row]),
    1,
  );
}

/** What better errors add to R2. */
export function gainOf(
  days: Days,
  target: (row: number) => number,
  worse: Float64Array,
  better: Float64Array,
): Statistic {
  return ratioOfVariance(
    days,
    target,
    sumByDay(days, (row) => better[row] - worse[row]),
    0,
  );
}

function ratioOfVariance(
  days: Days,
  target: (row: number) => number,
  errors: Float64Array,
  from: number,
): Statistic {
  const rows = sumByDay(days, () => 1);
  // Around the mean, so that the two terms of the variance do not cancel each other's digits.
  const middle = weighted(days.once, sumByDay(days, target)) / weighted(days.once, rows);
  const sums = sumByDay(days, (row) => target(row) - middle);
  const squares = sumByDay(days, (row) => (target(row) - middle) ** 2);
  return (weights) => {
    const sum = weighted(weights, sums);
    const spread = weighted(weights, squares) - (sum * sum) / weighted(weights, rows);
    return spread > 0 ? from - weighted(weights, errors) / spread : 0;
  };
}

/**
 * Share of the Tweedie(1.5) deviance explained: 1 - deviance of the expected amounts / deviance of one mean for all
 * test rows. That of the mean needs only sums: with m the mean of n amounts, 8 (n sqrt(m) - sum of sqrt(y)).
 */
export function d2Of(days: Days, realised: (row: number) => number, deviances: Float64Array): Statistic {
  const rows = sumByDay(days, () => 1);
  const sums = sumByDay(days, realised);
  const roots = sumByDay(days, (row) => Math.sqrt(realised(row)));
  const left = sumByDay(days, (row) => deviances[row]);
  return (weights) => {
    const n = weighted(weights, rows);
    const ofMean = 8 * (n * Math.sqrt(weighted(weights, sums) / n) - weighted(weights, roots));
    return ofMean > 0 ? 1 - weighted(weights, left) / ofMean : 0;
  };
}

/** One figure over another, resample by resample. */
export function minus(a: Statistic, b: Statistic): Statistic {
  return (weights) => a(weights) - b(weights);
}

export function meanOf(a: Statistic, b: Statistic): Statistic {
  return (weights) => (a(weights) + b(weights)) / 2;
}
