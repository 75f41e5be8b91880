// A plan's detail: its entries, targets and note to edit; its findings with reason and time; the calmest prices near it.
import { ChevronsDown } from 'lucide-react';
import type { DeskPlan, DeskRow } from '../../shared/model/desk';
import { CalmPrices } from './calm-prices';
import { cascadeFromPlan } from './cascade-store';
import { FindingList } from './finding-list';
import { PlanParts } from './plan-parts';
import { SweptFirst } from './swept-first';

interface Props {
  readonly plan: DeskPlan;
  readonly row: DeskRow | undefined;
  readonly decimals: number;
}

export function PlanDetail({ plan, row, decimals }: Props) {
  return (
    <div className="plan-detail">
      <PlanParts plan={plan} decimals={decimals} />
      <FindingList row={row} isClosed={plan.status === 'closed'} />
      <div className="plan-more">
        <CalmPrices plan={plan} decimals={decimals} />
        <SweptFirst plan={plan} />
        <button
          type="button"
          className="control plan-add plan-cascade"
          onClick={() => cascadeFromPlan(plan, row?.liquidationPrice ?? null)}
        >
          <ChevronsDown className="icon" aria-hidden="true" />
          Cascade what-if from its liquidation
        </button>
      </div>
    </div>
  );
}
