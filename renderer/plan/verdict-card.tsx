// The verdict: shape, word and meter, and the reasons for it; or why there is none.
import type { Verdict } from '../../shared/model/plan';
import { cardFindings, METER, type CardState } from './card-state';
import { ReasonMark } from './reason-mark';
import { VerdictShape } from './verdict-shape';

function Meter({ verdict }: { readonly verdict: Verdict }) {
  return (
    <span className="meter" aria-hidden="true">
      {[1, 2, 3].map((step) => (
        <span key={step} className={step <= METER[verdict] ? 'meter-bar meter-lit' : 'meter-bar'} />
      ))}
    </span>
  );
}

export function VerdictCard({ state }: { readonly state: CardState }) {
  const check = state.kind === 'told' ? state.check : null;
  const verdict = check?.verdict ?? 'unknown';
  return (
    <section
      className={`verdict verdict-${verdict} verdict-${state.kind}`}
      aria-label="Verdict"
      aria-live="polite"
    >
      <div className="verdict-head">
        <VerdictShape verdict={verdict} />
        <strong className="verdict-word" data-testid="verdict">
          {state.word}
        </strong>
        <Meter verdict={verdict} />
      </div>
      <ul className="reasons">
        {check &&
          cardFindings(check.findings).map((finding) => (
            <li key={`${finding.code}${finding.zoneId ?? ''}`} className="reason" title={finding.reason}>
              <ReasonMark severity={finding.severity} />
              {finding.text}
            </li>
          ))}
        {state.kind !== 'told' && <li className="reason">{state.line}</li>}
      </ul>
    </section>
  );
}
