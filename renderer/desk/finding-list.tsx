// A plan's findings with their reasons: since when each holds, or from when to when it held and why it closed.
import type { DeskRow, TrackedFinding } from '../../shared/model/desk';
import { timeText } from '../heatmap/time-text';
import { ReasonMark } from '../plan/reason-mark';

function Finding({ finding }: { readonly finding: TrackedFinding }) {
  const { openedMs, closedMs, closedReason } = finding;
  const when =
    closedMs === null ? `since ${timeText(openedMs)}` : `${timeText(openedMs)} to ${timeText(closedMs)}`;
  return (
    <li className={closedMs === null ? 'finding' : 'finding finding-closed'}>
      <ReasonMark severity={finding.severity} />
      <span className="finding-text">{closedMs === null ? finding.reason : finding.text}</span>
      <span className="finding-when">{when}</span>
      {closedReason !== null && <span className="finding-why">Closed: {closedReason}</span>}
    </li>
  );
}

interface Props {
  readonly row: DeskRow | undefined;
  readonly isClosed: boolean;
}

export function FindingList({ row, isClosed }: Props) {
  const findings = row?.findings ?? [];
  return (
    <section className="findings" aria-label="Findings">
      <h3>Findings</h3>
      {row?.problem && <p className="findings-none">{row.problem}</p>}
      {row?.marginNote && <p className="findings-none">* {row.marginNote}</p>}
      <ul>
        {findings.map((finding) => (
          <Finding key={`${finding.code} ${finding.severity} ${finding.openedMs}`} finding={finding} />
        ))}
      </ul>
      {!row?.problem && findings.length === 0 && (
        <p className="findings-none">
          {isClosed ? 'A closed plan is not judged.' : 'Nothing was found yet.'}
        </p>
      )}
    </section>
  );
}
