// The calmest prices for an entry and a stop near the asked ones: by how much stands around them, not by direction.
import { type CalmChoice, type CalmChoices, type CalmPrice, type DeskPlan, joinedPlan } from '../model/desk';
import type { Plan } from '../model/plan';
import { SIDES, type Side } from '../model/side';
import type { Zone } from '../model/zone';
import { losingDistance } from './assess';
import { judge, liquidationOf, type Prepared } from './check';
import { JUST_PAST, verdictOf } from './severity';
import { sweptBetween } from './table';
import type { Tiers } from './tiers';

/** What stands within this share of a price counts as around it. */
export const CALM_REACH = 0.0025;
/** Candidates on each side of the asked price. */
const CANDIDATES = 48;
/** A candidate must have at most this share of the asked price's USD around it to be called calmer. */
const CALMER = 0.9;

type Judge = (price: number) => CalmPrice;

/**
 * The calmest candidates within `withinPct` % of the plan's entry and stop, on both sides of each. Danger is the
 * estimated notional around a price: of both sides for an entry (any sweep there moves the price fast), of the plan's
 * own side for a stop (a sweep of those levels takes it). Of equally calm ones the nearest. A stop stays on the
 * losing side of the entry and before the liquidation price.
 */
export function calmChoices(
  kept: DeskPlan,
  tiers: Tiers | null,
  prepared: Prepared,
  withinPct: number,
): CalmChoices | null {
  if (prepared.mapProblem !== null) return null;
  const plan = joinedPlan(kept);
  const judgeEntry: Judge = (price) => {
    const moved = moveEntry(kept, plan, price);
    return calmAt(price, plan.entry, SIDES, zoneAt(prepared.table.zones, price), moved, tiers, prepared);
  };
  const { stop, side } = plan;
  const judgeStop: Judge = (price) =>
    calmAt(
      price,
      stop ?? price,
      [side],
      zoneBehind(prepared.table.own[side], side, price),
      { ...plan, stop: price },
      tiers,
      prepared,
    );
  return {
    withinPct,
    entry: choose(plan.entry, withinPct, judgeEntry, (price) => price > 0),
    stop: stop === null ? null : choose(stop, withinPct, judgeStop, isStop(plan, tiers)),
  };
}

function moveEntry(kept: DeskPlan, plan: Plan, price: number): Plan {
  const ratio = price / plan.entry;
  // All parts of an averaged entry move together.
  const entries = kept.entries.map((part) => ({ ...part, price: part.price * ratio }));
  return joinedPlan({ ...kept, entries });
}

function isStop(plan: Plan, tiers: Tiers | null): (price: number) => boolean {
  const liquidation = liquidationOf(plan, tiers)?.price ?? null;
  const furthest =
    liquidation === null ? Number.POSITIVE_INFINITY : losingDistance(plan.side, plan.entry, liquidation);
  return (price) => {
    const distance = losingDistance(plan.side, plan.entry, price);
    return price > 0 && distance > 0 && distance < furthest;
  };
}

function zoneAt(zones: readonly Zone[], price: number): Zone | null {
  return zones.find((zone) => zone.low <= price && price <= zone.high) ?? null;
}

/** The zone that holds the price, or that it stands just past in the losing direction. */
function zoneBehind(zones: readonly Zone[], side: Side, price: number): Zone | null {
  const slack = price * JUST_PAST;
  return (
    zones.find((zone) =>
      side === 'long'
        ? price <= zone.high && price >= zone.low - slack
        : price >= zone.low && price <= zone.high + slack,
    ) ?? null
  );
}

function calmAt(
  price: number,
  asked: number,
  sides: readonly Side[],
  zone: Zone | null,
  plan: Plan,
  tiers: Tiers | null,
  prepared: Prepared,
): CalmPrice {
  const { table, market } = prepared;
  const reach = price * CALM_REACH;
  let nearbyUsd = 0;
  for (const side of sides) nearbyUsd += sweptBetween(table, side, price - reach, price + reach);
  const hot = ((2 * reach) / table.map.cell) * (market.zoneThresholdUsdPerCell ?? Number.NaN);
  const distancePct = (price / asked - 1) * 100;
  return {
    price,
    distancePct,
    nearbyUsd,
    heat: nearbyUsd / hot,
    zone:
      zone === null
        ? null
        : { id: zone.id, side: zone.side, low: zone.low, high: zone.high, usd: zone.usd, distancePct: 0 },
    verdict: verdictOf(judge(plan, liquidationOf(plan, tiers), prepared)),
  };
}

function choose(
  asked: number,
  withinPct: number,
  judge: Judge,
  allowed: (price: number) => boolean,
): CalmChoice {
  const here = judge(asked);
  const step = ((withinPct / 100) * asked) / CANDIDATES;
  const calmest = (sign: -1 | 1): CalmPrice | null => {
    let best: CalmPrice | null = null;
    for (let i = 1; i <= CANDIDATES; i++) {
      const price = asked + sign * i * step;
      if (!allowed(price)) continue;
      const there = judge(price);
      if (best === null || isCalmer(there, best)) best = there;
    }
    return best !== null && isClearlyCalmer(best, here) ? best : null;
  };
  return { asked: here, below: calmest(-1), above: calmest(1) };
}

/** Outside zones first, then by what stands around. */
function isCalmer(a: CalmPrice, b: CalmPrice): boolean {
  if ((a.zone === null) !== (b.zone === null)) return a.zone === null;
  return a.nearbyUsd < b.nearbyUsd;
}

function isClearlyCalmer(there: CalmPrice, here: CalmPrice): boolean {
  if ((there.zone === null) !== (here.zone === null)) return there.zone === null;
  return there.nearbyUsd < here.nearbyUsd * CALMER;
}
