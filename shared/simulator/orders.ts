// Orders and their counterparties: how traders come and go while longs and shorts stay equal to the lot.
import type { Side } from '../model/side';
import { activityAt } from './price';
import { closePosition, type Exit, openPosition, type Position } from './position-book';
import { drawIntent, LOTS_PER_COIN, positionOf, TICKS_PER_USD } from './traders';
import { STEP_MS, type World } from './world';

/** Coins that new traders open aggressively in a step at activity 1, both sides together. */
const ENTRIES_A_STEP = 1.2;
/** Share of passive fills that come from traders who leave, when appetite is met. */
const LEAVING = 0.35;

/** How hasty each way out is: forced orders take any price, profits are taken by resting orders. */
const HASTE: Readonly<Record<Exit, number>> = {
  liquidation: 1,
  stop: 0.6,
  'take-profit': 0,
  time: 0.3,
  early: 0,
};
const ENTRY_HASTE = 0.6;

/** Opens one drawn position of at most `atMost` lots at the current price; returns its lots. */
function openOne(world: World, side: Side, atMost: number, ms: number): number {
  const { prng, tiers, priceTicks } = world;
  const intent = drawIntent(prng, tiers, priceTicks, STEP_MS, false);
  const lots = Math.min(atMost, intent.lots);
  openPosition(world.book, positionOf(prng, tiers, side, priceTicks, lots, intent, ms, world.activeMs));
  return lots;
}

/** Relative shortage of open interest against appetite: positive draws traders in. */
function shortage(world: World): number {
  return (world.appetiteLots - world.book.lots.long) / world.appetiteLots;
}

/**
 * An order of `lots` trades; who is on the other side is settled at the end of the step. `haste` is the part of
 * it that pushes the price; 0 for an order that waited in the book, which is then the passive side.
 */
function trade(world: World, isBuy: boolean, haste: number, lots: number): void {
  const { traded, owed } = world;
  world.pendingLots += (isBuy ? lots : -lots) * haste;
  if (isBuy === haste > 0) traded.boughtLots += lots;
  else traded.soldLots += lots;
  owed[isBuy ? 'short' : 'long'] += lots;
}

/**
 * Finds the counterparties of the step's orders on one side: traders of the other mind who open (`side` is theirs),
 * or who take the chance to leave, always whole. So a contract always has one long and one short, and the sums
 * stay equal to the lot.
 */
export function settle(world: World, side: Side, ms: number): void {
  const { book, prng, traded, owed } = world;
  const leaving = Math.min(0.85, Math.max(0.15, LEAVING - 4 * shortage(world)));
  const leavers = book.open[side === 'long' ? 'short' : 'long'];
  while (owed[side] > 0) {
    traded.trades++;
    const leaver = leavers.length > 0 && prng.chance(leaving) ? leavers[prng.index(leavers.length)] : null;
    if (leaver !== null && leaver.lots <= owed[side]) {
      closePosition(book, leaver, ms, 'early');
      owed[side] -= leaver.lots;
    } else {
      owed[side] -= openOne(world, side, owed[side], ms);
    }
  }
}

/** A trader leaves by an order of the whole position. */
export function leave(world: World, position: Position, exit: Exit, ms: number): void {
  closePosition(world.book, position, ms, exit);
  trade(world, position.side === 'short', HASTE[exit], position.lots);
}

/** New traders open aggressively: more when the market is active and open interest is short of appetite. */
export function enter(world: World, ms: number): void {
  const { prng, price, climate, tiers, priceTicks } = world;
  const hunger = Math.min(4, Math.max(0.1, 1 + 10 * shortage(world)));
  let coins = ENTRIES_A_STEP * activityAt(climate, ms) * hunger * prng.between(0.2, 1.8);
  const now = priceTicks / TICKS_PER_USD;
  const momentum = Math.min(1, Math.max(-1, ((now - price.hourMean) / price.hourMean) * 150));
  while (coins > 0) {
    const intent = drawIntent(prng, tiers, priceTicks, STEP_MS, false);
    const size = intent.lots / LOTS_PER_COIN;
    // A large trader comes as often as budget allows, so that the last one is not always too much.
    if (size > coins && !prng.chance(coins / size)) return;
    coins -= size;
    const side: Side = prng.chance(0.5 + 0.04 * momentum) ? 'long' : 'short';
    trade(world, side === 'long', ENTRY_HASTE, intent.lots);
    openPosition(
      world.book,
      positionOf(prng, tiers, side, priceTicks, intent.lots, intent, ms, world.activeMs),
    );
  }
}
