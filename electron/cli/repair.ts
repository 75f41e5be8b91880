// `radar repair`: what is sound of a damaged session, as a new one that says what was lost.
import { repairSession } from '../session-log/repair';
import { isoTime } from '../time';
import { neededText, sessionOf } from './arguments';
import type { CliCommand } from './commands';

export const repair: CliCommand = {
  usage: 'repair SESSION --out T.session',
  flags: ['out'],
  switches: [],
  run: (args) => {
    const out = neededText(args, 'out');
    const { batches, events, lost } = repairSession(sessionOf(args), out);
    return {
      out,
      saved: { batches, events },
      lost: lost.map(({ firstSeq, lastSeq, fromMs, toMs }) => ({
        firstSeq,
        lastSeq,
        from: isoTime(fromMs),
        to: isoTime(toMs),
      })),
    };
  },
};
