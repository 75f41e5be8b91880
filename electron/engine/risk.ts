// The check of the trader's draft plan against the map of this moment.
import type { CheckResult, Plan } from '../../shared/model/plan';
import { checkPrepared } from '../../shared/risk/check';
import { type TierTable, type Tiers, tiersFor } from '../../shared/risk/tiers';
import { tablesAt } from './live-tiers';
import type { Moment } from './moment';

/** Answers the plan at a moment, by the venue's margin table for the session's symbol. */
export function checkNow(moment: Moment, plan: Plan, tables: readonly TierTable[]): CheckResult {
  return checkPrepared(plan, draftTiers(moment, plan, tables), moment.prepared);
}

/** The venue's table for the draft plan. */
export function draftTiers(moment: Moment, { venue }: Plan, tables: readonly TierTable[]): Tiers | null {
  return tiersFor(tablesAt(moment.tiered, tables), venue, symbolOn(moment, venue));
}

/** The session's symbol on a venue; on one that it does not hold, that of its first. */
function symbolOn({ instruments }: Moment, venue: string): string {
  const own = instruments.find(({ exchange }) => exchange === venue) ?? instruments.at(0);
  return own?.symbol ?? '';
}
