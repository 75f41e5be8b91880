// Follows hot bands from one look to the next, so that a zone has a birth and a history of sweeps.
import type { Side } from '../model/side';
import type { Band } from './find-bands';

/** A band that was seen before: where it stood at the last look, when it was born, what was swept from it. */
export interface TrackedZone {
  readonly side: Side;
  readonly from: number;
  readonly to: number;
  readonly bornMs: number;
  /** First cell at birth: with side and birth it names the zone for good. */
  readonly bornFrom: number;
  sweptUsd: number;
}

/**
 * The tracked zone that a band continues: of its side, and overlapping at least half of the narrower of the
 * two; of several the widest overlap, then the oldest.
 */
function continues(tracked: readonly TrackedZone[], band: Band): TrackedZone | null {
  let best: TrackedZone | null = null;
  let bestOverlap = 0;
  for (const zone of tracked) {
    if (zone.side !== band.side) continue;
    const overlap = Math.min(zone.to, band.to) - Math.max(zone.from, band.from);
    if (overlap * 2 < Math.min(zone.to - zone.from, band.to - band.from)) continue;
    const isBetter =
      overlap > bestOverlap || (overlap === bestOverlap && best !== null && zone.bornMs < best.bornMs);
    if (isBetter) {
      best = zone;
      bestOverlap = overlap;
    }
  }
  return best;
}

/**
 * The zones to follow from now on, one a band in the bands' order. Of several bands that continue one zone (it
 * split), only the first takes over its name and its sweeps, so that nothing is counted twice; all keep its
 * birth.
 */
export function trackBands(
  tracked: readonly TrackedZone[],
  bands: readonly Band[],
  nowMs: number,
): TrackedZone[] {
  const taken = new Set<TrackedZone>();
  return bands.map((band) => {
    const before = continues(tracked, band);
    const heir = before !== null && !taken.has(before) ? before : null;
    if (heir !== null) taken.add(heir);
    return {
      side: band.side,
      from: band.from,
      to: band.to,
      bornMs: before?.bornMs ?? nowMs,
      bornFrom: heir?.bornFrom ?? band.from,
      sweptUsd: heir?.sweptUsd ?? 0,
    };
  });
}
