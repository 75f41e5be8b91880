// The entry check: does a planned position sit in danger, and why.
import { EXCHANGE_NAMES } from '../model/exchange';
import type { LevelMap } from '../model/level-map';
import type { CheckResult, Finding, Plan } from '../model/plan';
import type { Zone } from '../model/zone';
import { assess, type Fact, fixed, isNearZone, stopDistance } from './assess';
import { assumptionsOf } from './assumptions';
import { type LiquidationPrice, liquidationPrice } from './liquidation-price';
import { nearestZones } from './nearest';
import { ownFacts } from './own-facts';
import { planWords } from './plan-words';
import { bySeverity, verdictOf } from './severity';
import { type MapTable, sweptBetween, tableOf, type ZoneReach } from './table';
import type { Tiers } from './tiers';
import type { Story } from './words';
import { zoneWords } from './zone-words';

/** What is known of the market at the moment of the check. Prices in quote units (USD). */
export interface MarketContext {
  /** Mark price, else last price; null when neither is known, or the last one is too old to tell where the market stands. */
  readonly price: number | null;
  /** When the last price was, ms, however old; null before the first. */
  readonly lastPriceMs: number | null;
  readonly asOfMs: number;
  readonly map: LevelMap;
  readonly zones: readonly Zone[];
  /** USD in one cell of the map from which a zone is hot; null while history is too short to tell. */
  readonly zoneThresholdUsdPerCell: number | null;
  readonly atrUsd: number | null;
}

export interface CheckContext extends MarketContext {
  /** Margin table for the plan's venue (`tiersFor`); null when there is none. */
  readonly tiers: Tiers | null;
}

/** A market made ready for many checks. */
export interface Prepared {
  readonly market: MarketContext;
  readonly table: MapTable;
  readonly mapProblem: Story['mapProblem'];
  /** Where cascades from the zones could carry the price; empty where no depth is known. */
  readonly reaches: readonly ZoneReach[];
}

/** Done once a map; `reaches` come from `zoneReaches`. */
export function prepare(market: MarketContext, reaches: readonly ZoneReach[] = []): Prepared {
  const table = tableOf(market.map, market.zones);
  return { market, table, mapProblem: mapProblemOf(market, table), reaches };
}

function mapProblemOf(market: MarketContext, table: MapTable): Story['mapProblem'] {
  if (market.price === null || !(market.price > 0))
    return market.lastPriceMs === null ? 'no-price' : 'old-price';
  if (table.isEmpty) return 'no-levels';
  return market.zoneThresholdUsdPerCell === null ? 'short-history' : null;
}

/** Where the plan is liquidated; null when there is no margin table. */
export function liquidationOf(plan: Plan, tiers: Tiers | null): LiquidationPrice | null {
  return tiers === null ? null : liquidationPrice(plan.side, plan.entry, plan.leverage, plan.sizeUsd, tiers);
}

/** The facts about a plan, worst first, not yet in words: what a re-check on every tick takes. */
export function judge(plan: Plan, liquidation: LiquidationPrice | null, prepared: Prepared): Fact[] {
  const { table, reaches, market, mapProblem } = prepared;
  const facts = ownFacts(plan, liquidation);
  const threshold = market.zoneThresholdUsdPerCell;
  if (mapProblem !== null || threshold === null) {
    facts.push(fixed('no-map'));
  } else {
    const { side, entry, stop } = plan;
    const price = liquidation?.price ?? null;
    const geometry = { side, entry, stop, liquidation: price, table, reaches };
    facts.push(...assess({ ...geometry, zoneThresholdUsdPerCell: threshold }));
  }
  return facts.sort(bySeverity);
}

function inWords(facts: readonly Fact[], story: Story): Finding[] {
  return facts.map((fact, i) => {
    const afterLiquidation = i > 0 && facts[i - 1].code.startsWith('liquidation-');
    const words =
      (fact.zone === null ? null : zoneWords(fact, fact.zone, story)) ??
      planWords(fact.code, story, afterLiquidation);
    return { code: fact.code, severity: fact.severity, zoneId: fact.zone?.id ?? null, ...words };
  });
}

function storyOf(plan: Plan, liquidation: LiquidationPrice | null, prepared: Prepared): Story {
  const { side, entry, stop } = plan;
  const { table, mapProblem, market } = prepared;
  const hasMap = mapProblem !== 'no-levels';
  const swept = (to: number | null) => (hasMap && to !== null ? sweptBetween(table, side, entry, to) : null);
  const hasStop = stopDistance(side, entry, stop) !== null;
  return {
    plan,
    liquidation,
    venueName: EXCHANGE_NAMES[plan.venue],
    sweptBeforeUsd: swept(liquidation?.price ?? null),
    sweptBeforeStopUsd: swept(hasStop ? stop : null),
    atrUsd: market.atrUsd,
    hasNearZone: table.zones.some((zone) => isNearZone(entry, zone)),
    mapProblem,
    lastPriceMs: market.lastPriceMs,
    asOfMs: market.asOfMs,
  };
}

/** Facts of `judge` in words. */
export function tellFacts(
  facts: readonly Fact[],
  plan: Plan,
  liquidation: LiquidationPrice | null,
  prepared: Prepared,
): Finding[] {
  return inWords(facts, storyOf(plan, liquidation, prepared));
}

/**
 * Checks a plan against the map of a moment. Needs no more of the plan than side, entry and leverage. Findings
 * come worst first; the worst decides the verdict (the table is in severity.ts). Without a price, without
 * levels or with too little history the verdict is `unknown`, never `clear`. The answer is about danger only:
 * it says nothing about where the price will go. Never throws.
 */
export function checkPrepared(plan: Plan, tiers: Tiers | null, prepared: Prepared): CheckResult {
  const { entry, stop } = plan;
  const { market, table } = prepared;
  const liquidation = liquidationOf(plan, tiers);
  const price = liquidation?.price ?? null;
  const story = storyOf(plan, liquidation, prepared);
  const facts = judge(plan, liquidation, prepared);
  const nearest = nearestZones(table.zones, entry);
  const pct = (at: number | null) => (at === null ? null : ((at - entry) / entry) * 100);
  return {
    verdict: verdictOf(facts),
    plan,
    liquidationPrice: price,
    liquidationPct: pct(price),
    stopPct: pct(stop),
    sweptBeforeUsd: story.sweptBeforeUsd,
    sweptBeforeStopUsd: story.sweptBeforeStopUsd,
    findings: inWords(facts, story),
    nearestAbove: nearest.above,
    nearestBelow: nearest.below,
    asOfMs: market.asOfMs,
    assumptions: assumptionsOf(plan, tiers, liquidation, market.zoneThresholdUsdPerCell, table.map.cell),
  };
}

/** One plan against one market: see `checkPrepared`. */
export function checkPlan(plan: Plan, context: CheckContext): CheckResult {
  return checkPrepared(plan, context.tiers, prepare(context));
}
