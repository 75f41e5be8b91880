// The zones next to a price, for the reader who wants to know what surrounds the entry.
import type { ZoneRef } from '../model/plan';
import type { Zone } from '../model/zone';

export interface Nearest {
  readonly above: ZoneRef | null;
  readonly below: ZoneRef | null;
}

function refFrom(price: number, zone: Zone, edge: number): ZoneRef {
  const { id, side, low, high, usd } = zone;
  return { id, side, low, high, usd, distancePct: ((edge - price) / price) * 100 };
}

/**
 * Nearest zones of either side wholly above and wholly below a price; a zone around the price is neither.
 * `distancePct` of the references is from this price to the nearer edge.
 */
export function nearestZones(zones: readonly Zone[], price: number): Nearest {
  let above: Zone | null = null;
  let below: Zone | null = null;
  for (const zone of zones) {
    if (zone.low > price && (above === null || zone.low < above.low)) above = zone;
    if (zone.high < price && (below === null || zone.high > below.high)) below = zone;
  }
  return {
    above: above === null ? null : refFrom(price, above, above.low),
    below: below === null ? null : refFrom(price, below, below.high),
  };
}
