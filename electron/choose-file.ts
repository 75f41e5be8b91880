// Asks the trader where a file goes, by the system's own dialog, which also asks about a file that is there.
import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';

export const FILE_KINDS = {
  md: 'Markdown',
  png: 'PNG picture',
  csv: 'CSV table',
  json: 'JSON',
  parquet: 'Parquet table',
} as const;
export type FileKind = keyof typeof FILE_KINDS;

export interface ChosenFile {
  readonly path: string;
  /** Something is there under this name, and the trader wants it replaced. */
  readonly mayReplace: boolean;
}

/** What no file system takes in a name. */
const BAD_IN_NAMES = /[^\w .,-]+/g;

/** `name` is proposed, without folder and ending. Null when the trader thought better of it. */
export async function chooseFile(
  parent: BrowserWindow,
  title: string,
  name: string,
  kind: FileKind,
): Promise<ChosenFile | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(parent, {
    title,
    defaultPath: join(app.getPath('documents'), `${name.replaceAll(BAD_IN_NAMES, '-')}.${kind}`),
    filters: [{ name: FILE_KINDS[kind], extensions: [kind] }],
    // Linux does not ask of itself.
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  if (canceled || filePath === '') return null;
  // Nobody was asked about the name with an ending that we add.
  if (extname(filePath) === '') return { path: `${filePath}.${kind}`, mayReplace: false };
  return { path: filePath, mayReplace: existsSync(filePath) };
}
