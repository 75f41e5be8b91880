// The market's weather: how active the hour is, how stirred the market, where it drifts. No agents here.
import type { Prng } from './prng';

/** Activity by hour of the day, UTC: quiet before Asia opens, busiest when Europe and America overlap. */
const HOURS = [
  0.95, 0.9, 0.85, 0.8, 0.7, 0.65, 0.7, 0.85, 0.95, 0.95, 0.9, 0.95, 1.05, 1.35, 1.7, 1.65, 1.45, 1.25, 1.1,
  1.05, 1.0, 0.85, 0.7, 0.75,
];
const WEEKEND = 0.55;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface Climate {
  /** Slow activity around 1. */
  slow: number;
  /** Extra activity after a shock, fading over about an hour. */
  stir: number;
  /** Drift a step, a fraction; changes over hours. */
  trend: number;
  /** What the price is drawn to, USD, and where that is heading. */
  anchor: number;
  goal: number;
  /** A shock under way: steps left and drift a step. */
  shockSteps: number;
  shockDrift: number;
}

export function createClimate(price: number): Climate {
  return { slow: 1, stir: 0, trend: 0, anchor: price, goal: price, shockSteps: 0, shockDrift: 0 };
}

/** Activity of the clock alone: hour of the day and weekend (1970-01-01 was a Thursday). */
export function seasonAt(ms: number): number {
  const day = Math.floor(ms / DAY_MS) % 7;
  const hour = Math.floor((ms % DAY_MS) / HOUR_MS);
  const part = (ms % HOUR_MS) / HOUR_MS;
  const smooth = HOURS[hour] * (1 - part) + HOURS[(hour + 1) % 24] * part;
  return day === 2 || day === 3 ? smooth * WEEKEND : smooth;
}

/** Figures a step, for steps of 10 s. */
const SLOW_PULL = 1 / 4000;
const STIR_FADE = 1 - 1 / 700;
const MOST_STIR = 4;
const STIR_PER_COIN = 2e-4;
const UNNOTICED = 80;
const TREND_PULL = 1 / 2200;
const TREND_SIZE = 1.6e-6;
const ANCHOR_PULL = 1 / 6000;
const SHOCKS_A_DAY = 1.5;
const STEPS_A_DAY = 8640;

/** One step of the weather. `middle` is the price that the whole fortnight stays around. */
export function stepClimate(climate: Climate, prng: Prng, middle: number): void {
  climate.slow += (1 - climate.slow) * SLOW_PULL + prng.normal() * 0.015 * Math.sqrt(climate.slow);
  climate.slow = Math.min(3.2, Math.max(0.2, climate.slow));
  climate.stir *= STIR_FADE;
  climate.trend += -climate.trend * TREND_PULL + prng.normal() * TREND_SIZE * Math.sqrt(2 * TREND_PULL);
  if (prng.chance(1 / (1.7 * STEPS_A_DAY))) climate.goal = middle * prng.between(0.955, 1.045);
  climate.anchor += (climate.goal - climate.anchor) * ANCHOR_PULL;
  if (climate.shockSteps > 0) {
    climate.shockSteps--;
    return;
  }
  climate.shockDrift = 0;
  if (prng.chance(SHOCKS_A_DAY / STEPS_A_DAY)) startShock(climate, prng);
}

/** A rush of aggressive orders stirs the market: many coins in a step keep it active for the next hour. */
export function stir(climate: Climate, coins: number): void {
  climate.stir = Math.min(MOST_STIR, climate.stir + Math.max(0, Math.abs(coins) - UNNOTICED) * STIR_PER_COIN);
}

function startShock(climate: Climate, prng: Prng): void {
  climate.shockSteps = 4 + prng.index(70);
  const size = 0.0028 * prng.heavy(5) * (prng.chance(0.54) ? -1 : 1);
  climate.shockDrift = size / climate.shockSteps;
  climate.stir = Math.min(MOST_STIR, climate.stir + 0.8 + Math.abs(size) * 120);
}
