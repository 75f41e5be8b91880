// The import dialog's state: what was chosen, what the files are, how far it is.
import { create } from 'zustand';
import type { CommandReply } from '../../shared/ipc/commands';
import type { LookedAt } from '../../shared/model/library';
import { ask, tell } from '../session/send';
import { hideLibrary, loadLibrary, openSession } from './library-store';

interface ImportState {
  readonly isOpen: boolean;
  readonly isLooking: boolean;
  readonly files: readonly LookedAt[];
  readonly exchange: string;
  readonly symbol: string;
  readonly name: string;
  /** The trader's own word stays when more files come. */
  readonly isNamed: boolean;
  readonly isRunning: boolean;
  readonly progress: CommandReply<'import.progress'>;
  readonly problem: string | null;
}

const NOTHING: Omit<ImportState, 'isOpen'> = {
  isLooking: false,
  files: [],
  exchange: 'binanceusdm',
  symbol: '',
  name: '',
  isNamed: false,
  isRunning: false,
  progress: null,
  problem: null,
};

export const useImport = create<ImportState>()(() => ({ isOpen: false, ...NOTHING }));
const set = useImport.setState;

/** How often a running import is asked how far it is, ms. */
const ASK_MS = 150;

/** Shows the dialog, with files to begin with. */
export function showImport(paths: readonly string[]): void {
  if (!useImport.getState().isRunning) set({ isOpen: true, ...NOTHING });
  if (paths.length > 0) void addFiles(paths);
}

/** Closing it stops a running import. */
export function hideImport(): void {
  if (useImport.getState().isRunning) tell('import.cancel', null);
  set({ isOpen: false });
}

export const changeImport = (part: Partial<Pick<ImportState, 'symbol' | 'name' | 'isNamed'>>): void =>
  set({ ...part, problem: null });

/** Adds files, each once, and guesses symbol and name from them. */
export async function addFiles(paths: readonly string[]): Promise<void> {
  set({ isLooking: true, problem: null });
  const reply = await ask('import.look', { paths: [...paths] });
  set({ isLooking: false });
  if (reply === null) return;
  const { files, symbol, name, isNamed } = useImport.getState();
  const more = reply.files.filter(({ path }) => !files.some((file) => file.path === path));
  const guess = symbol === '' ? (reply.symbol ?? '') : symbol;
  set({ files: [...files, ...more], symbol: guess, name: isNamed ? name : guess });
}

export function dropFile(path: string): void {
  set({ files: useImport.getState().files.filter((file) => file.path !== path), problem: null });
}

export const isReady = ({ files, symbol, name, isLooking }: ImportState): boolean =>
  !isLooking && symbol.trim() !== '' && name.trim() !== '' && files.some(({ kind }) => kind !== null);

/** Imports, and opens what came of it. */
export async function runImport(): Promise<void> {
  const { files, exchange, symbol, name } = useImport.getState();
  set({ isRunning: true, progress: null, problem: null });
  const timer = setInterval(() => {
    void ask('import.progress', null).then((progress) => {
      if (progress !== null && useImport.getState().isRunning) set({ progress });
    });
  }, ASK_MS);
  const paths = files.filter(({ kind }) => kind !== null).map(({ path }) => path);
  const reply = await ask('import.start', { paths, exchange, symbol: symbol.trim(), name: name.trim() });
  clearInterval(timer);
  set({ isRunning: false, progress: null, problem: reply?.problem ?? null });
  if (reply?.path == null) return;
  set({ isOpen: false });
  hideLibrary();
  await openSession(reply.path);
  await loadLibrary();
}

export function stopImport(): void {
  tell('import.cancel', null);
}
