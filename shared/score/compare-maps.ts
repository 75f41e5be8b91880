// How near an estimated map comes to a true one: shape by correlation, place by earth-mover distance.
import { correlation } from './ranks';

export interface Agreement {
  /** Pearson's correlation over the cells: 1 is the same shape, about 0 that of a shuffled map. */
  readonly correlation: number;
  /** How far the mass of one must move on average to become the other, both scaled to 1; in the unit of `cell`. */
  readonly earthMover: number;
}

/**
 * Compares one side of two maps on the same cells (USD a cell, `cell` wide). In one dimension the earth-mover
 * distance is the area between the two cumulated shares. Null when one of the maps is empty.
 */
export function compareMaps(estimate: Float64Array, truth: Float64Array, cell: number): Agreement | null {
  const total = (map: Float64Array): number => map.reduce((sum, usd) => sum + usd, 0);
  const ofEstimate = total(estimate);
  const ofTruth = total(truth);
  if (!(ofEstimate > 0 && ofTruth > 0)) return null;
  let ahead = 0;
  let earthMover = 0;
  for (let i = 0; i < truth.length; i++) {
    ahead += estimate[i] / ofEstimate - truth[i] / ofTruth;
    earthMover += Math.abs(ahead) * cell;
  }
  return { correlation: correlation(estimate, truth), earthMover };
}
