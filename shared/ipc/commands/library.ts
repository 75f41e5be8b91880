// Commands about sessions as files: the list of them, what the trader adds, and importing archives.
import * as v from 'valibot';
import type { Bookmark, LibraryEntry, LookedAt } from '../../model/library';

const nothing = v.null();
const path = v.object({ path: v.pipe(v.string(), v.minLength(1)) });
const problem = v.object({ problem: v.nullable(v.string()) });
const finite = v.pipe(v.number(), v.finite());
const pixels = v.pipe(v.number(), v.minValue(0), v.maxValue(20_000));

export const bookmarkSchema = v.object({ ms: finite, name: v.pipe(v.string(), v.maxLength(80)) });

export const LIBRARY_COMMANDS = {
  /** Every session of the folder, and those that were opened from elsewhere. */
  'library.list': {
    request: nothing,
    reply: v.custom<{
      readonly folder: string;
      readonly entries: readonly LibraryEntry[];
      readonly problem: string | null;
    }>((value) => typeof value === 'object'),
  },
  /** Renames a session or notes something; kept beside the file, which is not written to. */
  'library.edit': {
    request: v.object({
      ...path.entries,
      label: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(120)))),
      note: v.optional(v.pipe(v.string(), v.maxLength(4000))),
    }),
    reply: nothing,
  },
  'library.trash': { request: path, reply: problem },
  'library.reveal': { request: path, reply: problem },
  'library.chooseFolder': { request: nothing, reply: problem },
  /** The kept picture of a session as PNG bytes; null without one. */
  'library.picture': {
    request: path,
    reply: v.nullable(v.instance(Uint8Array)),
  },
  /** Keeps what the window shows in a rectangle (CSS px) as the picture of the session on show; true when it did. */
  'library.keepPicture': {
    request: v.object({ x: pixels, y: pixels, width: pixels, height: pixels }),
    reply: v.boolean(),
  },
  'library.bookmarks': {
    request: path,
    reply: v.custom<readonly Bookmark[]>((value) => Array.isArray(value)),
  },
  'library.setBookmarks': {
    request: v.object({ ...path.entries, bookmarks: v.pipe(v.array(bookmarkSchema), v.maxLength(500)) }),
    reply: nothing,
  },
  /** What files are, and which symbol they are of as far as their names tell. */
  'import.look': {
    request: v.object({ paths: v.array(v.string()) }),
    reply: v.custom<{ readonly files: readonly LookedAt[]; readonly symbol: string | null }>(
      (value) => typeof value === 'object',
    ),
  },
  /** Imports archives into a new session of the folder; resolves when it is done, stopped or refused. */
  'import.start': {
    request: v.object({
      paths: v.pipe(v.array(v.string()), v.minLength(1)),
      exchange: v.string(),
      symbol: v.pipe(v.string(), v.maxLength(40)),
      name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
    }),
    reply: v.object({ path: v.nullable(v.string()), problem: v.nullable(v.string()) }),
  },
  /** How far the running import is; null when none runs. */
  'import.progress': {
    request: nothing,
    reply: v.nullable(
      v.object({
        doneBytes: v.number(),
        totalBytes: v.number(),
        rows: v.number(),
        elapsedMs: v.number(),
      }),
    ),
  },
  'import.cancel': { request: nothing, reply: nothing },
} as const;
