// The fold-out: each finding in full with its numbers, and what the check assumes.
import { ChevronRight } from 'lucide-react';
import type { CheckResult } from '../../shared/model/plan';

export function Assumptions({ check }: { readonly check: CheckResult | null }) {
  return (
    <details className="assumptions">
      <summary className="control">
        <ChevronRight className="assumptions-arrow" aria-hidden="true" />
        Reasons and assumptions
      </summary>
      <ul className="assumptions-list">
        {check?.findings.map((finding) => (
          <li key={`${finding.code}${finding.zoneId ?? ''}`} className="assumptions-reason">
            {finding.reason}
          </li>
        ))}
        {check?.assumptions.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {!check && <li>Nothing is checked yet.</li>}
      </ul>
    </details>
  );
}
