// Completes a session whose recorder was killed, once somebody opens it.
import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { batchTable } from './batch-table';
import { finishFile, makeRoomForSeal } from './finish-file';
import { gather } from './gather';
import { isLocked, takeLock } from './lock';
import { SCHEMA_VERSION, putMeta } from './schema';
import { checkSeal } from './seal';
import { isBeingRecorded } from './session-file';
import { readMeta, type SessionMeta } from './session-meta';

/**
 * Recovers what a kill left: takes the write-ahead log into the file, stores the summary and the end of the chain,
 * marks the session as recovered and seals it. All that was stored before the kill is kept, and nothing is made up.
 * Does nothing to a session that is being recorded, is finished, is damaged (that is for `repair`), is of the first
 * schema, or lies where nothing can be written. True when it did something.
 */
export function recoverSession(path: string, meta: SessionMeta): boolean {
  const isCut = meta.state === 'recording';
  const isOpen = isBeingRecorded(path) || (meta.schemaVersion === SCHEMA_VERSION && checkSealIsOpen(meta));
  if (meta.schemaVersion !== SCHEMA_VERSION || (!isCut && !isOpen) || isLocked(path) || !isWritable(path)) {
    return false;
  }
  try {
    const unlock = takeLock(path);
    try {
      if (!complete(path)) return false;
      return finishFile(path) && checkSeal(path) === 'sound';
    } finally {
      unlock();
    }
  } catch {
    // Someone else was faster, or the file is damaged: it is read as it is.
    return false;
  }
}

function complete(path: string): boolean {
  const db = new Database(path);
  try {
    const meta = readMeta(path, db);
    const table = batchTable(db, meta.schemaVersion);
    const { count, last } = table.extent();
    if (count !== last) return false;
    if (meta.state === 'recording') {
      const chain = last === 0 ? Buffer.alloc(32) : Buffer.from(table.chain(last) ?? []);
      const head = { batches: last, chain: chain.toString('hex') };
      db.exec(
        `BEGIN IMMEDIATE; DELETE FROM meta WHERE key = 'soFar';
         ${putMeta('summary', JSON.stringify(gather(meta, table)))} ${putMeta('head', JSON.stringify(head))}
         ${putMeta('recovered', '1')} ${putMeta('state', 'complete')} ${makeRoomForSeal()} COMMIT`,
      );
    }
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return true;
  } finally {
    db.close();
  }
}

/** Room was made for a seal that was then never closed. */
function checkSealIsOpen(meta: SessionMeta): boolean {
  return /:0{64}$/.test(meta.texts.get('seal') ?? '');
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
