// Moves a session to the system's trash, whole or not at all; what cannot be moved is said in a sentence and stays.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { shell } from 'electron';
import { isLocked } from './session-log/lock';

/** On Linux the system's trash is reached through one of these programs (Electron, `shell.trashItem`). */
const LINUX_TRASH = ['gio', 'kioclient', 'kioclient5', 'kioclient6', 'trash-put', 'gvfs-trash'];

/** Resolves to null once the file is in the trash, else to one sentence on why it is still where it was. */
export async function moveToTrash(path: string): Promise<string | null> {
  const name = basename(path);
  if (!existsSync(path)) return `${path} is gone already: nothing was deleted.`;
  if (isLocked(path)) return `“${name}” is being recorded: stop the recording, then delete it.`;
  const why = await trashed(path);
  if (why !== null) return `“${name}” could not be moved to the trash (${why}): it is still there.`;
  // What a killed recording left beside it, and nobody could take into it: a later file must not find it.
  const log = `${path}-wal`;
  const left = existsSync(log) ? await trashed(log) : null;
  return left === null
    ? null
    : `“${name}” is in the trash, but not ${basename(log)} (${left}): delete it too.`;
}

/** Why not, in a few words. */
async function trashed(path: string): Promise<string | null> {
  try {
    await shell.trashItem(path);
  } catch (error) {
    if (process.platform === 'linux' && !LINUX_TRASH.some(isInstalled))
      return 'this system has none: install gio, in Debian the package libglib2.0-bin';
    return error instanceof Error ? error.message : String(error);
  }
  return existsSync(path) ? 'the system said yes and did nothing' : null;
}

function isInstalled(program: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, program)));
}
