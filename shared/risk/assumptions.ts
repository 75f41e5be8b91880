// What a check takes for granted, as short sentences with their values.
import { EXCHANGE_NAMES } from '../model/exchange';
import type { Plan } from '../model/plan';
import { formatUsd } from '../util/format';
import type { LiquidationPrice } from './liquidation-price';
import { JUST_PAST, NEAR, ROOM } from './severity';
import type { Tiers } from './tiers';

function percent(fraction: number, decimals: number): string {
  return `${(fraction * 100).toFixed(decimals)}%`;
}

function aboutTiers(tiers: Tiers, liquidation: LiquidationPrice): string[] {
  const used = liquidation.price === null ? 0 : liquidation.tier - 1;
  const tier = tiers.tiers[used];
  const table = `${EXCHANGE_NAMES[tiers.exchange]} ${tiers.symbols[0]} of ${tiers.asOf}`;
  const terms = `maintenance ${percent(tier.maintenanceRate, 2)}, at most ${tier.maxLeverage}x`;
  const lines = [`Margin tier ${used + 1} of ${table}: ${terms}.`];
  if (tiers.assumed) lines.push('This symbol has no margin table of its own: the one named stands in.');
  if (!tiers.complete) lines.push('Only the lowest tier is known: a large position is liquidated sooner.');
  lines.push(
    tiers.feeRate > 0
      ? `The venue counts a closing fee of ${percent(tiers.feeRate, 2)} in the liquidation price.`
      : 'No closing fee is counted in the liquidation price.',
  );
  return lines;
}

/** Sentences for the reader who asks what the answer rests on; `thresholdUsdPerCell` per cell of `cell` USD. */
export function assumptionsOf(
  plan: Plan,
  tiers: Tiers | null,
  liquidation: LiquidationPrice | null,
  thresholdUsdPerCell: number | null,
  cell: number,
): string[] {
  const lines = ['Isolated margin in a linear contract, with nothing added to it.'];
  if (tiers !== null && liquidation !== null) lines.push(...aboutTiers(tiers, liquidation));
  if (plan.sizeUsd === null) lines.push('No size given: a small position of the lowest tier.');
  lines.push(
    'Liquidation and stop fire on the mark price; funding and slippage are left out.',
    'Mapped notional is an estimate from price, volume and open interest, as if all margin were isolated.',
  );
  if (thresholdUsdPerCell !== null) {
    lines.push(`A zone is hot from ${formatUsd(thresholdUsdPerCell)} in each ${cell} USD of price.`);
  }
  lines.push(
    `Near is a zone that starts within ${percent(NEAR, 0)} of the entry, just past is up to ${percent(JUST_PAST, 2)} beyond one, room is more than ${percent(ROOM, 0)} beyond.`,
  );
  return lines;
}
