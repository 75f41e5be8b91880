// Main's answers about sessions as files: the library, the import, pictures and bookmarks.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, shell } from 'electron';
import type { LIBRARY_COMMANDS } from '../../shared/ipc/commands/library';
import type { App } from '../app-state';
import type { HandlersOf } from '../commands';
import { createImports } from '../library/imports';
import { startTask } from '../library/task';
import { DEMO_SESSION } from '../resources';
import { moveToTrash } from '../trash';

/** Width of a kept picture, px. */
const PICTURE_WIDTH = 480;
/** A picture that takes longer is given up, ms: the window waits, and later a dialog may be in it. */
const PATIENCE_MS = 400;

export function answerLibrary(state: App): HandlersOf<typeof LIBRARY_COMMANDS> {
  const { library, windows, settings } = state;
  const imports = createImports();
  const folder = (): string => sessionsFolder(state);
  return {
    'library.list': async () => {
      const { entries, problem } = await library.list(folder());
      return { folder: folder(), entries, problem };
    },
    'library.edit': ({ path, label, note }) => {
      library.change(path, {
        ...(label === undefined ? {} : { label: label?.trim() ? label.trim() : null }),
        ...(note === undefined ? {} : { note }),
      });
    },
    'library.trash': ({ path }) => trash(state, path),
    'library.reveal': ({ path }) => {
      if (!existsSync(path))
        return { problem: `${path} is gone: it was moved or deleted outside of Liqradar.` };
      shell.showItemInFolder(path);
      return { problem: null };
    },
    'library.chooseFolder': async (_, sender) => {
      const parent = windows.get(sender)?.window;
      if (parent === undefined) return { problem: null };
      const chosen = await dialog.showOpenDialog(parent, {
        title: 'Folder of sessions',
        defaultPath: folder(),
        properties: ['openDirectory', 'createDirectory'],
      });
      if (!chosen.canceled) settings.change({ sessionsFolder: chosen.filePaths[0] });
      return { problem: null };
    },
    'library.picture': ({ path }) => library.picture(path),
    'library.keepPicture': (rect, sender) => keepPicture(state, rect, sender),
    'library.bookmarks': ({ path }) => library.notes(path).bookmarks,
    'library.setBookmarks': ({ path, bookmarks }) => void library.change(path, { bookmarks }),
    'import.look': ({ paths }) => startTask({ task: 'look', paths }).done,
    'import.start': (request) => imports.start(request, folder()),
    'import.progress': () => imports.progress(),
    'import.cancel': () => imports.cancel(),
  };
}

/** Where sessions are kept: the chosen folder, else one in the profile. */
export function sessionsFolder({ settings }: Pick<App, 'settings'>): string {
  return settings.get().sessionsFolder ?? join(app.getPath('userData'), 'sessions');
}

async function trash(state: App, path: string): Promise<{ problem: string | null }> {
  if (path === DEMO_SESSION) return { problem: 'The demo belongs to Liqradar and stays.' };
  if (state.onShow?.path === path)
    return { problem: 'This session is open: open another one first, then delete it.' };
  const problem = await moveToTrash(path);
  if (!existsSync(path)) state.library.forget(path);
  return { problem };
}

/**
 * The window shows a session: keeps what it shows there as the session's picture. Resolves once it is taken: until then
 * the window puts no dialog over it.
 */
async function keepPicture(state: App, rect: Electron.Rectangle, sender: number): Promise<boolean> {
  const window = state.windows.get(sender)?.window;
  const path = state.onShow?.path;
  if (window === undefined || path === undefined || state.shot !== null) return false;
  const area = {
    x: Math.round(rect.x),
    y: Math.round(rect.y),
    width: Math.round(rect.width),
    height: Math.round(rect.height),
  };
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  const image = await Promise.race([window.webContents.capturePage(area), late]);
  if (image === null || image.isEmpty() || state.onShow?.path !== path) return false;
  state.library.keepPicture(path, image.resize({ width: PICTURE_WIDTH, quality: 'best' }).toPNG());
  return true;
}
