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
import { isEmptyMap, notionalBetween } from './swept';
import type { Tiers } from './tiers';
import type { Story } from './words';
import { zoneWords } from './zone-words';

/** What is known of the market at the moment of the check. Prices in quote units (USD). */
export interface CheckContext {
  /** Mark price, else last price; null when neither is known. */
  readonly price: number | null;
  readonly asOfMs: number;
  readonly map: LevelMap;
  readonly zones: readonly Zone[];
  /** USD in one cell of the map from which a zone is hot; null while history is too short to tell. */
  readonly zoneThresholdUsdPerCell: number | null;
  /** Margin table for the plan's venue (`tiersFor`); null when there is none. */
  readonly tiers: Tiers | null;
  readonly atrUsd: number | null;
}

function mapProblemOf(context: CheckContext): Story['mapProblem'] {
  if (context.price === null || !(context.price > 0)) return 'no-price';
  if (isEmptyMap(context.map)) return 'no-levels';
  return context.zoneThresholdUsdPerCell === null ? 'short-history' : null;
}

function factsOf(
  plan: Plan,
  context: CheckContext,
  liquidation: LiquidationPrice | null,
  problem: Story['mapProblem'],
): Fact[] {
  const facts = ownFacts(plan, liquidation);
  const threshold = context.zoneThresholdUsdPerCell;
  if (problem !== null || threshold === null) {
    facts.push(fixed('no-map'));
  } else {
    const { side, entry, stop } = plan;
    const { zones, map } = context;
    const price = liquidation?.price ?? null;
    facts.push(
      ...assess({ side, entry, stop, liquidation: price, zones, map, zoneThresholdUsdPerCell: threshold }),
    );
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

/**
 * Checks a plan against the map of a moment. Needs no more of the plan than side, entry and leverage. Findings
 * come worst first; the worst decides the verdict (the table is in severity.ts). Without a price, without
 * levels or with too little history the verdict is `unknown`, never `clear`. The answer is about danger only:
 * it says nothing about where the price will go. Never throws.
 */
export function checkPlan(plan: Plan, context: CheckContext): CheckResult {
  const { side, entry, stop } = plan;
  const { tiers, map, zones } = context;
  const liquidation =
    tiers === null ? null : liquidationPrice(side, entry, plan.leverage, plan.sizeUsd, tiers);
  const price = liquidation?.price ?? null;
  const mapProblem = mapProblemOf(context);
  const hasMap = mapProblem !== 'no-levels';
  const swept = (to: number | null) => (hasMap && to !== null ? notionalBetween(map, side, entry, to) : null);
  const hasStop = stopDistance(side, entry, stop) !== null;
  const story: Story = {
    plan,
    liquidation,
    venueName: EXCHANGE_NAMES[plan.venue],
    sweptBeforeUsd: swept(price),
    sweptBeforeStopUsd: swept(hasStop ? stop : null),
    atrUsd: context.atrUsd,
    hasNearZone: zones.some((zone) => isNearZone(entry, zone)),
    mapProblem,
  };
  const facts = factsOf(plan, context, liquidation, mapProblem);
  const nearest = nearestZones(zones, entry);
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
    asOfMs: context.asOfMs,
    assumptions: assumptionsOf(plan, tiers, liquidation, context.zoneThresholdUsdPerCell, map.cell),
  };
}
