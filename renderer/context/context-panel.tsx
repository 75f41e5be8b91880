// The market around the map: funding, open interest, volume, and what stands near the price.
import { formatPct, formatPercentile, formatPrice, UNKNOWN } from '../../shared/util/format';
import { useSession } from '../session/store';
import { SplitBar } from '../ui/split-bar';
import { Gauge } from './gauge';
import { usdWithin } from './within';
import './context.css';

const NEAR_PCT = 5;
/** Ends of the gauges: changes of this size fill half of the track. */
const FULL_1H_PCT = 2;
const FULL_24H_PCT = 6;
const FULL_Z = 3;

interface RowProps {
  readonly label: string;
  readonly hint: string;
  readonly value: number | null;
  readonly kind?: 'bar' | 'tick';
  readonly text: string;
}

function Row({ label, hint, value, kind = 'bar', text }: RowProps) {
  return (
    <div className="context-row" title={hint}>
      <dt>{label}</dt>
      <dd>
        <Gauge value={value} kind={kind} />
        <span className="context-value">{text}</span>
      </dd>
    </div>
  );
}

const share = (value: number | null, full: number): number | null => (value === null ? null : value / full);

function signed(value: number | null): string {
  if (value === null) return UNKNOWN;
  const text = formatPrice(value, 1);
  return value >= 0 || Number(value.toFixed(1)) === 0 ? `+${text}` : text;
}

export function ContextPanel() {
  const now = useSession((session) => session.now);
  const displayCell = useSession((session) => session.hello?.displayCell ?? null);
  const stats = now?.stats;
  const percentile = stats?.funding?.percentile ?? null;
  const oi1h = stats?.oiChange1hPct ?? null;
  const oi24h = stats?.oiChange24hPct ?? null;
  const volumeZ = stats?.volumeZ ?? null;
  const near = usdWithin(now, displayCell, NEAR_PCT);
  return (
    <section className="panel context" aria-label="Context">
      <h2 className="panel-head panel-title">Context</h2>
      <dl className="context-rows">
        <Row
          label="Funding"
          hint="Percentile of the funding rate among the last rates."
          value={percentile}
          kind="tick"
          text={formatPercentile(percentile)}
        />
        <Row
          label="OI change 1h"
          hint="Change of open interest in the last hour."
          value={share(oi1h, FULL_1H_PCT)}
          text={formatPct(oi1h)}
        />
        <Row
          label="OI change 24h"
          hint="Change of open interest in the last 24 hours."
          value={share(oi24h, FULL_24H_PCT)}
          text={formatPct(oi24h)}
        />
        <Row
          label="Volume z"
          hint="The last full hour's volume against the 7 days before, in standard deviations."
          value={share(volumeZ, FULL_Z)}
          text={signed(volumeZ)}
        />
        <div
          className="context-row"
          title={`Estimated longs up to ${NEAR_PCT}% below the price, shorts up to ${NEAR_PCT}% above.`}
        >
          <dt>Within {NEAR_PCT}%</dt>
          <dd className="context-near">
            <SplitBar {...near} />
          </dd>
        </div>
      </dl>
    </section>
  );
}
