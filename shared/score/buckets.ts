// Pairs each bucket of truth with the bars that lie in it; what cannot be paired is counted.
import { upperBound } from '../util/sorted';
import type { Bars } from './bars';
import type { BucketTruth } from './truth';

/** One bucket that can be scored: its bars are [from, to), and what was realised in it, USD. */
export interface Bucket {
  readonly startMs: number;
  readonly from: number;
  readonly to: number;
  readonly longUsd: number;
  readonly shortUsd: number;
}

/** Why a bucket can be left out. */
export const DROP_REASONS = [
  'noTruth',
  'outsideSession',
  'candlesMissing',
  'warmUp',
  'volumeUnknown',
] as const;
export type DropReason = (typeof DROP_REASONS)[number];

/** Buckets left out, by reason. */
export type DroppedBuckets = Record<DropReason, number>;

export const DROPPED_WORDS: Readonly<Record<DropReason, string>> = {
  noTruth: 'inside the period without truth',
  outsideSession: 'before the first or after the last candle of the session',
  candlesMissing: 'whose candles are not all there',
  warmUp: 'with too few candles in the 24 hours before, which price features look back on',
  volumeUnknown: 'with a candle of unknown volume',
};

export interface Paired {
  readonly buckets: Bucket[];
  readonly dropped: DroppedBuckets;
  /** False when the session mostly does not know its volumes: the feature is left out of all models. */
  readonly hasVolume: boolean;
}

/** How far back the price features look from a bucket, and the share of that time that candles must cover. */
const LOOK_BACK_MS = 86_400_000;
const LEAST_COVER = 0.9;

/** Pairs the buckets that lie in [fromMs, toMs] (null: no limit). */
export function pairBuckets(
  bars: Bars,
  truth: BucketTruth,
  fromMs: number | null,
  toMs: number | null,
): Paired {
  const dropped = { noTruth: 0, outsideSession: 0, candlesMissing: 0, warmUp: 0, volumeUnknown: 0 };
  const hasVolume = 2 * bars.volume.filter((volume) => Number.isNaN(volume)).length < bars.count;
  const buckets: Bucket[] = [];
  let nextMs: number | null = null;
  truth.startMs.forEach((startMs, i) => {
    const endMs = startMs + truth.bucketMs;
    if (startMs < (fromMs ?? startMs) || endMs > (toMs ?? endMs)) return;
    if (nextMs !== null) dropped.noTruth += Math.round((startMs - nextMs) / truth.bucketMs);
    nextMs = endMs;
    const bucket = {
      startMs,
      from: firstFrom(bars, startMs),
      to: firstFrom(bars, endMs),
      longUsd: truth.longUsd[i],
      shortUsd: truth.shortUsd[i],
    };
    const reason = reasonAgainst(bars, bucket, endMs, hasVolume);
    if (reason === null) buckets.push(bucket);
    else dropped[reason]++;
  });
  return { buckets, dropped, hasVolume };
}

/** Index of the first bar that opens at or after a time. */
function firstFrom(bars: Bars, ms: number): number {
  return upperBound(bars.openMs, bars.count, ms - 1);
}

function reasonAgainst(
  bars: Bars,
  { startMs, from, to, longUsd, shortUsd }: Bucket,
  endMs: number,
  hasVolume: boolean,
): DropReason | null {
  if (Number.isNaN(longUsd) || Number.isNaN(shortUsd)) return 'noTruth';
  if (endMs <= bars.openMs[0] || startMs >= bars.closeMs[bars.count - 1]) return 'outsideSession';
  if (from === to || bars.openMs[from] !== startMs || coveredMs(bars, from, to) !== endMs - startMs) {
    return 'candlesMissing';
  }
  const before = firstFrom(bars, startMs - LOOK_BACK_MS);
  if (coveredMs(bars, before, from) < LEAST_COVER * LOOK_BACK_MS) return 'warmUp';
  if (hasVolume && bars.volume.subarray(from, to).some((volume) => Number.isNaN(volume)))
    return 'volumeUnknown';
  return null;
}

function coveredMs(bars: Bars, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += bars.closeMs[i] - bars.openMs[i];
  return sum;
}
