// The end of writing a session: one file without a log beside it, sealed.
import { closeSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import Database from 'libsql';
import { putMeta } from './schema';
import { openSeal, sealFile } from './seal';

/** Of SQLite's header: 1 for a rollback journal, 2 for a write-ahead log, in two places. */
const JOURNAL_AT = 18;
const ROLLBACK = Buffer.from([1, 1]);

/** The statement that makes room for the seal; the last one of a transaction that completes a session. */
export function makeRoomForSeal(): string {
  return putMeta('seal', openSeal());
}

/**
 * Brings a closed database file, complete and with room for its seal, into its final form. False when a reader kept
 * the write-ahead log from being taken into the file: it is whole all the same, and is sealed when next opened.
 */
export function finishFile(path: string): boolean {
  if (!dropLog(path)) return false;
  if (sealFile(path)) return true;
  // More than one place looks like the seal's, left over on some page: packed anew there is one.
  const db = new Database(path);
  db.exec(`VACUUM; PRAGMA secure_delete = ON; ${makeRoomForSeal()}`);
  db.close();
  return sealFile(path);
}

/**
 * Drops the log of a database whose log is empty (its last writer has checkpointed it), by hand: SQLite itself
 * refuses while any connection is left, and libsql leaves closed ones open until their statements are collected.
 */
function dropLog(path: string): boolean {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  if (log !== undefined && log.size > 0) return false;
  const file = openSync(path, 'r+');
  writeSync(file, ROLLBACK, 0, ROLLBACK.length, JOURNAL_AT);
  fsyncSync(file);
  closeSync(file);
  try {
    for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  } catch {
    // Windows does not remove what is still open; an empty log holds nothing.
  }
  return true;
}
