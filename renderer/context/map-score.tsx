// How good the map is: measured elsewhere with the same model, or on this very session by its own liquidations.
import { Check, CircleDashed, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { type CardModel, LEAST_GAIN, type ModelCard } from '../../shared/model/model-card';
import type { ModelName } from '../../shared/model/settings';
import { formatPct } from '../../shared/util/format';
import { dateText, timeText } from '../heatmap/time-text';
import { useSession } from '../session/store';
import { AssumptionsDialog } from './assumptions-dialog';
import { useMeasured } from './model-card';
import { measureSession, useOwnMeasure } from './own-measure';
import { ScoreFigures } from './score-figures';
import './map-score.css';

const HOUR_MS = 3_600_000;

function Badge({ own }: { readonly own: CardModel | null }) {
  const isVerified =
    own !== null && own.sides.long.gainLow > LEAST_GAIN && own.sides.short.gainLow > LEAST_GAIN;
  const Icon = isVerified ? Check : CircleDashed;
  return (
    <span className={isVerified ? 'score-badge score-verified' : 'score-badge'}>
      <Icon className="icon" aria-hidden="true" />
      {isVerified ? 'Verified' : 'Unverified'}
    </span>
  );
}

/** The model that is not chosen, for comparison. */
function Other({ card, chosen }: { readonly card: ModelCard; readonly chosen: ModelName }) {
  const name = chosen === 'smooth' ? 'ladder' : 'smooth';
  const { long, short } = card.models[name].sides;
  return (
    <dl className="score-usd">
      <dt>The {name} model</dt>
      <dd>
        {formatPct(long.gain * 100, 1)} / {formatPct(short.gain * 100, 1)}
        <span>
          USD {long.usdD2.toFixed(2)} / {short.usdD2.toFixed(2)}
        </span>
      </dd>
    </dl>
  );
}

function sourceText({ market, truth, fromMs, toMs }: ModelCard): string {
  return `Measured on ${market}, ${dateText(fromMs)} to ${dateText(toMs)}, tested on the second half, against ${truth}.`;
}

/** Measures the session itself, where it holds liquidations. */
function OwnMeasure() {
  const feeds = useSession((session) => session.hello?.session.events.liquidation !== undefined);
  const { isBusy, done } = useOwnMeasure();
  if (!feeds)
    return <p className="score-source">This session holds no liquidations to measure its map by.</p>;
  if (done?.own) {
    return (
      <>
        <ScoreFigures own={done.own} hours={done.tested} />
        <p className="score-source">This session by its own liquidations, up to {timeText(done.untilMs)}.</p>
      </>
    );
  }
  return (
    <>
      {done?.problem && <p className="score-source">{done.problem}</p>}
      <button
        type="button"
        className="button score-measure"
        disabled={isBusy}
        onClick={() => void measureSession()}
      >
        {isBusy ? 'Measuring…' : 'Measure this session'}
      </button>
    </>
  );
}

export function MapScore() {
  const measured = useMeasured();
  const own = useOwnMeasure().done?.own ?? null;
  const chosen = useSession((session) => session.hello?.settings.model ?? null);
  const [isOpen, setOpen] = useState(false);
  const elsewhere = measured?.own ?? null;
  return (
    <section className="panel map-score" aria-label="Map score">
      <h2 className="panel-head">
        <span className="panel-title">Map score</span>
        <button type="button" className="score-assumptions" onClick={() => setOpen(true)}>
          <SlidersHorizontal className="icon" aria-hidden="true" />
          Assumptions
        </button>
        <Badge own={elsewhere ?? own} />
      </h2>
      {measured && elsewhere && (
        <>
          <ScoreFigures own={elsewhere} hours={(measured.card.tested * measured.card.bucketMs) / HOUR_MS} />
          {chosen && <Other card={measured.card} chosen={chosen} />}
          <p className="score-source" title={sourceText(measured.card)}>
            {sourceText(measured.card)}
          </p>
        </>
      )}
      {measured && !elsewhere && (
        <>
          <p className="score-source" title={sourceText(measured.card)}>
            Nothing is measured of this map: the model’s figures are of {measured.card.market} with the
            default assumptions.
          </p>
          <OwnMeasure />
        </>
      )}
      {isOpen && <AssumptionsDialog onClose={() => setOpen(false)} />}
    </section>
  );
}
