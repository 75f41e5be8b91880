// Opens a session's database without changing a byte of it, wherever it lies.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { orDamaged } from './damage';
import { checkSessionFile, isBeingRecorded, readOnlyUri } from './session-file';

export interface OpenDatabase {
  readonly db: Database.Database;
  readonly close: () => void;
}

/**
 * A finished session is opened as it is. One with a write-ahead log beside it is being recorded, or was when its
 * recorder was killed; where SQLite may not write beside it (read-only media) it is read from a copy in the system's
 * temporary folder. Throws InputError when there is no session.
 */
export function openForReading(path: string): OpenDatabase {
  checkSessionFile(path);
  const direct = tryOpen(path);
  if (direct !== null) return direct;
  if (!isBeingRecorded(path)) {
    const db = orDamaged(path, 'its description', () => new Database(readOnlyUri(path)));
    return { db, close: () => db.close() };
  }
  const folder = mkdtempSync(join(tmpdir(), 'liqradar-read-'));
  const copy = join(folder, 'copy.session');
  const close = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    for (const end of ['', '-wal', '-journal']) {
      if (existsSync(`${path}${end}`)) copyFileSync(`${path}${end}`, `${copy}${end}`);
    }
    const db = orDamaged(path, 'its description', () => new Database(copy));
    return {
      db,
      close: () => {
        db.close();
        close();
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

function tryOpen(path: string): OpenDatabase | null {
  let db: Database.Database | null = null;
  try {
    db = new Database(readOnlyUri(path));
    db.exec('SELECT count(*) FROM sqlite_master');
    const open = db;
    return { db, close: () => open.close() };
  } catch {
    db?.close();
    return null;
  }
}
