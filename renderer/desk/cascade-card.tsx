// The cascade what-if beside the chart: its inputs, reach and amplification under three assumptions, the chain, and what is assumed.
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import {
  CASCADE_BANDS,
  type Cascade,
  type CascadeBand,
  type CascadeDirection,
} from '../../shared/model/cascade';
import { formatPct, formatPrice, formatUsd, UNKNOWN } from '../../shared/util/format';
import { useSession } from '../session/store';
import { IconButton } from '../ui/icon-button';
import { Segmented, type Option } from '../ui/segmented';
import { SideMark } from '../ui/side-mark';
import { useChart } from '../workspace/chart-link';
import { AmountInput } from './amount-input';
import { cascadeMarks, changeCascade, closeCascade, useCascade, type CascadeAsk } from './cascade-store';
import { followMoment } from './follow-moment';
import './cascade.css';

const DIRECTIONS: readonly Option<CascadeDirection>[] = [
  { value: 'down', label: 'Down', hint: 'Longs are swept.' },
  { value: 'up', label: 'Up', hint: 'Shorts are swept.' },
];

const NAMES: Readonly<Record<CascadeBand, string>> = { low: 'Low', mid: 'Mid', high: 'High' };

/** Asks while one is open, keeps the chart told, and closes with Escape. */
function useCascadeAnswer(asked: CascadeAsk | null): void {
  const chart = useChart((state) => state.chart);
  useEffect(() => {
    if (!asked) return undefined;
    return followMoment('desk.cascade', asked, (answer) => useCascade.setState({ answer }));
  }, [asked]);
  useEffect(() => {
    if (!chart) return undefined;
    chart.setCascade(cascadeMarks(useCascade.getState().answer));
    return useCascade.subscribe(({ answer }) => chart.setCascade(cascadeMarks(answer)));
  }, [chart]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') closeCascade();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function Runs({ told, decimals }: { readonly told: Cascade; readonly decimals: number }) {
  return (
    <table className="cascade-table">
      <thead>
        <tr>
          <th>Impact</th>
          <th title="Share of swept positions that becomes market orders.">Forced</th>
          <th>Reach</th>
          <th>From there</th>
          <th>Swept</th>
          <th title="What forced orders sweep for each USD that the push sweeps.">Amplified</th>
        </tr>
      </thead>
      <tbody>
        {CASCADE_BANDS.map((band) => {
          const run = told.runs[band];
          return (
            <tr key={band}>
              <th scope="row">{NAMES[band]}</th>
              <td>{formatPct(run.forcedShare * 100, 0).slice(1)}</td>
              <td>{formatPrice(run.reach, decimals)}</td>
              <td>{formatPct(run.reachPct)}</td>
              <td>{formatUsd(run.totalUsd)}</td>
              <td>{run.amplification === null ? UNKNOWN : `${run.amplification.toFixed(2)}x`}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Chain({ told, decimals }: { readonly told: Cascade; readonly decimals: number }) {
  const [band, setBand] = useState<CascadeBand>('mid');
  const run = told.runs[band];
  return (
    <>
      <h3>
        Chain, impact
        <Segmented
          label="Impact of the chain"
          className="segmented-small"
          options={CASCADE_BANDS.map((value) => ({ value, label: NAMES[value] }))}
          value={band}
          onChange={setBand}
        />
        {run.beyondMap && <span>runs past the last level of the map</span>}
      </h3>
      <table className="cascade-table cascade-chain">
        <thead>
          <tr>
            <th>Round</th>
            <th>To</th>
            <th>Forced orders</th>
            <th>Then swept</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Push</th>
            <td>{formatPrice(told.push.toPrice, decimals)}</td>
            <td>others’</td>
            <td>{formatUsd(told.push.sweptUsd)}</td>
          </tr>
          {run.steps.map((step, i) => (
            <tr key={step.toPrice}>
              <th scope="row">{i + 1}</th>
              <td>{formatPrice(step.toPrice, decimals)}</td>
              <td>{formatUsd(step.forcedUsd)}</td>
              <td>{formatUsd(step.sweptUsd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Inputs({
  asked,
  told,
  decimals,
}: {
  readonly asked: CascadeAsk;
  readonly told: Cascade | null;
  readonly decimals: number;
}) {
  const from = asked.fromPrice ?? told?.fromPrice ?? null;
  return (
    <div className="cascade-inputs">
      <Segmented
        label="Direction of the sweep"
        className="segmented-small"
        options={DIRECTIONS}
        value={asked.direction}
        onChange={(direction) => changeCascade({ direction })}
      />
      <label>
        From
        <AmountInput
          label="From price"
          text={from === null ? '' : formatPrice(from, decimals)}
          onValue={(value) => changeCascade({ fromPrice: value })}
        />
      </label>
      <label title="Books thin out in a cascade: the depth is divided by this.">
        Thin
        <AmountInput
          label="Book thinner by, times"
          text={String(asked.thin ?? told?.thin ?? '')}
          onValue={(value) => changeCascade({ thin: value === null ? null : Math.min(value, 1000) })}
        />
        x
      </label>
      <label title="The move by someone else’s orders that starts it.">
        Push
        <AmountInput
          label="Push, %"
          text={String(asked.pushPct ?? told?.push.pct ?? '')}
          onValue={(value) => changeCascade({ pushPct: value === null ? null : Math.min(value, 20) })}
        />
        %
      </label>
    </div>
  );
}

export function CascadeCard() {
  const { asked, answer } = useCascade();
  const decimals = useSession((session) => session.hello?.instrument.priceDecimals ?? 1);
  useCascadeAnswer(asked);
  if (asked === null) return null;
  const told = answer?.cascade ?? null;
  const side = asked.direction === 'down' ? 'long' : 'short';
  return (
    <section className="cascade" aria-label="Cascade what-if">
      <header className="explain-head">
        <span className={`explain-side side-${side}`}>
          <SideMark side={side} />
          What if {side}s were swept
        </span>
        <span className="brief-not">not a forecast</span>
        <IconButton label="Close cascade" className="explain-close" onClick={closeCascade}>
          <X className="icon" />
        </IconButton>
      </header>
      <Inputs asked={asked} told={told} decimals={decimals} />
      {answer?.problem && <p className="cascade-problem">{answer.problem}</p>}
      {told && (
        <>
          <Runs told={told} decimals={decimals} />
          <Chain told={told} decimals={decimals} />
          <ul className="cascade-assumptions">
            {told.assumptions.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
