// The traders: what leverage and size they take, where they stop, and how long they hold.
import type { Side } from '../model/side';
import { liquidationPrice } from '../risk/liquidation-price';
import type { Tiers } from '../risk/tiers';
import type { NewPosition } from './position-book';
import type { Prng } from './prng';

/** One kind of trader. High leverage is small, short and mostly stopped; low leverage is large and slow. */
interface Rung {
  readonly leverage: number;
  /** Share of opened notional. */
  readonly share: number;
  readonly meanUsd: number;
  readonly holdHours: number;
}

const RUNGS: readonly Rung[] = [
  { leverage: 2, share: 0.08, meanUsd: 3_000_000, holdHours: 1500 },
  { leverage: 3, share: 0.05, meanUsd: 2_000_000, holdHours: 600 },
  { leverage: 5, share: 0.11, meanUsd: 1_500_000, holdHours: 400 },
  { leverage: 10, share: 0.22, meanUsd: 1_000_000, holdHours: 250 },
  { leverage: 20, share: 0.23, meanUsd: 600_000, holdHours: 130 },
  { leverage: 25, share: 0.17, meanUsd: 500_000, holdHours: 100 },
  { leverage: 50, share: 0.15, meanUsd: 300_000, holdHours: 40 },
  { leverage: 75, share: 0.025, meanUsd: 150_000, holdHours: 16 },
  { leverage: 100, share: 0.03, meanUsd: 90_000, holdHours: 8 },
  { leverage: 125, share: 0.005, meanUsd: 15_000, holdHours: 4 },
];

/** How often each rung is drawn so that its part of the newly opened notional is its share. */
const OPENING = RUNGS.map((rung) => rung.share / rung.meanUsd);
/** The same for positions found open at some moment: the slow ones have piled up. */
const STANDING = RUNGS.map((rung) => (rung.share / rung.meanUsd) * rung.holdHours);

/** Whoever takes so little leverage holds against coins elsewhere, and minds no price. */
const HEDGE_LEVERAGE = 2;

/** Share of traders who neither stop nor close by hand in time, and so can be liquidated: rare among large ones. */
function unguarded(sizeUsd: number): number {
  return Math.min(0.5, 0.006 + 2000 / sizeUsd);
}

const HOUR_MS = 3_600_000;
/** A tick is 0.1 USD, a lot 0.001 coins. */
export const TICKS_PER_USD = 10;
export const LOTS_PER_COIN = 1000;

function drawRung(prng: Prng, frequencies: readonly number[]): Rung {
  let rest = prng.uniform() * frequencies.reduce((sum, x) => sum + x, 0);
  for (let i = 0; i < RUNGS.length; i++) {
    rest -= frequencies[i];
    if (rest < 0) return RUNGS[i];
  }
  return RUNGS[RUNGS.length - 1];
}

/** Size over its mean: many small, few huge; mean about 1. */
function drawShare(prng: Prng): number {
  const u = prng.uniform();
  return Math.max(0.02, 3 * u * u * prng.heavy(12));
}

/** What a new trader wants, before the side and the price are known. */
export interface Intent {
  readonly leverage: number;
  readonly lots: number;
  /** How long the position is held, ms of activity 1: traders are quicker when the market is. */
  readonly patienceMs: number;
}

/**
 * Draws a trader; never more than the venue allows at that leverage. `standing` draws one who has been in the
 * market for a while already.
 */
export function drawIntent(
  prng: Prng,
  tiers: Tiers,
  priceTicks: number,
  stepMs: number,
  standing: boolean,
): Intent {
  const rung = drawRung(prng, standing ? STANDING : OPENING);
  const leverage = Math.min(rung.leverage, tiers.tiers[0].maxLeverage);
  let most = 0;
  for (const tier of tiers.tiers)
    if (tier.maxLeverage >= leverage) most = tier.upToUsd ?? Number.MAX_SAFE_INTEGER;
  const usd = Math.min(most * 0.95, rung.meanUsd * drawShare(prng));
  const coins = usd / (priceTicks / TICKS_PER_USD);
  const hold =
    rung.holdHours * HOUR_MS * prng.between(0.05, 1.95) * prng.heavy(6) * (standing ? prng.uniform() : 1);
  return {
    leverage,
    lots: Math.max(1, Math.round(coins * LOTS_PER_COIN)),
    patienceMs: Math.max(stepMs, hold),
  };
}

/**
 * A position of `lots` (at most the intent's) at a price, with its exact liquidation price and the trader's own exits
 * around it.
 */
export function positionOf(
  prng: Prng,
  tiers: Tiers,
  side: Side,
  entryTicks: number,
  lots: number,
  intent: Intent,
  ms: number,
  activeMs: number,
): NewPosition {
  const entry = entryTicks / TICKS_PER_USD;
  const sizeUsd = (entry * lots) / LOTS_PER_COIN;
  const { price } = liquidationPrice(side, entry, intent.leverage, sizeUsd, tiers);
  if (price === null) throw new RangeError(`the venue does not offer ${intent.leverage}x at ${sizeUsd} USD`);
  // Rounded away from the entry: the tick that surely liquidates.
  const liquidationTicks =
    side === 'long' ? Math.floor(price * TICKS_PER_USD) : Math.ceil(price * TICKS_PER_USD);
  const room = Math.abs(entryTicks - liquidationTicks);
  const away = side === 'long' ? -1 : 1;
  const isHedge = intent.leverage <= HEDGE_LEVERAGE;
  const stopAt = Math.max(1, Math.round(room * prng.between(0.5, 0.95)));
  const takeAt = Math.max(1, Math.round(Math.min(room * prng.between(0.8, 4), entryTicks * 0.4)));
  return {
    side,
    entryTicks,
    lots,
    leverage: intent.leverage,
    liquidationTicks,
    stopTicks:
      prng.chance(unguarded(sizeUsd)) || isHedge || stopAt >= room ? null : entryTicks + away * stopAt,
    takeTicks: prng.chance(0.75) && !isHedge ? entryTicks - away * takeAt : null,
    openedMs: ms,
    dueAt: activeMs + intent.patienceMs,
  };
}
