// What the library window shows and does; main keeps what it changes.
import { create } from 'zustand';
import type { LibraryEntry } from '../../shared/model/library';
import { say } from '../session/notices';
import { ask, tell } from '../session/send';
import type { Order, Sort } from './arrange';
import { keepPicture } from './keep-picture';
import { nameOf } from './words';

interface LibraryState {
  readonly isOpen: boolean;
  readonly isLoading: boolean;
  readonly folder: string;
  readonly entries: readonly LibraryEntry[];
  readonly query: string;
  readonly order: Order;
  /** Path of the chosen session. */
  readonly chosen: string | null;
  /** What the last deed came to, one sentence. */
  readonly word: string | null;
  /** Grows with every picture that may have changed. */
  readonly pictures: number;
}

export const useLibrary = create<LibraryState>()(() => ({
  isOpen: false,
  isLoading: false,
  folder: '',
  entries: [],
  query: '',
  order: { by: 'opened', isDown: true },
  chosen: null,
  word: null,
  pictures: 0,
}));

const set = useLibrary.setState;

/** Shows the library; first the picture of what is open is taken, while nothing covers it. */
export async function showLibrary(): Promise<void> {
  if (useLibrary.getState().isOpen) return;
  await keepPicture();
  set({ isOpen: true, query: '', word: null });
  await loadLibrary();
}

export function hideLibrary(): void {
  set({ isOpen: false });
}

/** Reads the list anew. */
export async function loadLibrary(): Promise<void> {
  set({ isLoading: true });
  const reply = await ask('library.list', null);
  set({ isLoading: false });
  if (reply === null) return;
  const { folder, entries, problem } = reply;
  const { chosen, pictures } = useLibrary.getState();
  const isThere = entries.some(({ path }) => path === chosen);
  set({ folder, entries, chosen: isThere ? chosen : null, pictures: pictures + 1 });
  if (problem !== null) set({ word: problem });
}

export const choose = (chosen: string): void => set({ chosen });
export const search = (query: string): void => set({ query });

/** By the same key again: the other way round. */
export function sortBy(by: Sort): void {
  const { order } = useLibrary.getState();
  set({ order: { by, isDown: order.by === by ? !order.isDown : by !== 'name' && by !== 'symbol' } });
}

/** Opens a session and leaves the library; one that cannot be opened is said there. */
export async function openSession(path: string): Promise<void> {
  const reply = await ask('session.open', { path });
  if (reply === null) return;
  if (reply.problem === null) hideLibrary();
  else if (useLibrary.getState().isOpen) set({ word: reply.problem });
  else say(reply.problem);
}

/** Keeps a name or a note; the list shows it at once. */
export function edit(path: string, part: { readonly label?: string | null; readonly note?: string }): void {
  tell('library.edit', { path, ...part });
  const label = part.label?.trim() ? part.label.trim() : null;
  const { entries } = useLibrary.getState();
  const changed = part.label === undefined ? part : { ...part, label };
  set({ entries: entries.map((entry) => (entry.path === path ? { ...entry, ...changed } : entry)) });
}

export async function trash(entry: LibraryEntry): Promise<void> {
  const reply = await ask('library.trash', { path: entry.path });
  if (reply === null) return;
  const done = `“${nameOf(entry)}” is in the trash: restore it there to have it back, with its name and notes.`;
  await loadLibrary();
  set({ word: reply.problem ?? done });
}

/** Shows the file where it lies, in the system's own window. */
export async function reveal(path: string): Promise<void> {
  const reply = await ask('library.reveal', { path });
  if (reply !== null && reply.problem !== null) set({ word: reply.problem });
}

export async function chooseFolder(): Promise<void> {
  await ask('library.chooseFolder', null);
  set({ word: null });
  await loadLibrary();
}
