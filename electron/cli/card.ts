// `radar card`: measures both models against a truth and writes the model card that ships with the app.
import { writeFileSync } from 'node:fs';
import type { CardModel, ModelCard } from '../../shared/model/model-card';
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import type { ModelName } from '../../shared/model/settings';
import type { ScoredBuckets, SessionScore } from '../../shared/score/score-session';
import { InputError } from '../../shared/util/input-error';
import { cardOf } from '../score/card-of';
import { neededText, sessionOf, textOf } from './arguments';
import type { CliCommand } from './commands';
import { scoreFile } from './score';

export const card: CliCommand = {
  usage:
    'card SESSION --truth FILE --base COIN --market WORDS --truth-words WORDS --out FILE.json [--from ISO] [--to ISO]',
  flags: ['truth', 'from', 'to', 'base', 'market', 'truth-words', 'out'],
  switches: [],
  run: async (args) => {
    sessionOf(args);
    if (textOf(args, 'truth') === null) throw new InputError('--truth is missing.');
    const smooth = await scoreFile(args, { ...DEFAULT_MODEL, model: 'smooth' });
    const ladder = await scoreFile(args, { ...DEFAULT_MODEL, model: 'ladder' });
    const { n, fitted, bucketMs } = bucketsOf(smooth.result);
    const models: Record<ModelName, CardModel> = {
      smooth: cardOf(bucketsOf(smooth.result)),
      ladder: cardOf(bucketsOf(ladder.result)),
    };
    const made: ModelCard = {
      base: neededText(args, 'base'),
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
