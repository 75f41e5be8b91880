// Main's answers that take something out of the app: pictures, the clipboard, files, tables of a session.
import { writeFile } from 'node:fs/promises';
import { clipboard } from 'electron';
import type { EXPORT_COMMANDS } from '../../shared/ipc/commands/export';
import { type App, modelOf } from '../app-state';
import { chooseFile } from '../choose-file';
import type { HandlersOf } from '../commands';
import { createExports, NOTHING_EXPORTED } from '../library/exports';

export function answerExport(state: App): HandlersOf<typeof EXPORT_COMMANDS> {
  const { windows, settings } = state;
  const exports = createExports();
  return {
    'export.picture': async (rect, sender) => {
      const window = windows.get(sender)?.window;
      if (window === undefined) return null;
      const image = await window.webContents.capturePage(rect);
      return image.isEmpty() ? null : { png: new Uint8Array(image.toPNG()) };
    },
    'export.copy': ({ text }) => {
      void clipboard.writeText(text);
    },
    'export.save': async ({ name, kind, content }, sender) => {
      const parent = windows.get(sender)?.window;
      const file = parent === undefined ? null : await chooseFile(parent, 'Save', name, kind);
      if (file === null) return { saved: null, problem: null };
      try {
        await writeFile(file.path, content, { flag: file.mayReplace ? 'w' : 'wx' });
        return { saved: file.path, problem: null };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return { saved: null, problem: `${file.path} could not be written: ${reason}.` };
      }
    },
    'export.table': async ({ path, name, ...asked }, sender) => {
      const problem = unrecorded(state, path);
      if (problem !== null) return { ...NOTHING_EXPORTED, problem };
      const parent = windows.get(sender)?.window;
      const file = parent === undefined ? null : await chooseFile(parent, 'Export', name, asked.format);
      if (file === null) return NOTHING_EXPORTED;
      return await exports.start({ ...asked, session: path, settings: modelOf(settings) }, file);
    },
    'export.progress': () => exports.progress(),
    'export.cancel': () => exports.cancel(),
  };
}

/** Why there is no file to export from, though something is on show; null when there is one. */
function unrecorded({ live: { status }, onShow }: App, path: string): string | null {
  const isLive = status?.state === 'following' && onShow?.path === path;
  if (!isLive || status.recording.path !== null) return null;
  return 'This live market is not recorded, so there is no session to export: switch recording on, then export.';
}
