// Who writes a session: one recorder at a time, told by a lock that ends with its process, however that ends.
import { existsSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import Database from 'libsql';
import { InputError } from '../../shared/util/input-error';

/** Beside the session while it is written to. After a kill the file may stay; the lock on it does not. */
export function lockPath(path: string): string {
  return `${path}-lock`;
}

/**
 * Takes the right to write the session at `path`; the answer gives it back. Throws InputError when another
 * recorder, of this app or another copy of it, has it. (The lock is SQLite's own, on an empty database: it works on
 * every system, and the system drops it when the process is killed.)
 */
export function takeLock(path: string): () => void {
  const lock = lockPath(path);
  let db: Database.Database;
  try {
    db = new Database(lock);
  } catch {
    throw new InputError(
      `The session ${path} cannot be written to: choose another place, or check its folder's permissions.`,
    );
  }
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch {
    db.close();
    throw new InputError(
      `${path} is being recorded by another window or another copy of Liqradar: stop it there, or choose another name.`,
    );
  }
  return () => {
    // The name first: who comes after starts a lock of its own, by when the session is closed.
    try {
      rmSync(lock, { force: true });
    } catch {
      // Windows does not remove what is open; an empty file without a lock says nothing.
    }
    db.close();
    if (process.platform === 'win32') rmSync(lock, { force: true });
  };
}

/** Whether someone is writing the session at this moment. */
export function isLocked(path: string): boolean {
  const lock = lockPath(path);
  if (!existsSync(lock)) return false;
  let db: Database.Database | null = null;
  try {
    db = new Database(`${pathToFileURL(lock).href}?mode=ro`);
    db.exec('SELECT count(*) FROM sqlite_master');
    return false;
  } catch {
    return true;
  } finally {
    db?.close();
  }
}
