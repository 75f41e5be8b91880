// Parts of a whole as thin bars with their USD and share.
import { formatUsd } from '../../shared/util/format';

interface Props {
  readonly rows: readonly { readonly label: string; readonly usd: number }[];
  readonly total: number;
}

const WIDTH = 92;

export function Shares({ rows, total }: Props) {
  return (
    <dl className="shares">
      {rows.map(({ label, usd }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <svg viewBox={`0 0 ${WIDTH} 6`} aria-hidden="true">
              <rect className="shares-track" width={WIDTH} height="6" rx="1" />
              <rect className="shares-bar" width={(WIDTH * usd) / total} height="6" rx="1" />
            </svg>
            <span>{Math.round((usd / total) * 100)}%</span>
            <b>{formatUsd(usd)}</b>
          </dd>
        </div>
      ))}
    </dl>
  );
}
