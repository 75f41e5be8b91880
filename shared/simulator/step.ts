// One step of the simulated market: price, fired orders, traders who leave, traders who come.
import { stepClimate, stir } from './climate';
import { enter, leave, settle } from './orders';
import { nextDue, nextFired, type Position } from './position-book';
import { activityAt, priceTicksOf, stepPrice } from './price';
import { LOTS_PER_COIN, TICKS_PER_USD } from './traders';
import { STEP_MS, type World } from './world';

export type OnLiquidation = (position: Position, ms: number) => void;

/** One step that ends at `ms`. Orders fired now move the price in the next step: that is how a cascade runs. */
export function stepWorld(world: World, ms: number, onLiquidation: OnLiquidation): void {
  const { prng, climate } = world;
  stepClimate(climate, prng, world.middle);
  // Appetite wanders by a few percent, over days.
  const appetitePull = (world.meanLots - world.appetiteLots) / 40_000;
  world.appetiteLots += appetitePull + (prng.normal() * world.meanLots) / 3000;
  movePrice(world, ms);
  fireOrders(world, ms, onLiquidation);
  leaveInTime(world, ms);
  enter(world, ms);
  settle(world, 'long', ms);
  settle(world, 'short', ms);
}

function movePrice(world: World, ms: number): void {
  const { prng, climate, price, traded } = world;
  const pendingCoins = world.pendingLots / LOTS_PER_COIN;
  stir(climate, pendingCoins);
  const dealers = stepPrice(price, climate, prng, ms, pendingCoins);
  world.pendingLots = 0;
  world.priceTicks = priceTicksOf(price, TICKS_PER_USD);
  const bought = Math.round(dealers.bought * LOTS_PER_COIN);
  const sold = Math.round(dealers.sold * LOTS_PER_COIN);
  traded.boughtLots += bought;
  traded.soldLots += sold;
  traded.trades += Math.ceil((bought + sold) / 50);
}

function fireOrders(world: World, ms: number, onLiquidation: OnLiquidation): void {
  const { book, priceTicks } = world;
  for (let fired = nextFired(book, priceTicks); fired !== null; fired = nextFired(book, priceTicks)) {
    if (fired.exit === 'liquidation') onLiquidation(fired.position, ms);
    leave(world, fired.position, fired.exit, ms);
  }
}

/** Traders are as patient as the market is slow: their time runs on its activity. */
function leaveInTime(world: World, ms: number): void {
  const { book, climate } = world;
  world.activeMs += STEP_MS * activityAt(climate, ms);
  const { activeMs } = world;
  for (let due = nextDue(book, activeMs); due !== null; due = nextDue(book, activeMs)) {
    leave(world, due, 'time', ms);
  }
}
