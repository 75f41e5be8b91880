// Which zones the list shows and what a row says about each.
import type { Zone } from '../../shared/model/zone';
import type { Fill } from '../ui/disc';

/** Zones further from the price than this, %, are left out. */
export const REACH_PCT = 8;
const FRESH_BELOW = 0.03;
const MOSTLY_FROM = 0.65;

/** The largest zones within reach, at most `count`. */
export function listZones(zones: readonly Zone[], count: number): readonly Zone[] {
  return zones
    .filter((zone) => Math.abs(zone.distancePct) <= REACH_PCT && zone.sweptShare < 1)
    .sort((a, b) => b.usd - a.usd)
    .slice(0, count);
}

export interface ZoneState {
  readonly fill: Fill;
  readonly text: string;
}

export function zoneState(sweptShare: number): ZoneState {
  if (sweptShare < FRESH_BELOW) return { fill: 'full', text: 'Fresh' };
  if (sweptShare >= MOSTLY_FROM) return { fill: 'ring', text: 'Mostly swept' };
  return { fill: 'half', text: `${Math.round(sweptShare * 100)}% swept` };
}

/** From the price to the zone's nearer edge in ATRs; null when either is unknown. */
export function atrDistance(zone: Zone, price: number | null, atr: number | null): number | null {
  if (price === null || atr === null || atr <= 0) return null;
  return (Math.abs(zone.distancePct) * price) / 100 / atr;
}
