// One side's gain over the price path alone: a dot with its 95 % interval against a zero line.
import type { CardSide } from '../../shared/model/model-card';
import type { Side } from '../../shared/model/side';
import { formatPct } from '../../shared/util/format';
import { SideMark } from '../ui/side-mark';

const WIDTH = 120;
const ZERO = 24;
/** Gain in % that fills the track to the right of zero. */
const FULL_PCT = 12;

const at = (gain: number): number =>
  Math.max(1, Math.min(WIDTH - 1, ZERO + ((gain * 100) / FULL_PCT) * (WIDTH - ZERO)));

const WORDS = { long: 'Long', short: 'Short' } as const;

export function GainRow({ side, figures }: { readonly side: Side; readonly figures: CardSide }) {
  const { gain, gainLow, gainHigh } = figures;
  const interval = `${formatPct(gainLow * 100, 1)} to ${formatPct(gainHigh * 100, 1)}`;
  return (
    <div
      className="gain"
      title={`Gain over price geometry: ${formatPct(gain * 100, 1)} of variance, 95%: ${interval}.`}
    >
      <dt className={`gain-side side-${side}`}>
        <SideMark side={side} />
        {WORDS[side]}
      </dt>
      <dd>
        <svg className={`gain-chart side-${side}`} viewBox={`0 0 ${WIDTH} 12`} aria-hidden="true">
          <path className="gain-zero" d={`M${ZERO + 0.5} 0v12`} />
          <path className="gain-range" d={`M${at(gainLow)} 6H${at(gainHigh)}`} />
          <circle className="gain-dot" cx={at(gain)} cy="6" r="3" />
        </svg>
        <span className="gain-value">{gainLow > 0 ? formatPct(gain * 100, 1) : 'no gain shown'}</span>
      </dd>
    </div>
  );
}
