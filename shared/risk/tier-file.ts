// Reads resources/leverage-tiers.json, already parsed, and refuses figures that no venue can mean.
import * as v from 'valibot';
import { EXCHANGES } from '../model/exchange';
import { InputError } from '../util/input-error';
import type { Tier, TierTable } from './tiers';

const fraction = v.pipe(v.number(), v.minValue(0), v.ltValue(1));

const tierSchema = v.object({
  upToUsd: v.nullable(v.pipe(v.number(), v.finite(), v.gtValue(0))),
  maintenanceRate: v.pipe(fraction, v.gtValue(0)),
  maxLeverage: v.pipe(v.number(), v.minValue(1), v.maxValue(1000)),
  amountUsd: v.pipe(v.number(), v.finite(), v.minValue(0)),
});

const fileSchema = v.object({
  tables: v.array(
    v.object({
      exchange: v.picklist([...EXCHANGES, 'simulated']),
      symbols: v.pipe(v.array(v.string()), v.minLength(1)),
      asOf: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}(-\d{2})?$/)),
      source: v.string(),
      feeRate: fraction,
      complete: v.boolean(),
      tiers: v.pipe(v.array(tierSchema), v.minLength(1)),
    }),
  ),
});

/** What is wrong with a table as a whole, or null. */
function tableProblem(tiers: readonly Tier[], feeRate: number): string | null {
  for (let i = 0; i < tiers.length; i++) {
    const tier = tiers[i];
    const name = `tier ${i + 1}`;
    if (tier.upToUsd === null && i < tiers.length - 1)
      return `${name} has no upper bound, but is not the last`;
    // Else a position at the highest leverage would be liquidated the moment it opens.
    if (tier.maintenanceRate + feeRate >= 1 / tier.maxLeverage)
      return `${name} asks for more than its margin`;
    if (i === 0) {
      if (tier.amountUsd !== 0) return 'tier 1 must have amount 0';
      continue;
    }
    const below = tiers[i - 1];
    const edge = below.upToUsd ?? 0;
    if (tier.upToUsd !== null && tier.upToUsd <= edge) return `${name} does not rise in notional`;
    if (tier.maintenanceRate <= below.maintenanceRate) return `${name} does not rise in maintenance`;
    if (tier.maxLeverage > below.maxLeverage) return `${name} allows more leverage than the tier below`;
    // The liquidation price takes the largest margin of all tiers, which is right only when they join.
    const joined = below.amountUsd + edge * (tier.maintenanceRate - below.maintenanceRate);
    if (Math.abs(tier.amountUsd - joined) > 1)
      return `${name} has amount ${tier.amountUsd}, expected ${joined}`;
  }
  return null;
}

/**
 * Margin tables from the parsed JSON of the tier file.
 * @throws InputError naming the place when a figure is missing, of the wrong kind or contradicts its neighbours.
 */
export function readTierFile(json: unknown): readonly TierTable[] {
  const parsed = v.safeParse(fileSchema, json);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    throw new InputError(
      `The leverage tiers cannot be read at ${v.getDotPath(issue) ?? 'the top'}: ${issue.message}.`,
    );
  }
  for (const table of parsed.output.tables) {
    const problem = tableProblem(table.tiers, table.feeRate);
    if (problem !== null) {
      throw new InputError(
        `The leverage tiers of ${table.exchange} ${table.symbols[0]} are wrong: ${problem}.`,
      );
    }
  }
  return parsed.output.tables;
}
