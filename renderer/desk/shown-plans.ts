// What the chart draws of the desk: the form's plan with its handles, and the other open plans behind it.
import { joinedPlan } from '../../shared/model/desk';
import type { Chart, OtherPlan, ShownPlan } from '../heatmap/chart-types';
import { usePlan } from '../plan/draft-store';
import { useSession } from '../session/store';
import { isOfThisWorld } from './desk-plan';
import { selectedPlan, useDesk } from './desk-store';
import { useTrial } from './trial-store';

function shownPlan(): ShownPlan | null {
  const { plan } = usePlan.getState();
  if (!plan) return null;
  const kept = selectedPlan(useDesk.getState());
  return kept && kept.targets.length > 0 ? { ...plan, targets: kept.targets } : plan;
}

function otherPlans(): readonly OtherPlan[] {
  const { hello, time, desk } = useSession.getState();
  const { plans, selectedId } = useDesk.getState();
  if (!hello) return [];
  const isLive = time?.play.mode === 'following';
  const open = plans.filter(
    (plan) =>
      plan.status === 'open' && plan.id !== selectedId && isOfThisWorld(plan, hello.session.name, isLive),
  );
  return open.map((kept) => {
    const { side, entry, leverage, stop } = joinedPlan(kept);
    const row = desk?.rows.find(({ planId }) => planId === kept.id);
    return { id: kept.id, side, entry, leverage, stop, liquidation: row?.liquidationPrice ?? null };
  });
}

const same = (a: readonly OtherPlan[], b: readonly OtherPlan[]): boolean =>
  a.length === b.length && JSON.stringify(a) === JSON.stringify(b);

/** Keeps a chart told of the plans; returns a function that stops. */
export function followPlans(chart: Chart): () => void {
  let others: readonly OtherPlan[] = [];
  const tellOthers = (): void => {
    const next = otherPlans();
    if (same(next, others)) return;
    others = next;
    chart.setOthers(next);
  };
  chart.setPlan(shownPlan());
  tellOthers();
  const stops = [
    usePlan.subscribe((now, before) => {
      if (now.plan !== before.plan) chart.setPlan(shownPlan());
    }),
    useDesk.subscribe((now, before) => {
      if (now.plans === before.plans && now.selectedId === before.selectedId) return;
      chart.setPlan(shownPlan());
      tellOthers();
    }),
    useSession.subscribe((now, before) => {
      if (now.desk !== before.desk || now.hello !== before.hello) tellOthers();
    }),
    useTrial.subscribe(({ check }) => chart.setTrial(check?.after ?? null)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
