// What a dragged plan line does: the form follows the hand, and a drop is kept when the plan is on the desk.
import type { PlanGrip } from '../heatmap/chart-types';
import { dragField } from '../plan/draft-store';
import { changePlan, priceDecimalsNow, saveForm, selectedPlan, useDesk } from './desk-store';
import { isDirty } from './trial-store';

/** Takes a step of a drag to a price (quote units, USD). */
export function dragGrip(grip: PlanGrip, price: number, phase: 'move' | 'end' | 'cancel'): void {
  if (typeof grip === 'number') {
    if (phase === 'end') dropTarget(grip, price);
    return;
  }
  dragField(grip, price, phase !== 'move');
  if (phase === 'end' && isDirty()) saveForm();
}

function dropTarget(index: number, price: number): void {
  const kept = selectedPlan(useDesk.getState());
  if (!kept) return;
  const dropped = Number(price.toFixed(priceDecimalsNow()));
  changePlan({ ...kept, targets: kept.targets.map((target, i) => (i === index ? dropped : target)) });
}
