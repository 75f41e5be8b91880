// The whole score against bucketed truth: the model, its baselines, its controls, its bands.
import { SIDES, type Side } from '../model/side';
import { AGE_EDGES_HOURS, type Bands, DISTANCE_EDGES, scoreBands, type SweptBands } from './bands';
import { intervalOf, pointOf, type Statistic } from './bootstrap';
import type { Bucket } from './buckets';
import type { Swept } from './fold-lanes';
import { scoreGeometry } from './score-geometry';
import { type GainRange, rangeOf, type ScoredSide, scoreMass, type SideScore } from './score-map';
import type { Table } from './side-table';
import { meanOf, minus } from './statistics';
import type { MapBaseline } from './variants';

/** A figure of the model less the same figure of the baseline, over the same resamples. */
export interface Difference {
  readonly difference: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ModelMinus {
  readonly usdD2: Difference;
  readonly log10k: Difference;
  readonly overGeometry: Difference;
}

/** The mean of the two sides. */
export interface MeanScore {
  readonly log: GainRange;
  readonly log10k: GainRange;
  readonly overGeometry: GainRange;
  readonly usdD2: number;
  readonly usdD2Low: number | null;
  readonly usdD2High: number | null;
  readonly auc5: number | null;
}

export interface MapScore {
  readonly long: SideScore;
  readonly short: SideScore;
  readonly mean: MeanScore;
}

export interface BaselineScore {
  readonly long: SideScore & { readonly modelMinus: ModelMinus };
  readonly short: SideScore & { readonly modelMinus: ModelMinus };
  readonly mean: MeanScore & { readonly modelMinus: ModelMinus };
}

export const CONTROLS = ['swapped', 'delayed1h', 'yesterday', 'shuffled'] as const;
export type Control = (typeof CONTROLS)[number];

export interface BucketScore {
  readonly sides: Readonly<Record<Side, SideScore>>;
  readonly mean: MeanScore;
  readonly baselines: Readonly<Record<MapBaseline | 'geometry', BaselineScore>>;
  readonly controls: Readonly<Record<Control, MapScore>>;
  readonly bands: Bands;
}

/** What the model, its baselines and its controls swept, bar by bar. */
export interface Folds {
  readonly model: Swept;
  readonly baselines: Readonly<Record<MapBaseline, Swept>>;
  readonly controls: Readonly<Record<Exclude<Control, 'swapped'>, Swept>>;
  readonly distances: SweptBands;
  readonly ages: SweptBands;
}

type Scored = Readonly<Record<Side, ScoredSide>>;

/** Adds up what each bar swept over the buckets. */
export function massOf(buckets: readonly Bucket[], swept: Float64Array): Float64Array {
  return Float64Array.from(buckets, ({ from, to }) => {
    let sum = 0;
    for (let i = from; i < to; i++) sum += swept[i];
    return sum;
  });
}

export function scoreBuckets(table: Table, folds: Folds): BucketScore {
  const { buckets, sides } = table;
  const scored = ({ long, short }: Swept): Scored => ({
    long: scoreMass(sides.long, massOf(buckets, long)),
    short: scoreMass(sides.short, massOf(buckets, short)),
  });
  const model = scored(folds.model);
  const baseline = (name: MapBaseline): BaselineScore => against(table, model, scored(folds.baselines[name]));
  const control = (swept: Swept): MapScore => mapScore(table, scored(swept));
  const ofBuckets = (list: readonly Float64Array[]): Float64Array[] =>
    list.map((swept) => massOf(buckets, swept));
  const bandsOf = (edges: readonly number[], swept: SweptBands) =>
    scoreBands(edges, sides, { long: ofBuckets(swept.long), short: ofBuckets(swept.short) });
  return {
    sides: { long: model.long.score, short: model.short.score },
    mean: meanScore(table, model),
    baselines: {
      constant: baseline('constant'),
      constantUnaged: baseline('constantUnaged'),
      volumeOnly: baseline('volumeOnly'),
      ladder: baseline('ladder'),
      naive: baseline('naive'),
      geometry: against(table, model, {
        long: scoreGeometry(sides.long),
        short: scoreGeometry(sides.short),
      }),
    },
    controls: {
      swapped: control({ long: folds.model.short, short: folds.model.long }),
      delayed1h: control(folds.controls.delayed1h),
      yesterday: control(folds.controls.yesterday),
      shuffled: control(folds.controls.shuffled),
    },
    bands: {
      distance: bandsOf(DISTANCE_EDGES, folds.distances),
      age: bandsOf(AGE_EDGES_HOURS, folds.ages),
    },
  };
}

function mapScore(table: Table, { long, short }: Scored): MapScore {
  return { long: long.score, short: short.score, mean: meanScore(table, { long, short }) };
}

function meanScore({ days }: Table, { long, short }: Scored): MeanScore {
  const both = (figure: keyof ScoredSide['statistics']): Statistic =>
    meanOf(long.statistics[figure], short.statistics[figure]);
  const d2 = both('usdD2');
  const { low, high } = intervalOf(days, d2);
  const auc = SIDES.map((side) => (side === 'long' ? long : short).score.auc5);
  return {
    log: rangeOf(days, both('log')),
    log10k: rangeOf(days, both('log10k')),
    overGeometry: rangeOf(days, both('overGeometry')),
    usdD2: pointOf(days, d2),
    usdD2Low: low,
    usdD2High: high,
    auc5: auc[0] === null || auc[1] === null ? null : (auc[0] + auc[1]) / 2,
  };
}

function against(table: Table, model: Scored, baseline: Scored): BaselineScore {
  const { days } = table;
  const difference = (statistic: Statistic): Difference => ({
    difference: pointOf(days, statistic),
    ...intervalOf(days, statistic),
  });
  const modelMinus = (of: (figure: keyof ModelMinus) => Statistic): ModelMinus => ({
    usdD2: difference(of('usdD2')),
    log10k: difference(of('log10k')),
    overGeometry: difference(of('overGeometry')),
  });
  const one = (side: Side, figure: keyof ModelMinus): Statistic =>
    minus(model[side].statistics[figure], baseline[side].statistics[figure]);
  return {
    long: { ...baseline.long.score, modelMinus: modelMinus((figure) => one('long', figure)) },
    short: { ...baseline.short.score, modelMinus: modelMinus((figure) => one('short', figure)) },
    mean: {
      ...meanScore(table, baseline),
      modelMinus: modelMinus((figure) => meanOf(one('long', figure), one('short', figure))),
    },
  };
}
