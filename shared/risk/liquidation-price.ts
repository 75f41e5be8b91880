// Where an isolated linear position is liquidated, with the venue's maintenance tiers.
import type { Side } from '../model/side';
import type { Tier, Tiers } from './tiers';

/** Why there is no liquidation price. */
export type NoPriceReason = 'leverage-too-high' | 'size-too-large' | 'not-a-position';

export type LiquidationPrice =
  | {
      /** Quote units (USD). 0 for a long that no fall can liquidate (1x). */
      readonly price: number;
      /** The tier that holds at the liquidation price, from 1. */
      readonly tier: number;
      readonly reason: null;
    }
  | {
      readonly price: null;
      readonly reason: NoPriceReason;
      /** The highest leverage at this size; null when the size itself is not offered. */
      readonly maxLeverage: number | null;
    };

/** The price at which equity meets one tier's maintenance margin; for a long the tier that asks most is highest. */
function priceInTier(
  side: Side,
  entry: number,
  leverage: number,
  coins: number,
  tier: Tier,
  fee: number,
): number {
  const amount = coins > 0 ? tier.amountUsd / coins : 0;
  return side === 'long'
    ? (entry * (1 - 1 / leverage) - amount) / (1 - tier.maintenanceRate - fee)
    : (entry * (1 + 1 / leverage) + amount) / (1 + tier.maintenanceRate + fee);
}

/**
 * Liquidation price of an isolated position in a linear contract, entry E and price in quote units (USD),
 * quantity Q = sizeUsd / E coins, no margin added:
 *
 *   long  (E(1 - 1/L) - c/Q) / (1 - m - f)     short  (E(1 + 1/L) + c/Q) / (1 + m + f)
 *
 * with the maintenance rate m and amount c of the tier at the notional *at the liquidation price*, and the
 * closing fee f where the venue counts it (DESIGN, "The model"; venues' own help pages). Because tiers join
 * (tier-file checks it), the maintenance margin is the largest that any tier gives; so the right tier is the
 * one that liquidates first, and trying them all needs no iteration that could fail to settle. `sizeUsd` null
 * takes the lowest tier. The leverage allowed is that of the tier at the entry's notional, as the venues check it.
 */
export function liquidationPrice(
  side: Side,
  entry: number,
  leverage: number,
  sizeUsd: number | null,
  tiers: Tiers,
): LiquidationPrice {
  const numbers = [entry, leverage, sizeUsd ?? 1];
  if (!numbers.every((x) => Number.isFinite(x) && x > 0) || leverage < 1) {
    return { price: null, reason: 'not-a-position', maxLeverage: null };
  }
  const at = tierAt(tiers, sizeUsd);
  if (at === null) return { price: null, reason: 'size-too-large', maxLeverage: null };
  if (leverage > at.maxLeverage) {
    return { price: null, reason: 'leverage-too-high', maxLeverage: at.maxLeverage };
  }
  const coins = sizeUsd === null ? 0 : sizeUsd / entry;
  const candidates = sizeUsd === null ? tiers.tiers.slice(0, 1) : tiers.tiers;
  let price = side === 'long' ? 0 : Number.POSITIVE_INFINITY;
  let first = 0;
  candidates.forEach((tier, i) => {
    const here = priceInTier(side, entry, leverage, coins, tier, tiers.feeRate);
    if (side === 'long' ? here > price : here < price) {
      price = here;
      first = i;
    }
  });
  return { price, tier: first + 1, reason: null };
}

/** The tier at a notional; null above the last one. */
export function tierAt(tiers: Tiers, notionalUsd: number | null): Tier | null {
  if (notionalUsd === null) return tiers.tiers[0];
  return tiers.tiers.find((tier) => tier.upToUsd === null || notionalUsd <= tier.upToUsd) ?? null;
}

/**
 * Bybit's older documented form, with the maintenance margin taken at the entry instead of the liquidation
 * price: long E(1 - 1/L + m), short E(1 + 1/L - m). Kept to read older records; today's form is the one above.
 */
export function liquidationPriceAtEntryMargin(
  side: Side,
  entry: number,
  leverage: number,
  maintenanceRate: number,
): number {
  const distance = 1 / leverage - maintenanceRate;
  return side === 'long' ? entry * (1 - distance) : entry * (1 + distance);
}
