// A hot zone: a price band where one side's levels are unusually dense.
import type { Exchange } from './exchange';
import type { Evidence } from './model-card';
import type { Side } from './side';

export interface Zone {
  /** Stable while the zone lives: side and birth, e.g. `long-1765432800000-87790`. */
  readonly id: string;
  readonly side: Side;
  /** Price band [low, high) and the middle of its densest smoothed cell, quote units (USD). */
  readonly low: number;
  readonly high: number;
  readonly peak: number;
  /** Estimated open notional inside the band, USD. */
  readonly usd: number;
  /** What is likely reported as liquidated if all of it is swept, USD (reportedShare x usd). */
  readonly expectedUsd: number;
  /** Percentile (0..1) of the peak cell among the window's cells. */
  readonly percentile: number;
  /** From the price to the zone's nearer edge, % of the price; negative below. 0 inside. */
  readonly distancePct: number;
  /** When the zone was first seen; the tracker looks once an hour. */
  readonly bornMs: number;
  readonly ageMs: number;
  /** Share (0..1) of what stood in the band since its birth that the price has swept. */
  readonly sweptShare: number;
  /** Whether at least half of it lies in bands of distance and age that have proved to add something. */
  readonly evidence: Evidence;
  /** That share (0..1). */
  readonly verifiedShare: number;
  /** Of a map of several venues: what each has in the band, USD. */
  readonly byVenue?: readonly { readonly exchange: Exchange; readonly usd: number }[];
}
