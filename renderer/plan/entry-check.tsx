// The entry check: a plan's inputs, its verdict, its own figures and its ladder.
import { KeepBar } from '../desk/keep-bar';
import { TrialStrip } from '../desk/trial-strip';
import { useTrial } from '../desk/trial-store';
import { useSession } from '../session/store';
import { Assumptions } from './assumptions';
import { cardState } from './card-state';
import { samePlan } from './draft';
import { usePlan } from './draft-store';
import { Ladder } from './ladder';
import { OwnLines } from './own-lines';
import { PlanForm } from './plan-form';
import { VerdictCard } from './verdict-card';
import './entry-check.css';

export function EntryCheck() {
  const hasSession = useSession((session) => session.hello !== null);
  const risk = useSession((session) => session.risk);
  const decimals = useSession((session) => session.hello?.instrument.priceDecimals ?? 1);
  const trial = useTrial();
  const { plan, isCurrent, problems } = usePlan();
  // While the form changes the trial answers first; the engine's own check follows, and keeps up with the market.
  const tried = trial.plan === plan && trial.check && plan ? { ...trial.check.after, plan } : null;
  const check = samePlan(risk?.plan ?? null, plan) ? risk : (tried ?? risk);
  const state = cardState({ hasSession, plan, isCurrent, problems, check });
  const told = state.kind === 'told' ? state.check : null;
  return (
    <section className="panel entry-check">
      <header className="panel-head">
        <h2 className="panel-title">Entry check</h2>
        <KeepBar />
      </header>
      <PlanForm />
      <VerdictCard state={state} />
      <TrialStrip decimals={decimals} />
      <OwnLines check={told} />
      <Ladder check={told} />
      <Assumptions check={told} />
    </section>
  );
}
