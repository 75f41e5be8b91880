// Groups the plans by where they were made: a replay's plans are never mixed with live ones.
import type { DeskPlan } from '../../shared/model/desk';
import { isOfThisWorld } from './desk-plan';

export interface PlanGroup {
  readonly key: string;
  readonly plans: readonly DeskPlan[];
  /** Made in what is on show. */
  readonly isHere: boolean;
}

const keyOf = ({ origin }: DeskPlan): string =>
  origin.kind === 'live' ? 'live' : `replay ${origin.session}`;

/** What is on show first, then the others; the order inside a group is the desk's. */
export function groupPlans(
  plans: readonly DeskPlan[],
  session: string,
  isLive: boolean,
): readonly PlanGroup[] {
  const groups = new Map<string, DeskPlan[]>();
  for (const plan of plans) {
    const key = keyOf(plan);
    const group = groups.get(key);
    if (group) group.push(plan);
    else groups.set(key, [plan]);
  }
  return [...groups]
    .map(([key, members]) => ({ key, plans: members, isHere: isOfThisWorld(members[0], session, isLive) }))
    .sort((a, b) => Number(b.isHere) - Number(a.isHere));
}
