// Writes a session: events in, one SQLite file out, complete or not at all.
import { rmSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import Database from 'libsql';
import { encodeBatch } from '../../shared/codec/encode-batch';
import type { Event } from '../../shared/model/event';
import type { Origin, SessionInfo } from '../../shared/model/session-info';
import { InputError } from '../../shared/util/input-error';
import { BATCH_EVENTS, CREATE_TABLES, type MetaKey, SCHEMA_VERSION, sqlText } from './schema';
import { count, emptyTally, summaryOf } from './summary';
import { checkTarget, moveIntoPlace, notWritable, temporaryBeside } from './target-file';

export interface SessionOptions {
  readonly name: string;
  readonly origin: Origin;
  /** The app and its version, e.g. `Liqradar 0.1.0`. */
  readonly createdBy: string;
  /** Overwrite what is at the path. */
  readonly force: boolean;
}

export interface SessionWriter {
  /** Adds events that follow the last ones: `seq` from 1 without holes, `recvMs` never falling. */
  append(events: readonly Event[]): void;
  /** Puts the session at its path, one file, and says what is in it. The writer is done. */
  finish(): SessionInfo;
  /** Leaves nothing behind. Does nothing after `finish` or another `abort`. */
  abort(): void;
}

/**
 * Starts a session at `path`. Until `finish` it is a hidden file beside it, so an interrupted writer leaves no
 * half session there. Throws InputError, here or later, when the place cannot be written to, the disk is full,
 * or a file is there already and `force` is not set; RangeError for events out of order (a defect of the source).
 */
export function createSession(path: string, options: SessionOptions): SessionWriter {
  checkTarget(path, options.force);
  const temporary = temporaryBeside(path);
  const db = openDatabase(path, temporary);
  const tally = emptyTally();
  let pending: Event[] = [];
  let open = true;

  // Only exec: a prepared statement keeps the file open until it is garbage collected, and Windows does not
  // rename open files. No journal: the file is of no use until it is complete.
  const exec = (sql: string): void => {
    if (!open) throw new Error(`the session ${path} is finished`);
    withStorageErrors(path, () => db.exec(sql));
  };
  const putMeta = (key: MetaKey, value: string): void =>
    exec(`INSERT OR REPLACE INTO meta VALUES (${sqlText(key)}, ${sqlText(value)})`);

  const flush = (events: readonly Event[]): void => {
    const bytes = encodeBatch(events);
    const first = events[0];
    const last = events[events.length - 1];
    const numbers = [first.seq, last.seq, first.recvMs, last.recvMs, events.length, crc32(bytes)];
    const data = deflateRawSync(bytes, { level: 1 }).toString('hex');
    exec(`INSERT INTO batch VALUES (${numbers.join(', ')}, X'${data}')`);
  };

  const abort = (): void => {
    if (!open) return;
    open = false;
    db.close();
    rmSync(temporary, { force: true });
  };

  /** Any failure ends the session: a log with a hole in it must not be finished. */
  const orAbort = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      abort();
      throw error;
    }
  };

  orAbort(() => {
    exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN');
    exec(CREATE_TABLES);
    putMeta('schemaVersion', String(SCHEMA_VERSION));
    putMeta('name', options.name);
    putMeta('origin', options.origin);
    putMeta('createdBy', options.createdBy);
    putMeta('state', 'recording');
  });

  return {
    append: (events) =>
      orAbort(() => {
        checkOrder(tally.lastSeq, tally.toMs, events);
        count(tally, events);
        for (const event of events) {
          pending.push(event);
          if (pending.length < BATCH_EVENTS) continue;
          flush(pending);
          pending = [];
        }
      }),
    finish: () =>
      orAbort(() => {
        if (pending.length > 0) flush(pending);
        const summary = summaryOf(tally);
        putMeta('summary', JSON.stringify(summary));
        putMeta('state', 'complete');
        exec('COMMIT');
        db.close();
        withStorageErrors(path, () => moveIntoPlace(temporary, path, options.force));
        open = false;
        const { name, origin, createdBy } = options;
        return { name, origin, createdBy, schemaVersion: SCHEMA_VERSION, ...summary };
      }),
    abort,
  };
}

function openDatabase(path: string, temporary: string): Database.Database {
  try {
    return new Database(temporary);
  } catch {
    throw notWritable(path);
  }
}

function checkOrder(lastSeq: number, lastMs: number, events: readonly Event[]): void {
  let seq = lastSeq;
  let recvMs = lastMs;
  for (const event of events) {
    if (event.seq !== seq + 1) throw new RangeError(`event ${event.seq} cannot follow event ${seq}`);
    if (event.recvMs < recvMs) throw new RangeError(`event ${event.seq} was received before event ${seq}`);
    seq = event.seq;
    recvMs = event.recvMs;
  }
}

/** What goes wrong with files and SQLite while writing is for the user to put right. */
function withStorageErrors<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof InputError || !(error instanceof Error)) throw error;
    throw new InputError(`${path} cannot be written (${error.message}): check the disk and its free space.`);
  }
}
