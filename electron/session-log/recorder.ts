// Records a live session: batches as they come, each in a transaction of its own, readable and whole at any moment.
import { rmSync, statSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import Database from 'libsql';
import { encodeBatch } from '../../shared/codec/encode-batch';
import type { Event } from '../../shared/model/event';
import type { SessionInfo } from '../../shared/model/session-info';
import { InputError } from '../../shared/util/input-error';
import { BATCH_EVENTS, CREATE_TABLES, type MetaKey, SCHEMA_VERSION, sqlText } from './schema';
import { count, countEarlier, emptyTally, summaryOf } from './summary';
import { checkTarget, notWritable } from './target-file';

export interface RecorderOptions {
  readonly name: string;
  readonly createdBy: string;
  /** Overwrite what is at the path. */
  readonly force: boolean;
}

export interface SessionRecorder {
  /**
   * Writes events that follow the last ones, and gives back the EventBatches that were stored, for the engine.
   * After an InputError nothing of this call is in the file, and the recording can go no further.
   */
  append(events: readonly Event[]): readonly Uint8Array[];
  /**
   * Writes events that come before all that is there, numbered up to the first one's: a past that was fetched later.
   * The same errors as `append`.
   */
  prepend(events: readonly Event[]): void;
  /** What is in the session so far. */
  info(): SessionInfo;
  /** Bytes on disk, the write-ahead log included. */
  size(): number;
  /** Completes the session: one file, like a finished import. */
  finish(): SessionInfo;
  /** Stops as a crash would, but tidily: the file stays and can be read, without a stored summary. */
  close(): void;
}

/**
 * Starts recording at `path` itself: a write-ahead log lies beside it until `finish`, and what was appended
 * survives a crash. Throws InputError when the place cannot be written to or a file is there and `force` is not set.
 */
export function startRecording(path: string, options: RecorderOptions): SessionRecorder {
  checkTarget(path, options.force);
  if (options.force) for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  const db = openDatabase(path);
  const tally = emptyTally();
  let open = true;
  let firstSeq = 0;

  // Only exec, as in writer.ts: a prepared statement would keep the file open.
  const exec = (sql: string): void => {
    if (!open) throw new Error(`the recording ${path} has ended`);
    try {
      db.exec(sql);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new InputError(`${path} cannot be written (${why}): check the disk and its free space.`);
    }
  };
  const putMeta = (key: MetaKey, value: string): string =>
    `INSERT OR REPLACE INTO meta VALUES (${sqlText(key)}, ${sqlText(value)});`;
  const info = (): SessionInfo => {
    const { name, createdBy } = options;
    return { name, origin: 'recorded', createdBy, schemaVersion: SCHEMA_VERSION, ...summaryOf(tally) };
  };

  // The description first, in the file itself: a session is told from other files by its first bytes.
  exec(
    `BEGIN; ${CREATE_TABLES} ${putMeta('schemaVersion', String(SCHEMA_VERSION))} ${putMeta('name', options.name)}
     ${putMeta('origin', 'recorded')} ${putMeta('createdBy', options.createdBy)} ${putMeta('state', 'recording')} COMMIT`,
  );
  exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');

  /** All batches are stored here, in one transaction a call. */
  const store = (events: readonly Event[]): readonly Uint8Array[] => {
    const { rows, stored } = rowsOf(events);
    const isFirst = tally.lastSeq === 0 || events[0].seq < firstSeq;
    if (isFirst) firstSeq = events[0].seq;
    try {
      exec(`BEGIN; ${rows.join(' ')} ${isFirst ? putMeta('firstSeq', String(firstSeq)) : ''} COMMIT`);
    } catch (error) {
      open = false;
      db.close();
      throw error;
    }
    return stored;
  };

  return {
    append: (events) => {
      if (events.length === 0) return [];
      const stored = store(events);
      count(tally, events);
      return stored;
    },
    prepend: (events) => {
      if (events.length === 0) return;
      const last = events[events.length - 1].seq;
      if (last !== firstSeq - 1) throw new RangeError(`event ${last} is not the one before ${firstSeq}`);
      store(events);
      countEarlier(tally, events);
    },
    info,
    size: () =>
      ['', '-wal'].reduce(
        (sum, end) => sum + (statSync(`${path}${end}`, { throwIfNoEntry: false })?.size ?? 0),
        0,
      ),
    finish: () => {
      exec(
        `BEGIN; ${putMeta('summary', JSON.stringify(summaryOf(tally)))} ${putMeta('state', 'complete')} COMMIT`,
      );
      exec('PRAGMA wal_checkpoint(TRUNCATE)');
      try {
        db.exec('PRAGMA journal_mode = DELETE');
      } catch {
        // Someone is reading it: the log stays beside the file, which is whole all the same.
      }
      open = false;
      db.close();
      return info();
    },
    close: () => {
      if (!open) return;
      open = false;
      db.close();
    },
  };
}

function rowsOf(events: readonly Event[]): { rows: string[]; stored: Uint8Array[] } {
  const rows: string[] = [];
  const stored: Uint8Array[] = [];
  for (let from = 0; from < events.length; from += BATCH_EVENTS) {
    const part = events.slice(from, from + BATCH_EVENTS);
    const first = part[0];
    const last = part[part.length - 1];
    const bytes = encodeBatch(part);
    const data = deflateRawSync(bytes, { level: 1 }).toString('hex');
    const numbers = [first.seq, last.seq, first.recvMs, last.recvMs, part.length, crc32(bytes)];
    rows.push(`INSERT INTO batch VALUES (${numbers.join(', ')}, X'${data}');`);
    stored.push(bytes);
  }
  return { rows, stored };
}

function openDatabase(path: string): Database.Database {
  try {
    return new Database(path);
  } catch {
    throw notWritable(path);
  }
}
