// How good the map is where it was measured: gain over geometry with its doubt, USD explained, and of what.
import { Check, CircleDashed, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { CardModel, ModelCard } from '../../shared/model/model-card';
import type { ModelName } from '../../shared/model/settings';
import { formatPct, formatPrice } from '../../shared/util/format';
import { dateText } from '../heatmap/time-text';
import { useSession } from '../session/store';
import { AssumptionsDialog } from './assumptions-dialog';
import { GainRow } from './gain-row';
import { useMeasured } from './model-card';
import './map-score.css';

const HOUR_MS = 3_600_000;
const D2_HINT =
  'Share of the deviance of liquidated USD that scale x map + floor explains (Tweedie 1.5): 1 is all, 0 is none. The second figure is a map that opens the same in every candle.';

function Badge({ own }: { readonly own: CardModel | null }) {
  const isVerified = own !== null && own.sides.long.gainLow > 0 && own.sides.short.gainLow > 0;
  return (
    <span className={isVerified ? 'score-badge score-verified' : 'score-badge'}>
      {isVerified ? (
        <Check className="icon" aria-hidden="true" />
      ) : (
        <CircleDashed className="icon" aria-hidden="true" />
      )}
      {isVerified ? 'Verified' : 'Unverified'}
    </span>
  );
}

function Figures({ card, own }: { readonly card: ModelCard; readonly own: CardModel }) {
  const { long, short } = own.sides;
  const hours = formatPrice((card.tested * card.bucketMs) / HOUR_MS, 0);
  return (
    <>
      <dl>
        <GainRow side="long" figures={long} />
        <GainRow side="short" figures={short} />
      </dl>
      <p className="score-note">
        <span>n {hours} h</span>
        <span>gain over price geometry, 95%</span>
      </p>
      <dl className="score-usd" title={D2_HINT}>
        <dt>USD explained</dt>
        <dd>
          <b>{long.usdD2.toFixed(2)}</b> / <b>{short.usdD2.toFixed(2)}</b>
          <span>
            constant {long.constantUsdD2.toFixed(2)} / {short.constantUsdD2.toFixed(2)}
          </span>
        </dd>
      </dl>
    </>
  );
}

/** The model that is not chosen, for comparison. */
function Other({ card, chosen }: { readonly card: ModelCard; readonly chosen: ModelName }) {
  const name = chosen === 'smooth' ? 'ladder' : 'smooth';
  const { long, short } = card.models[name].sides;
  const gains = `${formatPct(long.gain * 100, 1)} / ${formatPct(short.gain * 100, 1)}`;
  return (
    <dl className="score-usd">
      <dt>The {name} model</dt>
      <dd>
        {gains}
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

export function MapScore() {
  const measured = useMeasured();
  const chosen = useSession((session) => session.hello?.settings.model ?? null);
  const isSimulated = useSession((session) => session.hello?.session.origin === 'simulated');
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="panel map-score" aria-label="Map score">
      <h2 className="panel-head">
        <span className="panel-title">Map score</span>
        <button type="button" className="score-assumptions" onClick={() => setOpen(true)}>
          <SlidersHorizontal className="icon" aria-hidden="true" />
          Assumptions
        </button>
        <Badge own={measured?.own ?? null} />
      </h2>
      {measured?.own && <Figures card={measured.card} own={measured.own} />}
      {measured && chosen && <Other card={measured.card} chosen={chosen} />}
      {measured && (
        <p className="score-source" title={sourceText(measured.card)}>
          {measured.own === null
            ? 'Assumptions were changed: nothing is measured of this map.'
            : `${isSimulated ? 'Not of this simulated market: ' : ''}${sourceText(measured.card)}`}
        </p>
      )}
      {isOpen && <AssumptionsDialog onClose={() => setOpen(false)} />}
    </section>
  );
}
