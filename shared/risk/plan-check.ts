// A desk plan's check, whole, and the comparison before and after a change.
import { type DeskCheck, type DeskPlan, joinedPlan, type PlanCheck, type SweptFirst } from '../model/desk';
import type { FindingCode } from '../model/plan';
import { checkPrepared, type Prepared } from './check';
import { marginNoteOf } from './desk-row';
import { sweptBetween } from './table';
import type { Tiers } from './tiers';

/** The check of a plan and what must be swept first for its liquidation price to be reached. */
export function checkDeskPlan(kept: DeskPlan, tiers: Tiers | null, prepared: Prepared): PlanCheck {
  const plan = joinedPlan(kept);
  const check = checkPrepared(plan, tiers, prepared);
  // An open position starts from where the market stands; an idea from where it would be entered.
  const from = kept.status === 'open' ? prepared.market.price : plan.entry;
  return {
    ...check,
    sweptFirst: sweptFirst(kept, from, check.liquidationPrice, prepared),
    marginNote: marginNoteOf(kept),
  };
}

function sweptFirst(
  { side }: DeskPlan,
  fromPrice: number | null,
  toPrice: number | null,
  { table, mapProblem }: Prepared,
): SweptFirst | null {
  if (fromPrice === null || toPrice === null || mapProblem !== null) return null;
  const low = Math.min(fromPrice, toPrice);
  const high = Math.max(fromPrice, toPrice);
  const isAhead = side === 'long' ? toPrice < fromPrice : toPrice > fromPrice;
  const zones = isAhead ? table.own[side].filter((zone) => zone.low < high && zone.high > low) : [];
  return {
    fromPrice,
    toPrice,
    usd: isAhead ? sweptBetween(table, side, fromPrice, toPrice) : 0,
    zones: zones.map((zone) => {
      const edge = side === 'long' ? Math.min(zone.high, fromPrice) : Math.max(zone.low, fromPrice);
      const distancePct = (edge / fromPrice - 1) * 100;
      return { id: zone.id, side, low: zone.low, high: zone.high, usd: zone.usd, distancePct };
    }),
  };
}

/** Two checks of the same moment, and which findings the change opens and closes. */
export function compareChecks(before: PlanCheck | null, after: PlanCheck): DeskCheck {
  const codes = (check: PlanCheck | null): readonly FindingCode[] =>
    check === null ? [] : check.findings.map(({ code }) => code);
  const had = codes(before);
  const has = codes(after);
  return {
    before,
    after,
    opens: before === null ? [] : has.filter((code) => !had.includes(code)),
    closes: had.filter((code) => !has.includes(code)),
  };
}
