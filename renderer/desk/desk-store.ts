// The desk's plans as this window has them: main keeps them, the window is the only one that changes them.
import { create } from 'zustand';
import { joinedPlan, type DeskPlan } from '../../shared/model/desk';
import { formatPrice } from '../../shared/util/format';
import { loadPlan, usePlan } from '../plan/draft-store';
import { samePlan } from '../plan/draft';
import { say } from '../session/notices';
import { ask } from '../session/send';
import { useSession } from '../session/store';
import { newDeskPlan } from '../../shared/model/desk';
import { formPlan, withForm } from './desk-plan';

/** The last change, in words, and what the desk was before it. */
interface Undo {
  readonly text: string;
  readonly plans: readonly DeskPlan[];
}

interface DeskState {
  readonly plans: readonly DeskPlan[];
  /** The plan that the form and the chart's handles belong to; null: the form is a draft of a new one. */
  readonly selectedId: string | null;
  /** Whether the drawer is open, and which plan's detail in it. */
  readonly isOpen: boolean;
  readonly openId: string | null;
  readonly undo: Undo | null;
}

export const useDesk = create<DeskState>()(() => ({
  plans: [],
  selectedId: null,
  isOpen: false,
  openId: null,
  undo: null,
}));

export const selectedPlan = ({ plans, selectedId }: DeskState): DeskPlan | null =>
  plans.find((plan) => plan.id === selectedId) ?? null;

export function priceDecimalsNow(): number {
  return useSession.getState().hello?.instrument.priceDecimals ?? 1;
}

/** `Long 25x 92,100.0`: a plan's name in sentences. */
export function planName(plan: DeskPlan): string {
  const side = plan.side === 'long' ? 'Long' : 'Short';
  return `${side} ${plan.leverage}x ${formatPrice(joinedPlan(plan).entry, priceDecimalsNow())}`;
}

/** Takes over main's plans; the one that the form shows is selected again. */
export function startDesk(plans: readonly DeskPlan[]): void {
  const { plan } = usePlan.getState();
  const decimals = priceDecimalsNow();
  const shown = plans.find((kept) => samePlan(formPlan(kept, decimals), plan));
  useDesk.setState({ plans, selectedId: shown?.id ?? null });
}

/** Shows a change at once; when main refuses it, it is taken back and said. */
async function change(
  plans: readonly DeskPlan[],
  text: string,
  send: () => Promise<{ readonly problem: string | null } | null>,
): Promise<void> {
  const before = useDesk.getState().plans;
  useDesk.setState({ plans, undo: { text, plans: before } });
  const reply = await send();
  if (reply !== null && reply.problem === null) return;
  useDesk.setState({ plans: before, undo: null });
  if (reply?.problem) say(reply.problem);
}

/** Puts the form's plan on the desk as an idea and selects it. */
export function keepDraft(): void {
  const { plan, isCurrent } = usePlan.getState();
  const { hello, time } = useSession.getState();
  if (!plan || !isCurrent || !hello) return;
  const isLive = time?.play.mode === 'following';
  const added = newDeskPlan(plan, {
    id: crypto.randomUUID(),
    nowMs: Date.now(),
    symbol: hello.instrument.symbol,
    origin: isLive
      ? { kind: 'live' }
      : { kind: 'replay', session: hello.session.name, atMs: time?.atMs ?? null },
  });
  useDesk.setState({ selectedId: added.id, isOpen: true });
  void change([...useDesk.getState().plans, added], `Kept ${planName(added)}.`, () =>
    ask('desk.plans.add', { plan: added }),
  );
}

/** Replaces the kept plan of the same id. */
export function changePlan(plan: DeskPlan): void {
  const { plans } = useDesk.getState();
  void change(
    plans.map((kept) => (kept.id === plan.id ? plan : kept)),
    `Changed ${planName(plan)}.`,
    () => ask('desk.plans.change', { plan }),
  );
  if (plan.id === useDesk.getState().selectedId) loadPlan(formPlan(plan, priceDecimalsNow()));
}

export function removePlan(plan: DeskPlan): void {
  const { plans, selectedId, openId } = useDesk.getState();
  useDesk.setState({
    selectedId: selectedId === plan.id ? null : selectedId,
    openId: openId === plan.id ? null : openId,
  });
  void change(
    plans.filter((kept) => kept.id !== plan.id),
    `Deleted ${planName(plan)}.`,
    () => ask('desk.plans.remove', { id: plan.id }),
  );
}

export function undoChange(): void {
  const { undo, selectedId } = useDesk.getState();
  if (!undo) return;
  useDesk.setState({ plans: undo.plans, undo: null });
  void ask('desk.plans.set', { plans: [...undo.plans] });
  const shown = undo.plans.find((plan) => plan.id === selectedId);
  if (shown) loadPlan(formPlan(shown, priceDecimalsNow()));
  else useDesk.setState({ selectedId: null });
}

/** Puts a plan into the form and on the chart with its handles. */
export function selectPlan(plan: DeskPlan): void {
  useDesk.setState({ selectedId: plan.id });
  loadPlan(formPlan(plan, priceDecimalsNow()));
}

/** The form becomes a draft again; its texts stay. */
export function deselectPlan(): void {
  useDesk.setState({ selectedId: null });
}

/** The selected plan as the form would have it; null without a selection or a whole form. */
export function formTrial(): DeskPlan | null {
  const kept = selectedPlan(useDesk.getState());
  const { plan, isCurrent } = usePlan.getState();
  return kept && plan && isCurrent ? withForm(kept, plan, priceDecimalsNow()) : null;
}

/** Keeps what the form says of the selected plan. */
export function saveForm(): void {
  const trial = formTrial();
  if (trial) changePlan(trial);
}

/** The form goes back to the kept plan. */
export function revertForm(): void {
  const kept = selectedPlan(useDesk.getState());
  if (kept) loadPlan(formPlan(kept, priceDecimalsNow()));
}
