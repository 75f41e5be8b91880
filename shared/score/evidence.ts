// Whether a place on the map has evidence behind it: of its distance band and its age band both.
import type { Evidence } from '../model/model-card';
import type { Side } from '../model/side';
import type { Band, Bands } from './bands';

/**
 * The evidence for levels of a side at a distance from their entries (a fraction) and of an age (hours): verified
 * only where the lower bounds of both bands' gains over geometry and over the other bands are above zero. Without a
 * bootstrap nothing is verified.
 */
export function evidenceOf(bands: Bands, side: Side, distance: number, ageHours: number): Evidence {
  return hasEvidence(bands.distance, side, distance) && hasEvidence(bands.age, side, ageHours)
    ? 'verified'
    : 'unverified';
}

function hasEvidence(bands: readonly Band[], side: Side, at: number): boolean {
  const band = bands.find(({ from, to }) => at >= from && (to === null || at < to));
  const low = band?.[side].overGeometry.low ?? null;
  return low !== null && low > 0;
}
