// `radar score`: how good is the map, against what was really liquidated?
import type { ModelSettings } from '../../shared/model/settings';
import { type CliArguments, modelOf, sessionOf, textOf, timeOrNull } from './arguments';
import type { CliCommand } from './commands';
import { answerOf } from './score-answer';
import { writeDump } from './score-dump';
import { type FileScore, RESAMPLES, scoreOf } from './score-of';

export const score: CliCommand = {
  usage:
    'score SESSION [--truth FILE] [--from ISO] [--to ISO] [--model smooth|ladder] [--dump FILE.csv] [--no-bootstrap]',
  flags: ['truth', 'from', 'to', 'model', 'dump'],
  switches: ['no-bootstrap'],
  run: async (args) => {
    const dump = textOf(args, 'dump');
    const { result, dropped } = await scoreFile(args, modelOf(args));
    if (dump !== null) writeDump(dump, result.rows);
    return answerOf(result, dropped);
  },
};

/** Scores the session that the arguments name against their truth, with some settings. */
export async function scoreFile(args: CliArguments, settings: ModelSettings): Promise<FileScore> {
  return scoreOf(sessionOf(args), {
    truth: textOf(args, 'truth'),
    fromMs: timeOrNull(args, 'from'),
    toMs: timeOrNull(args, 'to'),
    settings,
    resamples: args.values['no-bootstrap'] === true ? 0 : RESAMPLES,
  });
}
