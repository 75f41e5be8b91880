// What a plan says about itself before any map is asked: can it be held, and does its stop work.
import type { Plan } from '../model/plan';
import { type Fact, fixed, losingDistance, stopDistance } from './assess';
import type { LiquidationPrice } from './liquidation-price';

/** Facts from the plan and its liquidation price alone; `liquidation` null when there is no margin table. */
export function ownFacts(plan: Plan, liquidation: LiquidationPrice | null): Fact[] {
  const facts: Fact[] = [];
  if (liquidation === null || liquidation.reason === 'not-a-position')
    facts.push(fixed('no-liquidation-price'));
  else if (liquidation.price === null) facts.push(fixed('leverage-too-high'));
  const stop = stopDistance(plan.side, plan.entry, plan.stop);
  if (plan.stop !== null && stop === null) facts.push(fixed('stop-wrong-side'));
  if (stop !== null && liquidation !== null && liquidation.price !== null) {
    const isFirst = stop < losingDistance(plan.side, plan.entry, liquidation.price);
    facts.push(fixed(isFirst ? 'stop-first' : 'stop-beyond-liquidation'));
  }
  return facts;
}
