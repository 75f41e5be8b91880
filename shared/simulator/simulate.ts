// A market made of agents whose positions are known: events as a venue would publish them, and the truth.
import type { Event } from '../model/event';
import type { Side } from '../model/side';
import type { Tiers } from '../risk/tiers';
import type { Position } from './position-book';
import { createPrng } from './prng';
import {
  BAR_MS,
  createRecorder,
  type MissingSpan,
  recordLiquidation,
  recordStep,
  type Sight,
  startRecording,
} from './recorder';
import { LOTS_PER_COIN, TICKS_PER_USD } from './traders';
import { populate } from './populate';
import { stepWorld } from './step';
import { createWorld, STEP_MS, type World } from './world';

export interface SimulationOptions {
  /** A whole number; the same seed gives the same market. */
  readonly seed: number;
  /** A whole number of bars (5 minutes) since 1970, Unix ms. */
  readonly startMs: number;
  readonly days: number;
  /** The venue's margin table; it decides where positions are liquidated. */
  readonly tiers: Tiers;
  /** What the price stays around, USD. */
  readonly middlePrice?: number;
  /** What open interest stays around, coins. */
  readonly openInterestCoins?: number;
  /** Distance of mark events; null for none. */
  readonly markEveryMs?: number | null;
  /** A span, on 5 minutes, in which no open interest is published. */
  readonly missingOpenInterest?: MissingSpan | null;
}

/** A position as it stood: the truth that a map only estimates. Prices in quote units (USD). */
export interface OpenPosition {
  readonly side: Side;
  readonly entry: number;
  readonly leverage: number;
  readonly coins: number;
  /** coins x entry, USD. */
  readonly notionalUsd: number;
  readonly liquidationPrice: number;
  /** Where the trader means to leave before that; null for none. */
  readonly stop: number | null;
  readonly openedMs: number;
}

export interface Simulation {
  /** Numbered from 1, in order. One instrument, `simulated` `SIM-BTCUSDT`. */
  readonly events: Event[];
  /** All positions open at a moment of the run, after what happened at that very millisecond. */
  positionsAt(ms: number): OpenPosition[];
}

/** Days run before the start, so that positions have spread over prices and ages. */
const WARM_UP_DAYS = 3;
const DAY_MS = 86_400_000;
const NO_LIQUIDATION = (): void => {};

/**
 * Simulates a market: agents on leverage rungs from 3x to 125x open, stop, take profit, leave and are liquidated
 * at the exact liquidation price; their aggressive orders move the price, so that forced orders cascade. Bars are
 * 5 minutes; open interest is the exact sum of the open positions of one side. Pure: the same options give the
 * same events on every machine. Takes about as many seconds as it has weeks.
 *
 * The simulated venue triggers on the last price, sampled every 10 s; bars' highs and lows are over the same
 * samples, so a bar's range holds every liquidation of its time.
 */
export function simulate(options: SimulationOptions): Simulation {
  const { seed, startMs, days, tiers, middlePrice = 90_000, openInterestCoins = 85_000 } = options;
  if (startMs % BAR_MS !== 0) throw new RangeError(`startMs ${startMs} is not on a 5-minute bar`);
  const world = createWorld(createPrng(seed), tiers, middlePrice, openInterestCoins);
  const warmMs = startMs - WARM_UP_DAYS * DAY_MS;
  populate(world, warmMs);
  for (let ms = warmMs + STEP_MS; ms <= startMs; ms += STEP_MS) stepWorld(world, ms, NO_LIQUIDATION);

  const recorder = createRecorder(
    {
      kind: 'instrument',
      recvMs: startMs,
      exchMs: startMs,
      inst: 0,
      exchange: 'simulated',
      symbol: 'SIM-BTCUSDT',
      base: 'BTC',
      quote: 'USDT',
      priceDecimals: 1,
      qtyDecimals: 3,
      cellTicks: 100,
    },
    options.markEveryMs === undefined ? 60_000 : options.markEveryMs,
    options.missingOpenInterest ?? null,
  );
  startRecording(recorder, sightOf(world, startMs));
  const endMs = startMs + Math.round((days * DAY_MS) / BAR_MS) * BAR_MS;
  for (let ms = startMs + STEP_MS; ms <= endMs; ms += STEP_MS) {
    stepWorld(world, ms, (position, at) => recordLiquidation(recorder, position, at));
    recordStep(recorder, sightOf(world, ms));
  }
  const all = world.book.all;
  return { events: recorder.events, positionsAt: (ms) => all.filter((p) => isOpenAt(p, ms)).map(publicView) };
}

function sightOf(world: World, ms: number): Sight {
  const { priceTicks, price, traded, book } = world;
  const mean = price.hourMean * TICKS_PER_USD;
  return { ms, priceTicks, openInterestLots: book.lots.long, premium: (priceTicks - mean) / mean, traded };
}

function isOpenAt(position: Position, ms: number): boolean {
  return position.openedMs <= ms && (position.closedMs === null || position.closedMs > ms);
}

function publicView(position: Position): OpenPosition {
  const entry = position.entryTicks / TICKS_PER_USD;
  const coins = position.lots / LOTS_PER_COIN;
  return {
    side: position.side,
    entry,
    leverage: position.leverage,
    coins,
    notionalUsd: coins * entry,
    liquidationPrice: position.liquidationTicks / TICKS_PER_USD,
    stop: position.stopTicks === null ? null : position.stopTicks / TICKS_PER_USD,
    openedMs: position.openedMs,
  };
}
