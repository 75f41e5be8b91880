// `radar verify`: checks every byte and batch of a session; exit code 1 when anything is wrong.
import { type Problem, verifySession } from '../session-log/verify';
import { isoTime } from '../time';
import { sessionOf } from './arguments';
import type { CliCommand } from './commands';

export const verify: CliCommand = {
  usage: 'verify SESSION',
  flags: [],
  switches: [],
  run: (args) => {
    const verdict = verifySession(sessionOf(args));
    if (!verdict.ok) process.exitCode = 1;
    return { ...verdict, problems: verdict.problems.map(shown) };
  },
};

function shown({ fromMs, toMs, ...problem }: Problem): unknown {
  return {
    ...problem,
    from: fromMs === null ? null : isoTime(fromMs),
    to: toMs === null ? null : isoTime(toMs),
  };
}
