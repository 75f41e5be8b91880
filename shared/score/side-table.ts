// One side's rows, ready to be regressed: targets, features, and the fits that every map is compared with.
import type { Side } from '../model/side';
import type { Bars } from './bars';
import { type BaseFeatures, baseFeatures, baseRow } from './base-features';
import { type Days, daysOf } from './bootstrap';
import type { Bucket } from './buckets';
import { geometryRows } from './geometry';
import { leastSquares, predict } from './least-squares';

/** A target over all rows, and the squared errors that the features without a map leave on the test rows. */
export interface Target {
  readonly values: number[];
  readonly baseErrors: Float64Array;
  readonly geometryErrors: Float64Array;
}

export interface SideTable {
  readonly side: Side;
  /** USD realised, a row; rows below `half` are fitted on, the others tested. */
  readonly realised: Float64Array;
  readonly half: number;
  readonly days: Days;
  readonly features: readonly BaseFeatures[];
  /** Regressors: the base, and the base with the nine price features. */
  readonly base: readonly (readonly number[])[];
  readonly geometry: readonly (readonly number[])[];
  /** ln(1 + USD) and ln(10,000 + USD). */
  readonly log: Target;
  readonly log10k: Target;
}

export interface Table {
  readonly buckets: readonly Bucket[];
  readonly days: Days;
  readonly sides: Readonly<Record<Side, SideTable>>;
}

export function tableOf(
  bars: Bars,
  buckets: readonly Bucket[],
  hasVolume: boolean,
  resamples: number,
): Table {
  const half = Math.floor(buckets.length / 2);
  const days = daysOf(
    buckets.slice(half).map((bucket) => bucket.startMs),
    resamples,
  );
  const side = (name: Side): SideTable => sideTable(bars, buckets, name, hasVolume, half, days);
  return { buckets, days, sides: { long: side('long'), short: side('short') } };
}

function sideTable(
  bars: Bars,
  buckets: readonly Bucket[],
  side: Side,
  hasVolume: boolean,
  half: number,
  days: Days,
): SideTable {
  const realised = Float64Array.from(buckets, (bucket) =>
    side === 'long' ? bucket.longUsd : bucket.shortUsd,
  );
  const features = buckets.map((bucket) => {
    const known = baseFeatures(bars, bucket, side);
    return hasVolume ? known : { ...known, volumeUsd: null };
  });
  const base = features.map(baseRow);
  const price = geometryRows(bars, buckets, side);
  const geometry = base.map((row, i) => [...row, ...price[i]]);
  const target = (offset: number): Target => {
    const values = Array.from(realised, (usd) => Math.log(offset + usd));
    return {
      values,
      baseErrors: testErrors(base, values, half),
      geometryErrors: testErrors(geometry, values, half),
    };
  };
  return {
    side,
    realised,
    half,
    days,
    features,
    base,
    geometry,
    log: target(1),
    log10k: target(10_000),
  };
}

/** Squared errors on rows from `half` on, of a least-squares fit to the rows before it. */
export function testErrors(
  rows: readonly (readonly number[])[],
  target: readonly number[],
  half: number,
): Float64Array {
  const coefficients = leastSquares(rows.slice(0, half), target.slice(0, half));
  return Float64Array.from({ length: rows.length - half }, (_, i) => {
    const error = target[half + i] - predict(rows[half + i], coefficients);
    return error * error;
  });
}
