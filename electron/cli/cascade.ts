// `radar cascade`: what a sweep from a price could set off, as a band over the impact assumed.
import { cascade as ask } from '../../shared/risk/cascade';
import { InputError } from '../../shared/util/input-error';
import { isoTime } from '../time';
import { directionOf, formatOf, modelOf, neededNumber, numberOf, sessionOf, timeOf } from './arguments';
import type { CliCommand } from './commands';
import { showMoment } from './show-moment';

const MOST_THIN = 1000;
const MOST_PUSH_PCT = 20;

export const cascade: CliCommand = {
  usage:
    'cascade SESSION --at ISO --from PRICE --direction down|up [--thin 3] [--push-pct 0.25] [--format json] [--model smooth|ladder]',
  flags: ['at', 'from', 'direction', 'thin', 'push-pct', 'format', 'model'],
  switches: [],
  run: (args) => {
    const path = sessionOf(args);
    const atMs = timeOf(args, 'at');
    formatOf(args, ['json']);
    const fromPrice = neededNumber(args, 'from');
    const direction = directionOf(args);
    const thin = atMost(numberOf(args, 'thin'), MOST_THIN, '--thin');
    const pushPct = atMost(numberOf(args, 'push-pct'), MOST_PUSH_PCT, '--push-pct');
    const { moment } = showMoment(path, atMs, modelOf(args));
    const question = { fromPrice, direction, thin, pushPct };
    const { cascade, problem } = ask(moment.prepared, moment.cascadeMarket, question);
    if (problem !== null) throw new InputError(problem);
    const { atMs: _, ...rest } = cascade;
    const { asOfMs, ...depth } = rest.depth;
    return {
      at: isoTime(atMs),
      ...rest,
      depth: { ...depth, asOf: asOfMs === null ? null : isoTime(asOfMs) },
    };
  },
};

function atMost(value: number | null, most: number, flag: string): number | null {
  if (value !== null && value > most) throw new InputError(`${flag} must be at most ${most}, not ${value}.`);
  return value;
}
