// The library in main: the index in memory, written down a moment after it changes; files are read by a worker.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { LibraryEntry, SessionFacts } from '../../shared/model/library';
import type { SessionInfo } from '../../shared/model/session-info';
import { type LibraryIndex, NO_NOTES, readIndex, type SessionNotes, writeIndex } from './index-file';
import { factsOf } from './scan';
import { startTask } from './task';

export interface Library {
  /** Every session of the folder and those opened from elsewhere; `problem` says why the folder cannot be read. */
  list(folder: string): Promise<{ entries: LibraryEntry[]; problem: string | null }>;
  /** Remembers that a session is open now, and what it is. */
  opened(path: string, info: SessionInfo, nowMs: number): void;
  /** What was added to the session in a file; nothing for a file that was never read. */
  notes(path: string): SessionNotes;
  /** Changes what was added to a session; false when the file is none that is known. */
  change(path: string, part: Partial<SessionNotes>): boolean;
  /** Forgets a file that is gone; what was added to its session stays for when it comes back. */
  forget(path: string): void;
  picture(path: string): Uint8Array<ArrayBuffer> | null;
  keepPicture(path: string, png: Uint8Array): void;
  /** Writes down at once what has changed. */
  save(): void;
}

/** Changes come in bursts: the file is written when they have paused for so long, ms. */
const SETTLE_MS = 300;
/** As many files from elsewhere are remembered. */
const OTHERS = 50;

/** The library over its own folder `home`; with `keep` false nothing is written. `say` hears problems. */
export function openLibrary(home: string, keep: boolean, say: (sentence: string) => void): Library {
  const file = join(home, 'index.json');
  const { index, problem } = readIndex(file);
  if (problem !== null) say(problem);
  let timer: NodeJS.Timeout | undefined;
  let saidSo = false;

  const write = (act: () => void): void => {
    if (!keep) return;
    try {
      act();
    } catch (error) {
      if (saidSo) return;
      saidSo = true;
      say(`The library cannot be saved: ${error instanceof Error ? error.message : String(error)}.`);
    }
  };
  const save = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    write(() => writeIndex(file, index));
  };
  const saveSoon = (): void => {
    timer ??= setTimeout(save, SETTLE_MS);
  };
  /** A recording gets another id when its older past has come in: what was added to it goes along. */
  const follow = (path: string, before: SessionFacts | null | undefined): void => {
    const now = index.files[path]?.facts;
    if (!now || !before || now.id === before.id || now.name !== before.name || now.origin !== 'recorded')
      return;
    const notes = index.sessions[before.id];
    if (notes !== undefined) index.sessions[now.id] ??= notes;
  };
  const idOf = (path: string): string | null => index.files[path]?.facts?.id ?? null;
  const pictureOf = (id: string): string => join(home, 'pictures', `${id}.png`);

  return {
    list: async (folder) => {
      const others = Object.entries(index.opened)
        .sort((a, b) => b[1] - a[1])
        .map(([path]) => path)
        .filter((path) => dirname(path) !== folder)
        .slice(0, OTHERS);
      if (keep) makeFolder(folder);
      const { done } = startTask({ task: 'scan', scan: { folder, others, known: index.files } });
      const found = await done;
      const before = index.files;
      index.files = { ...found.files };
      for (const path of Object.keys(index.files)) follow(path, before[path]?.facts);
      saveSoon();
      const entries = Object.keys(index.files).map((path) => entryOf(index, path, folder));
      return { entries, problem: found.problem };
    },
    opened: (path, info, nowMs) => {
      const { exchanges, ...facts } = factsOf(info);
      index.opened[path] = nowMs;
      // No stamp: the next list reads the file again.
      index.files[path] ??= { stamp: '', size: 0, facts: null, problem: null, isRecording: false };
      const before = index.files[path].facts;
      index.files[path].facts = { ...facts, exchanges: [...exchanges] };
      follow(path, before);
      saveSoon();
    },
    notes: (path) => index.sessions[idOf(path) ?? ''] ?? NO_NOTES,
    change: (path, part) => {
      const id = idOf(path);
      if (id === null) return false;
      index.sessions[id] = { ...(index.sessions[id] ?? NO_NOTES), ...part };
      saveSoon();
      return true;
    },
    forget: (path) => {
      delete index.files[path];
      delete index.opened[path];
      saveSoon();
    },
    picture: (path) => {
      const id = idOf(path);
      if (id === null) return null;
      try {
        return new Uint8Array(readFileSync(pictureOf(id)));
      } catch {
        return null;
      }
    },
    keepPicture: (path, png) => {
      const id = idOf(path);
      if (id === null) return;
      write(() => {
        mkdirSync(join(home, 'pictures'), { recursive: true });
        writeFileSync(pictureOf(id), png);
      });
    },
    save,
  };
}

/** Where it cannot be made, the scan says in a sentence that it cannot be read. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    // A file in its place, or a disk that is not there.
  }
}

function entryOf(index: LibraryIndex, path: string, folder: string): LibraryEntry {
  const { size, facts, problem, isRecording } = index.files[path];
  const { label, note, score, bookmarks } = notesOf(index, facts);
  return {
    path,
    size,
    facts,
    problem: problem?.replace(path, basename(path)) ?? null,
    label,
    note,
    score,
    isRecording,
    inFolder: dirname(path) === folder,
    openedMs: index.opened[path] ?? null,
    bookmarks: bookmarks.length,
  };
}

function notesOf(index: LibraryIndex, facts: SessionFacts | null): SessionNotes {
  return index.sessions[facts?.id ?? ''] ?? NO_NOTES;
}
