// Is this file a Liqradar session? Told from its first bytes, before SQLite sees it.
import { closeSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { InputError } from '../../shared/util/input-error';
import { isLocked } from './lock';
import { APPLICATION_ID } from './schema';

/** SQLite's header: https://sqlite.org/fileformat.html, 1.3. */
const HEADER_BYTES = 100;
const SQLITE_MAGIC = 'SQLite format 3\0';
const PAGE_SIZE_AT = 16;
const PAGE_COUNT_AT = 28;
const APPLICATION_ID_AT = 68;

/** Throws InputError unless there is a file at all, of whatever content. */
export function checkSessionExists(path: string): Stats {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new InputError(`${path} does not exist: check the name of the session.`);
  if (stat.isDirectory())
    throw new InputError(`${path} is a folder, not a session: name the session file in it.`);
  return stat;
}

/** Throws InputError, naming the file, unless it looks like a session. Never creates or changes it. */
export function checkSessionFile(path: string): void {
  const stat = checkSessionExists(path);
  if (stat.size === 0)
    throw new InputError(`${path} is empty, not a Liqradar session: import or copy it again.`);
  const header = readHeader(path);
  if (header.toString('latin1', 0, SQLITE_MAGIC.length) !== SQLITE_MAGIC) {
    throw new InputError(`${path} is not a Liqradar session: open one, or import archives to make one.`);
  }
  if (header.length < HEADER_BYTES) throw new InputError(`${path} is damaged: it ends inside its header.`);
  if (header.readUInt32BE(APPLICATION_ID_AT) !== APPLICATION_ID) {
    throw new InputError(`${path} is an SQLite database but not a Liqradar session: open a session instead.`);
  }
  // A page size of 1 stands for 65536. Beside a write-ahead log the file may lag behind its header.
  const pageSize = header.readUInt16BE(PAGE_SIZE_AT);
  const size = (pageSize === 1 ? 65_536 : pageSize) * header.readUInt32BE(PAGE_COUNT_AT);
  if (stat.size < size && !isBeingRecorded(path)) {
    throw new InputError(
      `${path} is damaged: it is cut short, ${stat.size} of ${size} bytes; copy or import the session again.`,
    );
  }
}

/** Whether a log with anything in it lies beside it: it is being recorded, or was when its recorder was killed. */
export function isBeingRecorded(path: string): boolean {
  return ['-wal', '-journal'].some(
    (end) => (statSync(`${path}${end}`, { throwIfNoEntry: false })?.size ?? 0) > 0,
  );
}

function readHeader(path: string): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  try {
    const file = openSync(path, 'r');
    try {
      return header.subarray(0, readSync(file, header, 0, HEADER_BYTES, 0));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError(`${path} cannot be read (${why}): check its permissions.`);
  }
}

/**
 * The name under which SQLite opens a session for reading only (libsql's own `readonly` option is ignored).
 * A finished session is one file that nobody changes: `immutable` then works on read-only media and takes no
 * locks. One that is still written to, or was when its writer was killed, has a log beside it.
 */
export function readOnlyUri(path: string): string {
  const isChanging = isBeingRecorded(path) || isLocked(path);
  return `${pathToFileURL(path).href}?mode=ro${isChanging ? '' : '&immutable=1'}`;
}
