// A thin track with a mark: a percentile as a tick, a change as a bar from the middle. Neutral, without hue.

interface Props {
  /** From -1 to 1 (bar) or from 0 to 1 (tick); null draws the bare track. */
  readonly value: number | null;
  readonly kind: 'bar' | 'tick';
}

const WIDTH = 97;
const MIDDLE = WIDTH / 2;

export function Gauge({ value, kind }: Props) {
  const x =
    value === null
      ? 0
      : kind === 'tick'
        ? value * (WIDTH - 2)
        : MIDDLE + Math.max(-1, Math.min(1, value)) * MIDDLE;
  return (
    <svg className="gauge" viewBox={`0 0 ${WIDTH} 10`} aria-hidden="true">
      <path className="gauge-track" d={`M0 5h${WIDTH}M${MIDDLE} 3v4`} />
      {value !== null && kind === 'tick' && <rect className="gauge-mark" x={x} y="1" width="2" height="8" />}
      {value !== null && kind === 'bar' && (
        <rect
          className="gauge-mark"
          x={Math.min(x, MIDDLE)}
          y="4"
          width={Math.max(1, Math.abs(x - MIDDLE))}
          height="2"
        />
      )}
    </svg>
  );
}
