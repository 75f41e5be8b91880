// The trial of what the form says: asked while it is typed or dragged, before anything is kept.
import { create } from 'zustand';
import type { DeskCheck, DeskPlan } from '../../shared/model/desk';
import type { Plan } from '../../shared/model/plan';
import { usePlan } from '../plan/draft-store';
import { throttle } from '../session/pace';
import { ask } from '../session/send';
import { useSession } from '../session/store';
import { newDeskPlan } from '../../shared/model/desk';
import { sameDeskPlan } from './desk-plan';
import { formTrial, selectedPlan, useDesk } from './desk-store';

interface TrialState {
  /** The form's plan that was tried, and the answer to it. */
  readonly plan: Plan | null;
  readonly check: DeskCheck | null;
}

export const useTrial = create<TrialState>()(() => ({ plan: null, check: null }));

/** Fast enough to follow a hand, slow enough that questions never queue. */
const ASK_MS = 60;

/** What to try for the form as it stands; null when there is nothing to. */
function question(): {
  readonly before: DeskPlan | null;
  readonly after: DeskPlan;
  readonly plan: Plan;
} | null {
  const { plan, isCurrent } = usePlan.getState();
  const { hello } = useSession.getState();
  if (!plan || !isCurrent || !hello) return null;
  const before = selectedPlan(useDesk.getState());
  const after =
    formTrial() ??
    newDeskPlan(plan, {
      id: 'draft',
      nowMs: 0,
      symbol: hello.instrument.symbol,
      origin: { kind: 'live' },
    });
  return { before, after, plan };
}

const askSoon = throttle<null>(ASK_MS, () => {
  const asked = question();
  if (!asked) {
    useTrial.setState({ plan: null, check: null });
    return;
  }
  const { before, after, plan } = asked;
  void ask('desk.check', { before, after }).then((check) => {
    // A later form has its own answer coming.
    if (usePlan.getState().plan === plan) useTrial.setState({ plan, check });
  });
});

/** Whether the form differs from the kept plan that it belongs to. */
export function isDirty(): boolean {
  const kept = selectedPlan(useDesk.getState());
  const trial = formTrial();
  return kept !== null && trial !== null && !sameDeskPlan(kept, trial);
}

/** Tries the form whenever it changes, and a changed plan again whenever the market moves. */
export function startTrials(): void {
  usePlan.subscribe((now, before) => {
    if (now.plan !== before.plan || now.isCurrent !== before.isCurrent) askSoon(null);
  });
  useDesk.subscribe((now, before) => {
    if (now.selectedId !== before.selectedId || now.plans !== before.plans) askSoon(null);
  });
  useSession.subscribe((now, before) => {
    if (now.desk !== before.desk && isDirty()) askSoon(null);
  });
}
