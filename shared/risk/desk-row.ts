// One plan of the desk at a moment: its distances, profit or loss, and verdict.
import { type DeskPlan, type DeskRow, joinedPlan, type ProfitLoss, type ZoneDistance } from '../model/desk';
import type { InstrumentEvent } from '../model/event';
import type { Plan } from '../model/plan';
import type { Zone } from '../model/zone';
import { judge, liquidationOf, type Prepared, tellFacts } from './check';
import type { LiquidationPrice } from './liquidation-price';
import { verdictOf } from './severity';
import type { Tiers } from './tiers';
import { type FindingTrack, stepFindings } from './track-findings';

/** Zones further than this share of the price are not near. */
const NEARBY = 0.1;
const MOST_ZONES = 6;

/** A desk plan with what does not change until the plan does. */
export interface PreparedPlan {
  readonly kept: DeskPlan;
  readonly plan: Plan;
  readonly liquidation: LiquidationPrice | null;
}

export function preparePlan(kept: DeskPlan, tiers: Tiers | null): PreparedPlan {
  const plan = joinedPlan(kept);
  return { kept, plan, liquidation: liquidationOf(plan, tiers) };
}

/** Why the open session can say nothing of a plan, in one sentence; null when it can. */
export function problemOf(kept: DeskPlan, instrument: InstrumentEvent | undefined): string | null {
  if (instrument === undefined) return 'No market is open.';
  const bare = (symbol: string) => symbol.replace(/^SIM-/, '');
  const { symbol } = kept;
  if (symbol === '' || bare(symbol).startsWith(bare(instrument.base))) return null;
  return `This plan is for ${symbol}; the open session is of ${instrument.symbol}.`;
}

export function marginNoteOf(kept: DeskPlan): string | null {
  if (kept.marginMode === 'isolated') return null;
  return 'Cross margin has no public liquidation price: the rest of the account backs it. Shown is where the same position would be liquidated as isolated.';
}

/** Unrealised profit or loss at `price`, before fees and funding. */
export function profitLoss(plan: Plan, price: number, at: ProfitLoss['at']): ProfitLoss {
  const sign = plan.side === 'long' ? 1 : -1;
  const share = ((price - plan.entry) / plan.entry) * sign;
  return {
    usd: plan.sizeUsd === null ? null : plan.sizeUsd * share,
    pct: share * 100,
    marginPct: share * plan.leverage * 100,
    at,
  };
}

/** Zones within a tenth of a price, nearest first. */
export function zoneDistances(
  zones: readonly Zone[],
  price: number,
  atrUsd: number | null,
): readonly ZoneDistance[] {
  // The few nearest by insertion: this runs for every plan on every tick.
  const nearest: Zone[] = [];
  const away: number[] = [];
  for (const zone of zones) {
    const usd = gap(zone, price);
    if (usd > NEARBY * price) continue;
    let at = nearest.length;
    while (at > 0 && away[at - 1] > usd) at--;
    if (at === MOST_ZONES) continue;
    nearest.splice(at, 0, zone);
    away.splice(at, 0, usd);
    if (nearest.length > MOST_ZONES) nearest.length = away.length = MOST_ZONES;
  }
  return nearest.map((zone, i) => {
    const usd = zone.high < price ? -away[i] : away[i];
    const pct = (usd / price) * 100;
    const { id, side, low, high } = zone;
    return {
      zone: { id, side, low, high, usd: zone.usd, distancePct: pct },
      pct,
      usd,
      atr: atrUsd !== null && atrUsd > 0 ? away[i] / atrUsd : null,
    };
  });
}

function gap({ low, high }: Zone, price: number): number {
  return price < low ? low - price : price > high ? price - high : 0;
}

/**
 * A plan's row at `nowMs` and its findings' track from now on. The price of `prepared` stands for the market: null
 * leaves distances and profit unknown. A closed plan is not judged. `isChanged`: the trader has changed it since the
 * track's last step.
 */
export function deskRow(
  { kept, plan, liquidation }: PreparedPlan,
  prepared: Prepared,
  track: FindingTrack,
  nowMs: number,
  problem: string | null,
  isChanged = false,
): {
  readonly row: DeskRow;
  readonly track: FindingTrack;
  readonly opened: ReturnType<typeof stepFindings>['opened'];
} {
  const { market } = prepared;
  const isJudged = problem === null && kept.status !== 'closed';
  const price = problem === null ? market.price : null;
  const facts = isJudged ? judge(plan, liquidation, prepared) : [];
  const tell = () => tellFacts(facts, plan, liquidation, prepared);
  const step = isJudged ? stepFindings(track, facts, tell, nowMs, isChanged) : { track, opened: [] };
  const away = (to: number | null) =>
    price === null || to === null || !(price > 0) ? null : ((to - price) / price) * 100;
  const liquidationPrice = liquidation?.price ?? null;
  const from = kept.status === 'open' ? price : plan.entry;
  const row: DeskRow = {
    planId: kept.id,
    entry: plan.entry,
    sizeUsd: plan.sizeUsd,
    entryPct: away(plan.entry),
    stopPct: away(plan.stop),
    liquidationPct: away(liquidationPrice),
    liquidationPrice,
    marginNote: marginNoteOf(kept),
    profitLoss: kept.status === 'open' && price !== null ? profitLoss(plan, price, 'last') : null,
    zones: isJudged && from !== null ? zoneDistances(market.zones, from, market.atrUsd) : [],
    verdict: isJudged ? verdictOf(facts) : 'unknown',
    findings: step.track.told,
    problem,
  };
  return { row, track: step.track, opened: step.opened };
}
