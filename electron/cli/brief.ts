// `radar brief`: the map of a moment in words.
import { brief as review } from '../../shared/brief/brief';
import { briefMarkdown } from '../../shared/brief/markdown';
import { InputError } from '../../shared/util/input-error';
import { reviewInput } from '../engine/review';
import { isoTime } from '../time';
import { formatOf, modelOf, sessionOf, timeOf } from './arguments';
import type { CliCommand } from './commands';
import { showMoment } from './show-moment';

export const brief: CliCommand = {
  usage: 'brief SESSION --at ISO [--format json|md] [--model smooth|ladder]',
  flags: ['at', 'format', 'model'],
  switches: [],
  run: (args) => {
    const path = sessionOf(args);
    const atMs = timeOf(args, 'at');
    const format = formatOf(args, ['json', 'md']);
    const input = reviewInput(showMoment(path, atMs, modelOf(args)));
    if (input === null || input.count === 0)
      throw new InputError('No bar had closed by then, so there is nothing to review: take a later --at.');
    const answer = review(input);
    if (format === 'md') return briefMarkdown(answer, isoTime(atMs));
    const { atMs: _, weight, weightDayAgo, ...rest } = answer;
    const point = (at: typeof weight) =>
      at === null ? null : { at: isoTime(at.ms), aboveUsd: at.aboveUsd, belowUsd: at.belowUsd };
    return { at: isoTime(atMs), ...rest, weight: point(weight), weightDayAgo: point(weightDayAgo) };
  },
};
