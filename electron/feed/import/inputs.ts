// The files named by the inputs: files as they are, folders as the .csv and .zip files right in them.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../../../shared/util/input-error';

export interface InputFile {
  readonly path: string;
  /** Found in a folder: then a file that is no archive at all is passed over, not refused. */
  readonly inFolder: boolean;
}

/** Throws InputError for what does not exist and for folders without a .csv or .zip file. */
export async function inputFiles(inputs: readonly string[]): Promise<InputFile[]> {
  if (inputs.length === 0) throw new InputError('Nothing to import: name archive files or a folder of them.');
  const found: InputFile[] = [];
  for (const path of inputs) {
    const what = await stat(path).catch(() => null);
    if (what === null) throw new InputError(`${path} does not exist: check its name.`);
    if (!what.isDirectory()) found.push({ path, inFolder: false });
    else found.push(...(await filesIn(path)));
  }
  return found;
}

async function filesIn(folder: string): Promise<InputFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw new InputError(`The folder ${folder} cannot be read (${String(error)}): check its permissions.`);
  });
  const names = entries
    .filter(
      (entry) => !entry.isDirectory() && !entry.name.startsWith('.') && /\.(csv|zip)$/i.test(entry.name),
    )
    .map((entry) => entry.name)
    .sort();
  if (names.length === 0) {
    throw new InputError(
      `The folder ${folder} holds no archives: put .csv or .zip files of Binance's public archive right in it (folders inside it are not searched).`,
    );
  }
  return names.map((name) => ({ path: join(folder, name), inFolder: true }));
}
