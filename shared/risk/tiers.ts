// Margin tiers of the venues: the shape, and the one to use for an instrument.
import type { Exchange } from '../model/exchange';

/** One step of a venue's maintenance margin: maintenance = maintenanceRate x notional - amountUsd. */
export interface Tier {
  /** The tier holds for notional up to and with this, USD; null when no larger tier is known. */
  readonly upToUsd: number | null;
  /** Fraction of the notional. */
  readonly maintenanceRate: number;
  readonly maxLeverage: number;
  /** The venue's maintenance amount, USD: makes the margin continuous from tier to tier. */
  readonly amountUsd: number;
}

export interface TierTable {
  readonly exchange: Exchange;
  /** Names of the instrument it was made for; the first is the venue's own. */
  readonly symbols: readonly string[];
  /** Month or day of the figures, `2025-06`. */
  readonly asOf: string;
  readonly source: string;
  /** Closing fee counted in the liquidation price, a fraction; 0 where the venue does not count it. */
  readonly feeRate: number;
  /** False when only the lowest tier is known. */
  readonly complete: boolean;
  /** Rising in notional. */
  readonly tiers: readonly Tier[];
}

/** The table for one instrument, and whether it is that instrument's own. */
export interface Tiers extends TierTable {
  /** True when the venue's table for another instrument stands in: its lowest tier only. */
  readonly assumed: boolean;
}

/**
 * Tiers for an instrument of a venue. For a symbol without a table, the lowest tier of the venue's first table
 * stands in, without an upper bound and flagged as assumed; null when the venue has no table at all.
 */
export function tiersFor(tables: readonly TierTable[], exchange: Exchange, symbol: string): Tiers | null {
  const ofVenue = tables.filter((table) => table.exchange === exchange);
  const own = ofVenue.find((table) => table.symbols.includes(symbol));
  if (own !== undefined) return { ...own, assumed: false };
  const other = ofVenue[0];
  if (other === undefined) return null;
  const lowest: Tier = { ...other.tiers[0], upToUsd: null };
  return { ...other, tiers: [lowest], complete: false, assumed: true };
}
