// A score in the form of a model card.
import { type CardBand, type CardModel, type CardSide, LEAST_GAIN } from '../../shared/model/model-card';
import { SIDES, type Side } from '../../shared/model/side';
import type { Band } from '../../shared/score/bands';
import type { ScoredBuckets } from '../../shared/score/score-session';
import { InputError } from '../../shared/util/input-error';

/** The parts of a score that are shown and that evidence is judged by. Throws InputError without intervals. */
export function cardOf(score: ScoredBuckets): CardModel {
  const side = (name: Side): CardSide => {
    const own = score.sides[name];
    return {
      gain: digits(own.overGeometry.gain),
      gainLow: digits(own.overGeometry.low),
      gainHigh: digits(own.overGeometry.high),
      usdD2: digits(own.usdD2),
      usdD2Low: digits(own.usdD2Low),
      usdD2High: digits(own.usdD2High),
      constantUsdD2: digits(score.baselines.constant[name].usdD2),
      auc5: digits(own.auc5),
    };
  };
  return {
    sides: { long: side('long'), short: side('short') },
    distance: score.bands.distance.map(cardBandOf),
    age: score.bands.age.map(cardBandOf),
  };
}

/** A band counts as verified for a side from LEAST_GAIN on; one without an interval does not. */
export function cardBandOf(band: Band): CardBand {
  const verified = Object.fromEntries(
    SIDES.map((side) => [side, (band[side].overGeometry.low ?? 0) > LEAST_GAIN]),
  ) as Record<Side, boolean>;
  return { from: band.from, to: band.to, verified };
}

function digits(value: number | null): number {
  if (value === null) throw new InputError('The score has no interval: too few days to say how sure it is.');
  return Number(value.toPrecision(4));
}
