// The entry check: a plan's inputs, its verdict, its own figures and its ladder.
import { useSession } from '../session/store';
import { Assumptions } from './assumptions';
import { cardState } from './card-state';
import { usePlan } from './draft-store';
import { Ladder } from './ladder';
import { OwnLines } from './own-lines';
import { PlanForm } from './plan-form';
import { VerdictCard } from './verdict-card';
import './entry-check.css';

export function EntryCheck() {
  const hasSession = useSession((session) => session.hello !== null);
  const check = useSession((session) => session.risk);
  const { plan, isCurrent, problems } = usePlan();
  const state = cardState({ hasSession, plan, isCurrent, problems, check });
  const told = state.kind === 'told' ? state.check : null;
  return (
    <section className="panel entry-check">
      <h2 className="panel-head panel-title">Entry check</h2>
      <PlanForm />
      <VerdictCard state={state} />
      <OwnLines check={told} />
      <Ladder check={told} />
      <Assumptions check={told} />
    </section>
  );
}
