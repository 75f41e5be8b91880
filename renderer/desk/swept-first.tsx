// What must be swept before a plan's liquidation price is reached, in one sentence.
import { useEffect, useState } from 'react';
import type { DeskPlan, PlanCheck } from '../../shared/model/desk';
import { formatUsd, formatZoneRange } from '../../shared/util/format';
import { followMoment } from './follow-moment';

function useCheck(plan: DeskPlan): PlanCheck | null {
  const [check, setCheck] = useState<PlanCheck | null>(null);
  useEffect(
    () => followMoment('desk.check', { before: null, after: plan }, (told) => setCheck(told?.after ?? null)),
    [plan],
  );
  return check;
}

export function SweptFirst({ plan }: { readonly plan: DeskPlan }) {
  const check = useCheck(plan);
  const swept = check?.sweptFirst ?? null;
  if (swept === null) return null;
  const sides = plan.side === 'long' ? 'longs' : 'shorts';
  const zones = swept.zones.map((zone) => `${formatZoneRange(zone.low, zone.high)} (${formatUsd(zone.usd)})`);
  return (
    <p className="swept-first">
      Before your liquidation <b>{formatUsd(swept.usd)}</b> of {sides} would be swept first, est.
      {zones.length > 0 ? `; hot zones on the way: ${zones.join(', ')}.` : '; no hot zone on the way.'}
    </p>
  );
}
