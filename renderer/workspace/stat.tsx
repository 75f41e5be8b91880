// One figure of the market bar: its name above, its value and a small note below.
import type { ReactNode } from 'react';

interface Props {
  /** Gives the figure its own fixed width (market-bar.css). */
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value?: string;
  /** Takes its place even when it is unknown; left out where there never is one. */
  readonly note?: string;
  readonly children?: ReactNode;
}

export function Stat({ name, label, hint, value, note, children }: Props) {
  return (
    <div className={`stat stat-${name}`} title={hint}>
      <span className="stat-label">{label}</span>
      <span className="stat-row">
        {children ?? <span className="stat-value">{value}</span>}
        {note !== undefined && <span className="stat-note">{note}</span>}
      </span>
    </div>
  );
}
