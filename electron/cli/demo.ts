// `radar demo`: makes the simulated demo session anew (how resources/demo.session is made).
import { makeDemo } from '../simulate/make-demo';
import { isoTime } from '../time';
import { neededText } from './arguments';
import type { CliCommand } from './commands';

export const demo: CliCommand = {
  usage: 'demo --out S.session',
  flags: ['out'],
  switches: [],
  run: (args) => {
    const out = neededText(args, 'out');
    const { events, fromMs, toMs } = makeDemo(out);
    return { out, events, from: isoTime(fromMs), to: isoTime(toMs) };
  },
};
