// The cascade what-if: what a sweep could set off, under stated assumptions of impact. Not a forecast.
import type { Side } from './side';

export type CascadeDirection = 'down' | 'up';

/** One round: levels swept become forced orders, and those push the price on. Prices in quote units (USD). */
export interface CascadeStep {
  readonly fromPrice: number;
  readonly toPrice: number;
  /** Estimated notional of levels between the two, USD. */
  readonly sweptUsd: number;
  /** Orders that this round's push came from, USD. */
  readonly forcedUsd: number;
}

/** The chain under one assumption of impact. */
export interface CascadeRun {
  /** Share of swept notional that becomes market orders. */
  readonly forcedShare: number;
  /** Where the price comes to rest. */
  readonly reach: number;
  /** From `fromPrice`, %. */
  readonly reachPct: number;
  /** All levels swept, the push's own among them, USD. */
  readonly totalUsd: number;
  /** (totalUsd - what the push swept) / what the push swept; null when the push swept nothing. */
  readonly amplification: number | null;
  readonly steps: readonly CascadeStep[];
  /** True when it ran beyond the last level of the map: there it stops for want of levels, not of force. */
  readonly beyondMap: boolean;
}

export type CascadeBand = 'low' | 'mid' | 'high';
export const CASCADE_BANDS: readonly CascadeBand[] = ['low', 'mid', 'high'];

/** The book that forced orders eat through, in short. */
export interface CascadeDepth {
  /** A venue's id, or words for an assumed one. */
  readonly source: string;
  readonly assumed: boolean;
  readonly asOfMs: number | null;
  /** Measured this far from the price, %; extrapolated beyond; null when assumed. */
  readonly measuredPct: number | null;
  /** USD within 1 % before thinning. */
  readonly within1PctUsd: number;
}

export interface Cascade {
  readonly atMs: number;
  /** The market's price. */
  readonly price: number;
  readonly fromPrice: number;
  readonly direction: CascadeDirection;
  /** Whose levels are swept: longs on the way down, shorts on the way up. */
  readonly side: Side;
  /** Levels between the market's price and `fromPrice`, taken as swept on the way there, USD. */
  readonly onTheWayUsd: number;
  /** The move that starts it, made by someone else's orders. */
  readonly push: { readonly toPrice: number; readonly pct: number; readonly sweptUsd: number };
  /** The book is taken as this many times thinner than measured. */
  readonly thin: number;
  readonly runs: Readonly<Record<CascadeBand, CascadeRun>>;
  readonly depth: CascadeDepth;
  /** Sentences. */
  readonly assumptions: readonly string[];
}

/** An answer, or one sentence why there is none. */
export type CascadeAnswer =
  | { readonly cascade: Cascade; readonly problem: null }
  | { readonly cascade: null; readonly problem: string };
