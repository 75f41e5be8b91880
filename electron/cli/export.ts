// `radar export`: a session's map, levels, zones, events or score as a file for other programs.
import { EXPORT_FORMATS, EXPORT_WHATS } from '../../shared/model/export';
import { InputError } from '../../shared/util/input-error';
import { exportSession } from '../export/export-session';
import { readModelCard } from '../resources';
import { isoTime } from '../time';
import { CREATED_BY } from '../version';
import { modelOf, neededOf, neededText, numberOf, sessionOf, textOf, timeOrNull } from './arguments';
import type { CliCommand } from './commands';
import { untilInterrupted } from './interrupted';

export const exportCommand: CliCommand = {
  usage:
    'export SESSION --what map|levels|events|zones|score --format csv|json|parquet --out F [--at ISO | --from ISO --to ISO] [--bin 100] [--truth FILE] [--model smooth|ladder] [--force]',
  flags: ['what', 'format', 'out', 'at', 'from', 'to', 'bin', 'truth', 'model'],
  switches: ['force'],
  run: async (args) => {
    const what = neededOf(args, 'what', EXPORT_WHATS);
    const bin = numberOf(args, 'bin');
    const truth = textOf(args, 'truth');
    if (bin !== null && what !== 'map') throw new InputError('--bin is for --what map only.');
    if (truth !== null && what !== 'score') throw new InputError('--truth is for --what score only.');
    const { rows, files, recordedToMs } = await exportSession(
      {
        session: sessionOf(args),
        what,
        format: neededOf(args, 'format', EXPORT_FORMATS),
        out: neededText(args, 'out'),
        force: args.values['force'] === true,
        atMs: timeOrNull(args, 'at'),
        fromMs: timeOrNull(args, 'from'),
        toMs: timeOrNull(args, 'to'),
        bin,
        settings: modelOf(args),
        truth,
        card: readModelCard(),
        createdBy: CREATED_BY,
      },
      { signal: untilInterrupted('Stopped: nothing was exported.') },
    );
    const recordedTo = recordedToMs === null ? {} : { recordedTo: isoTime(recordedToMs) };
    return { rows, files, ...recordedTo };
  },
};
