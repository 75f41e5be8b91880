// What is much and what is little: USD a cell at fixed percentiles of a past window, both sides together.

/** Percentiles (0..1) at which a scale is tabulated. */
export const SCALE_PERCENTILES: readonly number[] = [
  0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.88, 0.91, 0.93, 0.95, 0.96,
  0.97, 0.975, 0.98, 0.985, 0.99, 0.995, 0.998, 1,
];

export interface HeatScale {
  /** The scale holds for columns from this time on (00:00 UTC), until the next scale's. */
  readonly sinceMs: number;
  /** The cells compared: [windowFromMs, windowToMs). */
  readonly windowFromMs: number;
  readonly windowToMs: number;
  /** Width in quote units (USD) of the cell the USD values are for; a wider cell holds proportionally more. */
  readonly cell: number;
  /** Number of non-empty cells compared. */
  readonly cells: number;
  /** USD of one cell at each of SCALE_PERCENTILES, rising. */
  readonly usd: readonly number[];
}

/** Percentile (0..1) of `usd` in one cell of the scale's width, linear between the tabulated points. */
export function percentileOf(scale: HeatScale, usd: number): number {
  const table = scale.usd;
  const last = table.length - 1;
  if (usd >= table[last]) return 1;
  let below = 0;
  let belowPercentile = 0;
  for (let i = 0; i <= last; i++) {
    if (usd < table[i]) {
      const span = table[i] - below;
      const share = span > 0 ? (usd - below) / span : 0;
      return belowPercentile + share * (SCALE_PERCENTILES[i] - belowPercentile);
    }
    below = table[i];
    belowPercentile = SCALE_PERCENTILES[i];
  }
  return 1;
}

/** USD of one cell of the scale's width at a percentile (0..1). */
export function usdAt(scale: HeatScale, percentile: number): number {
  let belowP = 0;
  let belowUsd = 0;
  for (let i = 0; i < SCALE_PERCENTILES.length; i++) {
    const p = SCALE_PERCENTILES[i];
    if (percentile <= p) {
      const share = (percentile - belowP) / (p - belowP);
      return belowUsd + share * (scale.usd[i] - belowUsd);
    }
    belowP = p;
    belowUsd = scale.usd[i];
  }
  return belowUsd;
}
