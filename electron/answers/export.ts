// Main's answers that take something out of the app: pictures, the clipboard, files.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, clipboard, dialog } from 'electron';
import type { EXPORT_COMMANDS } from '../../shared/ipc/commands/export';
import type { App } from '../app-state';
import type { HandlersOf } from '../commands';

const KINDS = { md: 'Markdown', png: 'PNG picture', csv: 'CSV table' } as const;

/** What no file system takes in a name. */
const BAD_IN_NAMES = /[^\w .,-]+/g;

export function answerExport({ windows }: App): HandlersOf<typeof EXPORT_COMMANDS> {
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
      if (parent === undefined) return { saved: null, problem: null };
      const { canceled, filePath } = await dialog.showSaveDialog(parent, {
        title: 'Save',
        defaultPath: join(app.getPath('documents'), `${name.replaceAll(BAD_IN_NAMES, '-')}.${kind}`),
        filters: [{ name: KINDS[kind], extensions: [kind] }],
      });
      if (canceled || filePath === '') return { saved: null, problem: null };
      try {
        await writeFile(filePath, content);
        return { saved: filePath, problem: null };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return { saved: null, problem: `${filePath} could not be written: ${reason}.` };
      }
    },
  };
}
