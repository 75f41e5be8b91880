// One figure of the market bar: its name above, its value and a small note below.
import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly value?: string;
  readonly note?: string | null;
  readonly children?: ReactNode;
}

export function Stat({ label, hint, value, note, children }: Props) {
  return (
    <div className="stat" title={hint}>
      <span className="stat-label">{label}</span>
      <span className="stat-row">
        {children ?? <span className="stat-value">{value}</span>}
        {note ? <span className="stat-note">{note}</span> : null}
      </span>
    </div>
  );
}
