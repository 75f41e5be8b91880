// A measure in figures: gain a side with its interval, its sample, and how much of the USD is explained.
import type { CardModel } from '../../shared/model/model-card';
import { formatPrice } from '../../shared/util/format';
import { GainRow } from './gain-row';

const D2_HINT =
  'Share of the deviance of liquidated USD that scale x map + floor explains (Tweedie 1.5), longs / shorts: 1 is all, 0 is none. Beside it a map that opens the same in every candle.';

export function ScoreFigures({ own, hours }: { readonly own: CardModel; readonly hours: number }) {
  const { long, short } = own.sides;
  return (
    <>
      <dl>
        <GainRow side="long" figures={long} />
        <GainRow side="short" figures={short} />
      </dl>
      <p className="score-note">
        <span>n {formatPrice(hours, 0)} h</span>
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
