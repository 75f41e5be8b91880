// The library's own memory, one JSON file: facts of files it has read, and what the trader added to sessions.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { bookmarkSchema } from '../../shared/ipc/commands/library';
import { EXCHANGES } from '../../shared/model/exchange';
import { MODEL_NAMES } from '../../shared/model/settings';

const number = v.pipe(v.number(), v.finite());

const factsSchema = v.object({
  name: v.string(),
  origin: v.picklist(['recorded', 'imported', 'simulated']),
  exchanges: v.array(v.picklist([...EXCHANGES, 'simulated'])),
  symbol: v.string(),
  fromMs: number,
  toMs: number,
  events: number,
  gaps: number,
  isRecovered: v.optional(v.boolean(), false),
  id: v.string(),
});

/** A file as it was when it was last read: the same `stamp` means that nothing has changed. */
const fileSchema = v.object({
  stamp: v.string(),
  size: number,
  facts: v.nullable(factsSchema),
  problem: v.nullable(v.string()),
  isRecording: v.boolean(),
});
export type KnownFile = v.InferOutput<typeof fileSchema>;

const gainSchema = v.object({ gain: number, low: number, high: number });

/** What belongs to a session, by its id: moving or copying the file keeps it. */
const sessionSchema = v.object({
  label: v.nullable(v.string()),
  note: v.string(),
  score: v.nullable(
    v.object({ model: v.picklist(MODEL_NAMES), hours: number, long: gainSchema, short: gainSchema }),
  ),
  bookmarks: v.array(bookmarkSchema),
});
export type SessionNotes = v.InferOutput<typeof sessionSchema>;

const indexSchema = v.object({
  version: v.literal(1),
  files: v.record(v.string(), fileSchema),
  sessions: v.record(v.string(), sessionSchema),
  /** When files were last opened, ms, by path. */
  opened: v.record(v.string(), number),
});
export type LibraryIndex = v.InferOutput<typeof indexSchema>;

export const NO_NOTES: SessionNotes = { label: null, note: '', score: null, bookmarks: [] };

/** Reads the index; one that cannot be read is set aside, never overwritten, and `problem` says so in a sentence. */
export function readIndex(path: string): { readonly index: LibraryIndex; readonly problem: string | null } {
  const index: LibraryIndex = { version: 1, files: {}, sessions: {}, opened: {} };
  if (!existsSync(path)) return { index, problem: null };
  try {
    return { index: v.parse(indexSchema, JSON.parse(readFileSync(path, 'utf8'))), problem: null };
  } catch {
    const aside = freeName(path);
    renameSync(path, aside);
    return {
      index,
      problem: `The library's names, notes and bookmarks cannot be read; they were set aside as ${aside}, and the sessions themselves are untouched.`,
    };
  }
}

/** Writes the index in one piece: after a power cut either the old or the new one is there. */
export function writeIndex(path: string, index: LibraryIndex): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(index), { flush: true });
  renameSync(`${path}.new`, path);
}

function freeName(path: string): string {
  for (let n = 1; ; n++) {
    const name = path.replace(/\.json$/, `.damaged-${n}.json`);
    if (!existsSync(name)) return name;
  }
}
