// Scores one map on one side: what its swept USD adds to the base, to price geometry, and in dollars.
import { type Days, intervalOf, pointOf, type Statistic } from './bootstrap';
import { aucOfTop5, spearman } from './ranks';
import type { SideTable, Target } from './side-table';
import { testErrors } from './side-table';
import { d2Of, gainOf, r2Of } from './statistics';
import { fitScaleAndFloor, tweedieDeviance } from './tweedie';

/** R2 of the test half without and with the map. */
export interface Gain {
  readonly base: number;
  readonly model: number;
  readonly gain: number;
}

/** A figure with its 95 % interval; null without a bootstrap. */
export interface GainRange {
  readonly gain: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** What MODEL.md calls LOG, LOG10k, over geometry, USD D2 and AUC5, of the test half. */
export interface SideScore {
  readonly spearman: number;
  readonly log: Gain;
  readonly log10k: Gain;
  readonly overGeometry: GainRange;
  readonly usdD2: number;
  readonly usdD2Low: number | null;
  readonly usdD2High: number | null;
  readonly auc5: number | null;
  /** Expected USD = scale x swept + floor, fitted on the first half; null where there is no map. */
  readonly scale: number | null;
  /** USD a bucket. */
  readonly floor: number | null;
}

/** The figures that are compared between maps, as functions of the days' weights. */
export interface SideStatistics {
  readonly log: Statistic;
  readonly log10k: Statistic;
  readonly overGeometry: Statistic;
  readonly usdD2: Statistic;
}

export interface ScoredSide {
  readonly score: SideScore;
  readonly statistics: SideStatistics;
}

/** Mass at which the map's feature turns from linear to logarithmic: about 1/2 of the target's offset over .02. */
const LOG_MASS = 3e5;
const LOG10K_MASS = 3e6;

/** The map's regressor for `log10k` and over geometry: ln(1 + mass / 3e6). */
export function massFeature(mass: number): number {
  return Math.log(1 + mass / LOG10K_MASS);
}

/** Scores what a map swept in each bucket, USD of open notional. */
export function scoreMass(table: SideTable, mass: Float64Array): ScoredSide {
  const { half, realised, base, geometry, log, log10k } = table;
  const log1 = testErrors(
    base.map((row, i) => [...row, Math.log(1 + mass[i] / LOG_MASS)]),
    log.values,
    half,
  );
  const withMass = (rows: typeof base): number[][] => rows.map((row, i) => [...row, massFeature(mass[i])]);
  const log10 = testErrors(withMass(base), log10k.values, half);
  const over = testErrors(withMass(geometry), log10k.values, half);
  const fitted = fitScaleAndFloor(mass.subarray(0, half), realised.subarray(0, half));
  const expected = mass.subarray(half).map((swept) => fitted.scale * swept + fitted.floor);
  return assemble(table, log1, log10, over, expected, mass.subarray(half), fitted);
}

/** Puts a side's score together from errors on the test rows, expected USD there, and what ranks them. */
export function assemble(
  table: SideTable,
  logErrors: Float64Array,
  log10kErrors: Float64Array,
  overErrors: Float64Array,
  expected: Float64Array,
  ranking: Float64Array,
  fitted: { readonly scale: number | null; readonly floor: number | null },
): ScoredSide {
  const { half, realised, days, log, log10k } = table;
  const tested = realised.subarray(half);
  const deviances = expected.map((usd, row) => tweedieDeviance(tested[row], usd));
  const statistics: SideStatistics = {
    log: gainOf(days, (row) => log.values[half + row], log.baseErrors, logErrors),
    log10k: gainOf(days, (row) => log10k.values[half + row], log10k.baseErrors, log10kErrors),
    overGeometry: gainOf(days, (row) => log10k.values[half + row], log10k.geometryErrors, overErrors),
    usdD2: d2Of(days, (row) => tested[row], deviances),
  };
  const d2 = intervalOf(days, statistics.usdD2);
  return {
    statistics,
    score: {
      spearman: spearman(ranking, tested),
      log: gainParts(table, log, logErrors),
      log10k: gainParts(table, log10k, log10kErrors),
      overGeometry: rangeOf(days, statistics.overGeometry),
      usdD2: pointOf(days, statistics.usdD2),
      usdD2Low: d2.low,
      usdD2High: d2.high,
      auc5: aucOfTop5(ranking, tested),
      scale: fitted.scale,
      floor: fitted.floor,
    },
  };
}

function gainParts({ days, half }: SideTable, target: Target, errors: Float64Array): Gain {
  const value = (row: number): number => target.values[half + row];
  const base = pointOf(days, r2Of(days, value, target.baseErrors));
  const model = pointOf(days, r2Of(days, value, errors));
  return { base, model, gain: model - base };
}

export function rangeOf(days: Days, statistic: Statistic): GainRange {
  return { gain: pointOf(days, statistic), ...intervalOf(days, statistic) };
}
