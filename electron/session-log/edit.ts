// What a person adds to a finished session: its name, a note, bookmarks, plans made in replay.
import Database from 'libsql';
import { InputError } from '../../shared/util/input-error';
import { whyOf } from './damage';
import { finishFile, makeRoomForSeal } from './finish-file';
import { takeLock } from './lock';
import { migrateFromFirst } from './migrations';
import { openForReading } from './open-for-reading';
import { putMeta, sqlText } from './schema';
import { readMeta } from './session-meta';

export interface SessionEdit {
  /** A new name. */
  readonly name?: string;
  /** Texts (JSON, by the caller's own keys) to keep with it; null takes one away. Read again by `kept()`. */
  readonly kept?: Readonly<Record<string, string | null>>;
}

/**
 * Writes into a finished session, all of it or nothing, and seals it anew; its events stay as they are. One of the
 * first schema is migrated on the way. Throws InputError when it is being recorded, damaged or cannot be written.
 */
export function editSession(path: string, edit: SessionEdit): void {
  const { db: reading, close } = openForReading(path);
  const meta = readMeta(path, reading);
  close();
  if (meta.state !== 'complete') {
    throw new InputError(`${path} is not finished, so nothing can be added to it: stop its recording first.`);
  }
  const unlock = takeLock(path);
  try {
    const db = new Database(path);
    try {
      db.exec('PRAGMA secure_delete = FAST; BEGIN IMMEDIATE');
      if (meta.schemaVersion === 1) {
        const { batches, chain } = migrateFromFirst(db);
        db.exec(putMeta('head', JSON.stringify({ batches, chain: Buffer.from(chain).toString('hex') })));
      }
      if (edit.name !== undefined) db.exec(putMeta('name', edit.name));
      for (const [key, value] of Object.entries(edit.kept ?? {})) {
        db.exec(
          value === null
            ? `DELETE FROM kept WHERE key = ${sqlText(key)}`
            : `INSERT OR REPLACE INTO kept VALUES (${sqlText(key)}, ${sqlText(value)})`,
        );
      }
      db.exec(`${makeRoomForSeal()} COMMIT`);
    } finally {
      db.close();
    }
    finishFile(path);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${path} cannot be changed (${whyOf(error)}): it is as it was before.`);
  } finally {
    unlock();
  }
}
