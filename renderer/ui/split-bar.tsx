// Long against short USD: both amounts with their triangles and a bar between them split by share.
import { formatUsd } from '../../shared/util/format';
import { SideMark } from './side-mark';

interface Props {
  readonly longUsd: number | null;
  readonly shortUsd: number | null;
}

export function SplitBar({ longUsd, shortUsd }: Props) {
  const total = (longUsd ?? 0) + (shortUsd ?? 0);
  const known = longUsd !== null && shortUsd !== null && total > 0;
  return (
    <span className="split">
      <span className="split-amount side-long">
        <SideMark side="long" />
        {formatUsd(longUsd)}
      </span>
      <span className="split-bar" aria-hidden="true">
        {known && (
          <>
            <span className="split-long" style={{ flexGrow: longUsd / total }} />
            <span className="split-short" style={{ flexGrow: shortUsd / total }} />
          </>
        )}
      </span>
      <span className="split-amount side-short">
        <SideMark side="short" />
        {formatUsd(shortUsd)}
      </span>
    </span>
  );
}
