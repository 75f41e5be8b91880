// The second signal of a side: a triangle up for shorts (above), down for longs (below).
import type { Side } from '../../shared/model/side';

const PATHS: Readonly<Record<Side, string>> = {
  long: 'M0.5 1.5h11L6 10.5z',
  short: 'M0.5 10.5h11L6 1.5z',
};

export function SideMark({ side }: { readonly side: Side }) {
  return (
    <svg className={`side-mark side-${side}`} viewBox="0 0 12 12" aria-hidden="true">
      <path d={PATHS[side]} />
    </svg>
  );
}
