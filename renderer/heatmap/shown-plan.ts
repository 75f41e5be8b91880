// Plans as the chart shows them: one with handles, the others behind it; and what a hand can take hold of.
import type { Plan } from '../../shared/model/plan';
import type { Side } from '../../shared/model/side';

/** The plan whose lines can be dragged. */
export interface ShownPlan extends Plan {
  /** Prices at which profit is meant to be taken, quote units (USD). */
  readonly targets?: readonly number[];
}

/** Another open plan: drawn faintly, never dragged. Prices in quote units (USD). */
export interface OtherPlan {
  readonly id: string;
  readonly side: Side;
  readonly entry: number;
  readonly leverage: number;
  readonly stop: number | null;
  readonly liquidation: number | null;
}

/** A line of the shown plan that a hand can move; a target by its place among the targets. */
export type PlanGrip = 'entry' | 'stop' | number;

/** Where a grip is; null when the plan has no such line. */
export function gripPrice(plan: ShownPlan, grip: PlanGrip): number | null {
  if (grip === 'entry') return plan.entry;
  if (grip === 'stop') return plan.stop;
  return plan.targets?.[grip] ?? null;
}

/** The plan with a grip at another price. */
export function withGrip(plan: ShownPlan, grip: PlanGrip, price: number): ShownPlan {
  if (grip === 'entry') return { ...plan, entry: price };
  if (grip === 'stop') return { ...plan, stop: price };
  return { ...plan, targets: plan.targets?.map((target, i) => (i === grip ? price : target)) };
}
