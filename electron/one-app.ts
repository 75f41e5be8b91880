// One app a profile: a second start hands what it was asked for to the first, and ends.
import { app } from 'electron';
import * as v from 'valibot';
import { InputError } from '../shared/util/input-error';
import { type LaunchOptions, readLaunchOptions } from './launch-options';

const sentSchema = v.object({ folder: v.string(), args: v.array(v.string()) });

/**
 * True when this is the only app of its profile; it then hears what later starts were asked for. `folder` is where
 * this start's relative files are meant from.
 */
export function isOnlyApp(folder: string, onAsked: (options: LaunchOptions) => void): boolean {
  const isOnly = app.requestSingleInstanceLock({ folder, args: process.argv.slice(1) });
  if (!isOnly) process.stdout.write('Liqradar is open already: it takes over from here.\n');
  // Its words come as we sent them: Chromium sorts the command line that it passes on itself.
  app.on('second-instance', (_, __, ___, data) => {
    const sent = v.safeParse(sentSchema, data);
    if (!sent.success) return;
    try {
      onAsked(readLaunchOptions(sent.output.args, sent.output.folder));
    } catch (error) {
      // Bad words on another start's command line change nothing here.
      if (!(error instanceof InputError)) throw error;
    }
  });
  // How macOS hands over a file that was double-clicked or dropped on the app.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    onAsked(readLaunchOptions(['--session', path], folder));
  });
  return isOnly;
}
