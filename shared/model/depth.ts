// How much rests in the order book near the price: what a forced order has to eat through.

/** Cumulative resting size around the mid price of one venue, or the sum of several. */
export interface Depth {
  /** Distances from the mid as fractions (0.001 = 0.1 %), rising. */
  readonly distances: readonly number[];
  /** USD resting between the mid and each distance below it; null where the book given did not reach. */
  readonly bidUsd: readonly (number | null)[];
  /** The same above the mid. */
  readonly askUsd: readonly (number | null)[];
  readonly asOfMs: number;
  /** Where it comes from, e.g. `binanceusdm`; an assumed depth says so here. */
  readonly source: string;
}

/** The distances that live books are summed at. */
export const DEPTH_DISTANCES: readonly number[] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.02];
