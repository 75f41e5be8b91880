// `radar card`: measures both models against a truth and writes the model card that ships with the app.
import { writeFileSync } from 'node:fs';
import type { CardBand, CardModel, CardSide, ModelCard } from '../../shared/model/model-card';
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import type { ModelName } from '../../shared/model/settings';
import { SIDES, type Side } from '../../shared/model/side';
import type { Band } from '../../shared/score/bands';
import { type ScoredBuckets, type SessionScore } from '../../shared/score/score-session';
import { InputError } from '../../shared/util/input-error';
import { neededText, sessionOf, textOf } from './arguments';
import type { CliCommand } from './commands';
import { scoreFile } from './score';

export const card: CliCommand = {
  usage:
    'card SESSION --truth FILE --market WORDS --truth-words WORDS --out FILE.json [--from ISO] [--to ISO]',
  flags: ['truth', 'from', 'to', 'market', 'truth-words', 'out'],
  switches: [],
  run: async (args) => {
    sessionOf(args);
    if (textOf(args, 'truth') === null) throw new InputError('--truth is missing.');
    const smooth = await scoreFile(args, { ...DEFAULT_MODEL, model: 'smooth' });
    const ladder = await scoreFile(args, { ...DEFAULT_MODEL, model: 'ladder' });
    const { n, fitted, bucketMs } = bucketsOf(smooth.result);
    const models: Record<ModelName, CardModel> = {
      smooth: modelOf(bucketsOf(smooth.result)),
      ladder: modelOf(bucketsOf(ladder.result)),
    };
    const made: ModelCard = {
      market: neededText(args, 'market'),
      truth: neededText(args, 'truth-words'),
      fromMs: smooth.result.fromMs,
      toMs: smooth.result.toMs,
      tested: n - fitted,
      bucketMs,
      models,
    };
    writeFileSync(neededText(args, 'out'), `${JSON.stringify(made, null, 2)}\n`);
    return made;
  },
};

function bucketsOf(score: SessionScore): ScoredBuckets {
  if (score.buckets === null) throw new InputError('--truth holds prints; a model card needs buckets.');
  return score.buckets;
}

function modelOf(score: ScoredBuckets): CardModel {
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
    distance: score.bands.distance.map(bandOf),
    age: score.bands.age.map(bandOf),
  };
}

function bandOf(band: Band): CardBand {
  const verified = Object.fromEntries(
    SIDES.map((side) => [side, (band[side].overGeometry.low ?? 0) > 0]),
  ) as Record<Side, boolean>;
  return { from: band.from, to: band.to, verified };
}

function digits(value: number | null): number {
  if (value === null) throw new InputError('The score has no interval: too few days to say how sure it is.');
  return Number(value.toPrecision(4));
}
