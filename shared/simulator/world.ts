// The state of the simulated market: who holds what, where the price is, what has been traded.
import type { Side } from '../model/side';
import type { Tiers } from '../risk/tiers';
import { type Climate, createClimate } from './climate';
import { createBook, type PositionBook } from './position-book';
import { createPrice, type PriceState, priceTicksOf } from './price';
import type { Prng } from './prng';
import { LOTS_PER_COIN, TICKS_PER_USD } from './traders';

export interface World {
  readonly prng: Prng;
  readonly tiers: Tiers;
  readonly book: PositionBook;
  readonly climate: Climate;
  readonly price: PriceState;
  /** The price that the whole run stays around, USD. */
  readonly middle: number;
  /** Open interest that traders' appetite tends to, lots, and its mean. */
  appetiteLots: number;
  readonly meanLots: number;
  /** What agents bought aggressively since the last step, minus what they sold, lots. */
  pendingLots: number;
  priceTicks: number;
  /** The market's own clock: runs as fast as the market is active, ms. */
  activeMs: number;
  /** Positions of this side that this step's orders still need as counterparties, lots. */
  readonly owed: Record<Side, number>;
  /** Traded since the recorder last took it: bought and sold are the aggressor's side. */
  readonly traded: Traded;
}

export interface Traded {
  boughtLots: number;
  soldLots: number;
  trades: number;
}

export const STEP_MS = 10_000;
export function createWorld(prng: Prng, tiers: Tiers, middle: number, coins: number): World {
  const meanLots = coins * LOTS_PER_COIN;
  const price = createPrice(middle);
  return {
    prng,
    tiers,
    book: createBook(),
    climate: createClimate(middle),
    price,
    middle,
    appetiteLots: meanLots,
    meanLots,
    pendingLots: 0,
    priceTicks: priceTicksOf(price, TICKS_PER_USD),
    activeMs: 0,
    owed: { long: 0, short: 0 },
    traded: { boughtLots: 0, soldLots: 0, trades: 0 },
  };
}
