// Margin tiers that the session's venues gave themselves, before those that are shipped.
import type { Market } from '../../shared/engine/market';
import type { TiersEvent } from '../../shared/model/event';
import type { Tier, TierTable } from '../../shared/risk/tiers';
import { isoTime } from '../time';

export type TieredMarket = Pick<Market, 'instrument' | 'tiers'>;

/** The venues' own tables first: the first table for a symbol is the one that is used. */
export function tablesAt(
  markets: readonly TieredMarket[],
  shipped: readonly TierTable[],
): readonly TierTable[] {
  const own = markets.flatMap(({ instrument, tiers }) => {
    if (tiers === null) return [];
    const { exchange, symbol } = instrument;
    // What closing costs is not part of a venue's tiers.
    const feeRate = shipped.find((table) => table.exchange === exchange)?.feeRate ?? 0;
    const asOf = isoTime(tiers.recvMs).slice(0, 10);
    const source = 'Given by the venue itself while this session was recorded';
    return [{ exchange, symbols: [symbol], asOf, source, feeRate, complete: true, tiers: tiersOf(tiers) }];
  });
  return own.length === 0 ? shipped : [...own, ...shipped];
}

function tiersOf({ upToUsd, maintenanceRate, maxLeverage, amountUsd }: TiersEvent): Tier[] {
  return upToUsd.map((upTo, i) => ({
    upToUsd: upTo,
    maintenanceRate: maintenanceRate[i] ?? 0,
    maxLeverage: maxLeverage[i] ?? 1,
    amountUsd: amountUsd[i] ?? 0,
  }));
}
