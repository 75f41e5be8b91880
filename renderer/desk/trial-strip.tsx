// Before and after of a change that is not kept yet: verdict, liquidation, and which findings it opens and closes.
import type { FindingCode, Verdict } from '../../shared/model/plan';
import { formatPrice } from '../../shared/util/format';
import { samePlan } from '../plan/draft';
import { usePlan } from '../plan/draft-store';
import { VerdictShape } from '../plan/verdict-shape';
import { VERDICT_NAMES } from './row-words';
import { useDesk } from './desk-store';
import { isDirty, useTrial } from './trial-store';
import './trial.css';

function Mark({ verdict }: { readonly verdict: Verdict }) {
  return (
    <span className={`trial-verdict verdict-${verdict}`}>
      <VerdictShape verdict={verdict} />
      {VERDICT_NAMES[verdict]}
    </span>
  );
}

const words = (codes: readonly FindingCode[]): string =>
  codes.map((code) => code.replaceAll('-', ' ')).join(', ');

export function TrialStrip({ decimals }: { readonly decimals: number }) {
  const { plan, check } = useTrial();
  const form = usePlan((state) => state.plan);
  useDesk((desk) => desk.plans);
  const before = check?.before ?? null;
  if (!check || before === null || !samePlan(plan, form) || !isDirty()) return null;
  const { after, opens, closes } = check;
  return (
    <div className="trial" role="status" aria-label="Before and after">
      <span className="trial-line">
        <span className="trial-name">Kept</span>
        <Mark verdict={before.verdict} />
        <span>liq. {formatPrice(before.liquidationPrice, decimals)}</span>
      </span>
      <span className="trial-line">
        <span className="trial-name">Now</span>
        <Mark verdict={after.verdict} />
        <span>liq. {formatPrice(after.liquidationPrice, decimals)}</span>
      </span>
      {opens.length > 0 && <span className="trial-codes">Opens: {words(opens)}</span>}
      {closes.length > 0 && <span className="trial-codes">Closes: {words(closes)}</span>}
    </div>
  );
}
