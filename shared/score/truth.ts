// What is known to have been liquidated: summed by buckets of time, or print by print.
import type { Side } from '../model/side';

/**
 * USD liquidated in [startMs, startMs + bucketMs), one entry a bucket, rising in time. NaN is unknown. Buckets that
 * are missing between two others are holes.
 */
export interface BucketTruth {
  readonly kind: 'buckets';
  readonly bucketMs: number;
  readonly startMs: readonly number[];
  readonly longUsd: readonly number[];
  readonly shortUsd: readonly number[];
}

/** One liquidation: its time, the side of the position, the price that triggered it (USD), and its size. */
export interface Print {
  readonly ms: number;
  readonly side: Side;
  readonly price: number;
  /** The trigger in case `price` is a bankruptcy price, where a venue does not make that clear; else null. */
  readonly ifBankruptcy: number | null;
  readonly usd: number;
}

/** Liquidations one by one, rising in time. */
export interface PrintTruth {
  readonly kind: 'prints';
  readonly prints: readonly Print[];
}

export type Truth = BucketTruth | PrintTruth;

/**
 * The trigger of a liquidation that was printed at its bankruptcy price, where the whole margin is gone: the
 * maintenance rate nearer to the entry. Long: price / (1 - rate); short: price / (1 + rate).
 */
export function triggerOf(bankruptcyPrice: number, side: Side, maintenanceRate: number): number {
  return side === 'long' ? bankruptcyPrice / (1 - maintenanceRate) : bankruptcyPrice / (1 + maintenanceRate);
}
