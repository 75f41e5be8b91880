// `radar import`: public-archive files into one session file.
import { InputError } from '../../shared/util/input-error';
import { importArchives } from '../feed/import/import-archives';
import { isoTime } from '../time';
import { exchangeOf, neededText } from './arguments';
import { CREATED_BY } from '../version';
import type { CliCommand } from './commands';
import { untilInterrupted } from './interrupted';

export const importCommand: CliCommand = {
  usage: 'import FILE... --exchange binanceusdm --symbol BTCUSDT --out S.session [--force]',
  flags: ['exchange', 'symbol', 'out'],
  switches: ['force'],
  run: async (args) => {
    if (args.positionals.length === 0)
      throw new InputError('No files to import: name archive files or folders.');
    neededText(args, 'exchange');
    const exchange = exchangeOf(args, 'exchange');
    if (exchange === null) throw new InputError('--exchange is missing.');
    const result = await importArchives({
      inputs: args.positionals,
      exchange,
      symbol: neededText(args, 'symbol'),
      out: neededText(args, 'out'),
      force: args.values['force'] === true,
      createdBy: CREATED_BY,
      signal: untilInterrupted('Stopped: nothing was imported.'),
    });
    return {
      out: neededText(args, 'out'),
      instrument: result.instrument,
      events: result.events,
      from: isoTime(result.fromMs),
      to: isoTime(result.toMs),
      gaps: result.gaps.map(({ stream, fromMs, toMs, reason }) => ({
        stream,
        from: isoTime(fromMs),
        to: isoTime(toMs),
        reason,
      })),
      dropped: result.dropped,
      passedOver: result.passedOver,
    };
  },
};
