// Scores a session's map against what was liquidated: folds the model and its baselines, then compares.
import type { Event } from '../model/event';
import type { ModelName, ModelSettings } from '../model/settings';
import { InputError } from '../util/input-error';
import { type Bars, barsOf } from './bars';
import { DROP_REASONS, DROPPED_WORDS, type DroppedBuckets, type Paired, pairBuckets } from './buckets';
import { chooseTruth, watchOf } from './choose-truth';
import { type DumpRow, dumpRows } from './dump';
import type { Folded, Swept } from './fold-lanes';
import { type BucketScore, massOf, scoreBuckets } from './score-buckets';
import { type PrintScore, scorePrints } from './score-prints';
import { foldSessionOnce, type SessionFolds } from './session-folds';
import { type Table, tableOf } from './side-table';
import type { BucketTruth, PrintTruth, Truth } from './truth';

export interface ScoreInput {
  /** The session's events in order; may be asked for more than once. */
  readonly events: () => Iterable<Event>;
  readonly settings: ModelSettings;
  /** Null: the session's own liquidations. */
  readonly truth: Truth | null;
  /** Only buckets and prints within; Unix ms, null for no limit. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** Resamples of the bootstrap; 0 for none, and then every interval is null. */
  readonly resamples: number;
}

export interface SessionScore {
  readonly model: ModelName;
  /** From the first to the end of the last thing that was scored, Unix ms. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Null when the truth holds prints alone. */
  readonly buckets: ScoredBuckets | null;
  /** Null when the truth holds buckets alone. */
  readonly prints: PrintScore | null;
  readonly dropped: Partial<DroppedBuckets>;
  /** Features that the session does not know: no model has them. */
  readonly leftOut: readonly string[];
  readonly rows: readonly DumpRow[];
}

export interface ScoredBuckets extends BucketScore {
  /** Buckets scored; the first `fitted` of them were fitted on. */
  readonly n: number;
  readonly fitted: number;
  readonly bucketMs: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** With fewer buckets there are not two to fit each coefficient on. */
export const LEAST_BUCKETS = 64;

/**
 * Scores the map of a session's first instrument (MODEL.md, "Scores"): the first half of the buckets fits, the second
 * tests; `low` and `high` are the middle 95 % of a bootstrap over the test half's days, with the fits kept.
 * Deterministic: the same input gives the same bits. Throws InputError, one sentence, when the session holds no
 * candles, or the truth too little that can be compared with them.
 */
export function scoreSession(input: ScoreInput): SessionScore {
  const { settings, fromMs, toMs, resamples } = input;
  const { buckets, prints } = chooseTruth(input.truth, input.events, fromMs, toMs);
  const watch = prints === null ? null : watchOf(prints);
  const folds = foldSessionOnce(input.events(), settings, buckets !== null, watch);
  if (folds === null) throw new InputError('The session holds no candles, so there is no map to score.');
  const paired = buckets === null ? null : pairWith(folds.folded, buckets, fromMs, toMs);
  const table = paired === null ? null : tableWhenEnough(paired, prints === null, resamples);
  const scored = buckets === null || table === null ? null : withCounts(table, buckets, folds);
  const scoredPrints = prints === null ? null : scoreAllPrints(prints, folds, scored === null, resamples);
  const span = scored ?? scoredPrints;
  return {
    model: settings.model,
    fromMs: span?.fromMs ?? 0,
    toMs: span?.toMs ?? 0,
    buckets: scored,
    prints: scoredPrints,
    dropped: paired?.dropped ?? {},
    leftOut: paired === null || paired.hasVolume ? [] : ['volume'],
    rows: table === null ? [] : dumpRows(table, sweptIn(table, folds.folded.lanes[0].swept)),
  };
}

function withCounts(table: Table, { bucketMs }: BucketTruth, folds: SessionFolds): ScoredBuckets {
  const { buckets } = table;
  return {
    n: buckets.length,
    fitted: table.sides.long.half,
    bucketMs,
    fromMs: buckets[0].startMs,
    toMs: buckets[buckets.length - 1].startMs + bucketMs,
    ...scoreBuckets(table, folds.swept()),
  };
}

function sweptIn({ buckets }: Table, { long, short }: Swept): Swept {
  return { long: massOf(buckets, long), short: massOf(buckets, short) };
}

interface PairedBars extends Paired {
  readonly bars: Bars;
}

function pairWith(
  folded: Folded,
  truth: BucketTruth,
  fromMs: number | null,
  toMs: number | null,
): PairedBars {
  const shortest = folded.bars.reduce((least, bar) => Math.min(least, bar.intervalMs), Number.MAX_VALUE);
  if (truth.bucketMs < shortest) {
    throw new InputError(
      `The buckets of the truth are ${truth.bucketMs / 1000} s long and the session's candles ${shortest / 1000} s, so that no candle fits a bucket: give truth in longer buckets.`,
    );
  }
  const bars = barsOf(folded.bars, folded.market.ticksPerUnit, folded.market.lotsPerCoin);
  return { bars, ...pairBuckets(bars, truth, fromMs, toMs) };
}

/** Null when there are too few buckets and something else is scored besides. */
function tableWhenEnough(paired: PairedBars, isNeeded: boolean, resamples: number): Table | null {
  if (paired.buckets.length >= LEAST_BUCKETS) {
    return tableOf(paired.bars, paired.buckets, paired.hasVolume, resamples);
  }
  if (isNeeded) throw tooFew(paired);
  return null;
}

/** Null when none can be scored and something else is besides. */
function scoreAllPrints(
  { prints }: PrintTruth,
  { folded, crossed }: SessionFolds,
  isNeeded: boolean,
  resamples: number,
): PrintScore | null {
  const { model, baselines } = crossed();
  const cellUsd = folded.market.cellTicks / folded.market.ticksPerUnit;
  const score = scorePrints(prints, folded.bars, cellUsd, model, baselines, resamples);
  if (score.n > 0) return score;
  if (!isNeeded) return null;
  throw new InputError(
    `None of the ${prints.length} liquidations of the truth can be scored: ${score.dropped.outsideSession} lie outside the session's candles and ${score.dropped.outsideCandle} at prices that their candle did not reach; check that both are of the same symbol and time.`,
  );
}

function tooFew({ buckets, dropped }: Paired): InputError {
  const reasons = DROP_REASONS.filter((reason) => dropped[reason] > 0)
    .map((reason) => `${dropped[reason]} ${DROPPED_WORDS[reason]}`)
    .join(', ');
  return new InputError(
    `Only ${buckets.length} buckets of truth can be compared with the session, and at least ${LEAST_BUCKETS} are needed${reasons === '' ? '' : ` (left out: ${reasons})`}; give a longer truth or a wider --from and --to.`,
  );
}
