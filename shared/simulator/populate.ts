// The market's first positions: as if it had been there before.
import type { Side } from '../model/side';
import { openPosition } from './position-book';
import { drawIntent, positionOf } from './traders';
import { STEP_MS, type World } from './world';

/** Fills the market with positions that were there before: the same lots long and short, to the lot. */
export function populate(world: World, ms: number): void {
  for (const side of ['long', 'short'] as const) {
    while (world.book.lots[side] < world.meanLots) placeOld(world, side, ms);
  }
}

/** A position opened some time ago, at a price since left but not so far that it would have ended. */
function placeOld(world: World, side: Side, ms: number): void {
  const { prng, tiers, priceTicks, book, meanLots } = world;
  const intent = drawIntent(prng, tiers, priceTicks, STEP_MS, true);
  const lots = Math.min(meanLots - book.lots[side], intent.lots);
  const reach = Math.min(0.03, 0.5 / intent.leverage);
  const entryTicks = Math.round(priceTicks * (1 + prng.between(-reach, reach)));
  const position = positionOf(prng, tiers, side, entryTicks, lots, intent, ms, world.activeMs);
  const { stopTicks, takeTicks, liquidationTicks } = position;
  const gain = side === 'long' ? 1 : -1;
  const isEnded =
    (priceTicks - (stopTicks ?? liquidationTicks)) * gain <= 0 ||
    (takeTicks !== null && (takeTicks - priceTicks) * gain <= 0);
  if (!isEnded) openPosition(book, position);
}
