// Rows of a venue's margin tiers, whatever they are called there, to one rising list.
import type { Tier } from '../../../shared/risk/tiers';

/** Null when any of them is not a sound tier: a table with a hole in it is none. */
export function tiersFrom(rows: readonly Tier[]): readonly Tier[] | null {
  const rising = rows.toSorted(
    (a, b) => (a.upToUsd ?? Number.POSITIVE_INFINITY) - (b.upToUsd ?? Number.POSITIVE_INFINITY),
  );
  return rising.length > 0 && rising.every(isSound) ? rising : null;
}

function isSound({ upToUsd, maintenanceRate, maxLeverage, amountUsd }: Tier): boolean {
  return (
    (upToUsd === null || upToUsd > 0) &&
    maintenanceRate > 0 &&
    maintenanceRate < 1 &&
    maxLeverage >= 1 &&
    Number.isFinite(maxLeverage) &&
    amountUsd >= 0 &&
    Number.isFinite(amountUsd)
  );
}

/**
 * What makes the maintenance margin go on smoothly from tier to tier, where a venue gives lower bounds and rates only:
 * each tier's amount is the one before plus its lower bound times the rise of the rate.
 */
export function tiersFromBounds(
  bounds: readonly {
    readonly fromUsd: number;
    readonly maintenanceRate: number;
    readonly maxLeverage: number;
  }[],
): readonly Tier[] | null {
  let amountUsd = 0;
  const tiers = bounds.map(({ fromUsd, maintenanceRate, maxLeverage }, i): Tier => {
    if (i > 0) amountUsd += fromUsd * (maintenanceRate - bounds[i - 1].maintenanceRate);
    return { upToUsd: bounds.at(i + 1)?.fromUsd ?? null, maintenanceRate, maxLeverage, amountUsd };
  });
  return tiersFrom(tiers);
}
