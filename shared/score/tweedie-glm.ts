// A log-linear model of USD: what price geometry alone, with fitted covariates, can say about the size of an hour.
import { leastSquares, predict } from './least-squares';
import { tweedieDeviance } from './tweedie';

const STEPS = 100;
const SETTLED = 1e-10;
/** Keeps exp() finite for a row far outside the ones that were fitted. */
const HIGHEST_LOG = 40;

export function expectedUsd(row: readonly number[], coefficients: readonly number[]): number {
  return Math.exp(Math.max(-HIGHEST_LOG, Math.min(HIGHEST_LOG, predict(row, coefficients))));
}

/**
 * Coefficients of expected = exp(row x coefficients) with least Tweedie(1.5) deviance: iteratively re-weighted least
 * squares (McCullagh and Nelder 1989, 2.5), each step halved until it improves. Rows start with a 1.
 */
export function fitTweedieGlm(rows: readonly (readonly number[])[], realised: ArrayLike<number>): number[] {
  let sum = 0;
  for (let i = 0; i < rows.length; i++) sum += realised[i];
  let coefficients = rows[0].map((_, j) => (j === 0 ? Math.log(Math.max(sum / rows.length, 1e-6)) : 0));
  let best = devianceOf(rows, realised, coefficients);
  for (let step = 0; step < STEPS; step++) {
    const next = reweighted(rows, realised, coefficients);
    let share = 1;
    let tried = next;
    let deviance = devianceOf(rows, realised, tried);
    while (!(deviance <= best) && share > 1e-6) {
      share /= 2;
      const from = coefficients;
      const part = share;
      tried = next.map((value, j) => from[j] + (value - from[j]) * part);
      deviance = devianceOf(rows, realised, tried);
    }
    if (!(deviance < best)) return coefficients;
    const gained = best - deviance;
    coefficients = tried;
    best = deviance;
    if (gained < SETTLED * Math.abs(best)) return coefficients;
  }
  return coefficients;
}

/** One step: least squares on the linearised target, rows weighted by the root of the expected amount. */
function reweighted(
  rows: readonly (readonly number[])[],
  realised: ArrayLike<number>,
  coefficients: readonly number[],
): number[] {
  const scaled: number[][] = [];
  const target: number[] = [];
  rows.forEach((row, i) => {
    const m = expectedUsd(row, coefficients);
    // Weight of log link and variance m^1.5 is m^0.5; least squares wants its root.
    const root = Math.sqrt(Math.sqrt(m));
    scaled.push(row.map((value) => value * root));
    target.push((Math.log(m) + (realised[i] - m) / m) * root);
  });
  return leastSquares(scaled, target);
}

function devianceOf(
  rows: readonly (readonly number[])[],
  realised: ArrayLike<number>,
  coefficients: readonly number[],
): number {
  let sum = 0;
  rows.forEach((row, i) => {
    sum += tweedieDeviance(realised[i], expectedUsd(row, coefficients));
  });
  return sum;
}
