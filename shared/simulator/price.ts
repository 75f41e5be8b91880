// The price: a slow value plus a passing displacement, both moved by signed order flow and nothing else.
import { type Climate, seasonAt } from './climate';
import type { Prng } from './prng';

export interface PriceState {
  /** What lasts, USD. */
  value: number;
  /** What forced and hasty orders added for the moment, a fraction of the value; fades in minutes. */
  displacement: number;
  /** Mean price of about the last hour, USD: what traders call the trend. */
  hourMean: number;
  /** The last step's jump off the book's middle, a fraction. */
  flicker: number;
}

/** Price change of one small coin bought or sold at normal depth, a fraction: about 0.8 USD at 90,000. */
const IMPACT = 0.9e-5;
/** The same for the dealers, who trade on news and are followed. */
const DEALER_IMPACT = 3e-5;
/** From about this many coins a step on, impact grows like the square root of the amount, as it is found to. */
const DEEP = 12;
/** Part of an order's impact that lasts. */
const LASTING = 0.15;
const FADE = 0.95;
/** Standard deviation of a step's price change from the dealers' own flow, at activity 1. */
const STEP_SIGMA = 1.55e-4;
/** Last prices jump between bid and ask and beyond; gone with the next step. */
const FLICKER = 1.1e-4;
const ANCHOR_PULL = 3e-5;
const HOUR_STEPS = 360;

export function createPrice(price: number): PriceState {
  return { value: price, displacement: 0, hourMean: price, flicker: 0 };
}

export function priceTicksOf(price: PriceState, ticksPerUsd: number): number {
  return Math.max(1, Math.round(price.value * (1 + price.displacement + price.flicker) * ticksPerUsd));
}

export function activityAt(climate: Climate, ms: number): number {
  return seasonAt(ms) * climate.slow + climate.stir;
}

/** What the dealers traded among themselves in a step, coins; they end every step flat. */
export interface DealerFlow {
  readonly bought: number;
  readonly sold: number;
}

/**
 * Moves the price by one step: the dealers' flow carries news, drift and the pull to the anchor; `traderCoins` is
 * what the agents' aggressive orders bought (or sold, negative) since the last step. In a stirred market the book
 * is thinner. Returns the dealers' flow, whose imbalance is what news and drift moved the price by.
 */
export function stepPrice(
  price: PriceState,
  climate: Climate,
  prng: Prng,
  ms: number,
  traderCoins: number,
): DealerFlow {
  const activity = activityAt(climate, ms);
  const thin = Math.sqrt(0.6 + 0.4 * activity);
  const impact = IMPACT * thin;
  const pull = ((climate.anchor - price.value) / price.value) * ANCHOR_PULL;
  // A quiet market drifts little: its trend must not show through as a smooth curve.
  const drift = (climate.trend + pull) * activity + climate.shockDrift;
  const change =
    drift + STEP_SIGMA * Math.sqrt(activity) * (0.35 + 0.65 * Math.sqrt(activity)) * prng.normal();
  const imbalance = change / (DEALER_IMPACT * thin);

  const moved = (traderCoins * impact) / Math.sqrt(1 + Math.abs(traderCoins) / DEEP);
  price.value *= 1 + change + moved * LASTING;
  price.displacement = price.displacement * FADE + moved * (1 - LASTING);
  price.displacement = Math.min(0.05, Math.max(-0.05, price.displacement));
  price.flicker = FLICKER * Math.sqrt(activity) * prng.normal();
  const now = price.value * (1 + price.displacement);
  price.hourMean += (now - price.hourMean) / HOUR_STEPS;

  const turnover = Math.abs(imbalance) * 1.15 + 3 * activity * Math.sqrt(activity) * prng.between(0.3, 1.7);
  return { bought: (turnover + imbalance) / 2, sold: (turnover - imbalance) / 2 };
}
