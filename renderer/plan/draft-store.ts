// The form's state and what follows from it: the chart gets each valid plan at once, the engine a little later.
import { create } from 'zustand';
import type { Plan } from '../../shared/model/plan';
import type { Side } from '../../shared/model/side';
import { debounce } from '../session/pace';
import { tell } from '../session/send';
import { useSession } from '../session/store';
import {
  draftOf,
  fieldText,
  FIELDS,
  readDraft,
  samePlan,
  type Draft,
  type DraftContext,
  type FieldName,
  type Problems,
} from './draft';
import { parseAmount } from './parse';

interface PlanState {
  readonly draft: Draft;
  readonly problems: Problems;
  /** The last valid plan; stays while a field is being typed in, so that the chart's lines do not flicker. */
  readonly plan: Plan | null;
  /** True when the form as it stands is `plan`. */
  readonly isCurrent: boolean;
}

const EMPTY: Draft = { side: 'long', entry: '', stop: '', leverage: '10x', size: '' };

export const usePlan = create<PlanState>()(() => ({
  draft: EMPTY,
  problems: {},
  plan: null,
  isCurrent: true,
}));

const tellEngine = debounce<Plan | null>(80, (plan) => tell('plan.set', { plan }));

/** Null while no session is open: a plan needs a venue and a tick. */
function contextNow(): DraftContext | null {
  const { hello, now } = useSession.getState();
  if (!hello) return null;
  const { exchange, priceDecimals } = hello.instrument;
  return { venue: exchange, priceDecimals, price: now?.price ?? null };
}

/** `isNewSession` tells the engine even a plan that has not changed. */
function take(draft: Draft, isNewSession = false): void {
  const context = contextNow();
  if (!context) {
    usePlan.setState({ draft });
    return;
  }
  const { plan, problems } = readDraft(draft, context);
  const isEmpty = draft.entry.trim() === '' && Object.keys(problems).length === 0;
  if (plan || isEmpty) {
    const isSame = samePlan(plan, usePlan.getState().plan);
    usePlan.setState({ draft, problems, isCurrent: true, ...(isSame ? {} : { plan }) });
    if (!isSame || isNewSession) tellEngine(plan);
  } else {
    usePlan.setState({ draft, problems, isCurrent: false });
  }
}

export function changeField(name: FieldName, text: string): void {
  take({ ...usePlan.getState().draft, [name]: text });
}

export function changeSide(side: Side): void {
  take({ ...usePlan.getState().draft, side });
}

/** Enter or leaving a field: `92.1k` becomes `92,100.0`, and the engine need not wait. */
export function finishField(name: FieldName): void {
  const { draft } = usePlan.getState();
  const value = parseAmount(draft[name]);
  const decimals = contextNow()?.priceDecimals;
  if (value !== null && decimals !== undefined) {
    const text = fieldText(name, value, decimals);
    if (text !== draft[name]) take({ ...draft, [name]: text });
  }
  tellEngine.flush();
}

/** The trader drags a line of the plan on the chart; `done` when it is let go. */
export function dragField(line: 'entry' | 'stop', price: number, done: boolean): void {
  const decimals = contextNow()?.priceDecimals ?? 1;
  changeField(line, fieldText(line, price, decimals));
  if (done) tellEngine.flush();
}

/** Puts a plan's texts into the form; the engine is told at once. */
export function loadPlan(plan: Plan): void {
  take(draftOf(plan, contextNow()?.priceDecimals ?? 1));
  tellEngine.flush();
}

/** Takes over the plan that main remembered; it goes to the engine once a session tells venue and tick. */
export function startPlan(plan: Plan | null): void {
  if (plan) usePlan.setState({ draft: draftOf(plan, 1) });
  useSession.subscribe((session, before) => {
    if (!session.hello) return;
    const isNewSession = session.hello !== before.hello;
    // The first price of a session can show that a remembered plan belongs to another market.
    if (!isNewSession && (before.now !== null || session.now === null)) return;
    const decimals = session.hello.instrument.priceDecimals;
    const { draft } = usePlan.getState();
    const shown = { ...draft };
    for (const name of FIELDS) {
      const value = parseAmount(draft[name]);
      if (value !== null) shown[name] = fieldText(name, value, decimals);
    }
    take(shown, isNewSession);
  });
}
