// Writes a session: events in, one SQLite file out, complete or not at all.
import { rmSync } from 'node:fs';
import Database from 'libsql';
import type { Event } from '../../shared/model/event';
import type { Origin, SessionInfo } from '../../shared/model/session-info';
import { InputError } from '../../shared/util/input-error';
import { CHAIN_START } from './chain';
import { finishFile, makeRoomForSeal } from './finish-file';
import { type ChainHead, FAST, packBatch } from './pack';
import { BATCH_EVENTS, CREATE_TABLES, type MetaKey, putMeta, SCHEMA_VERSION } from './schema';
import { count, emptyTally, summaryOf } from './summary';
import { checkTarget, moveIntoPlace, notWritable, temporaryBeside } from './target-file';

export interface SessionOptions {
  readonly name: string;
  readonly origin: Origin;
  /** The app and its version, e.g. `Liqradar 0.1.0`. */
  readonly createdBy: string;
  /** Overwrite what is at the path. */
  readonly force: boolean;
  /** Numbers may have holes (a copy of a session that has them); otherwise a hole is a defect of the source. */
  readonly holes?: boolean;
  /** Further texts of the description. */
  readonly meta?: Readonly<Partial<Record<MetaKey, string>>>;
}

export interface SessionWriter {
  /** Adds events that follow the last ones: `seq` from 1 without holes (see `holes`), `recvMs` never falling. */
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
  const put = (key: MetaKey, value: string): void => exec(putMeta(key, value));
  let head: ChainHead = { batches: 0, chain: CHAIN_START };

  const flush = (events: readonly Event[]): void => {
    const packed = packBatch(head, events, FAST);
    exec(packed.sql);
    head = packed.head;
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
    put('schemaVersion', String(SCHEMA_VERSION));
    put('name', options.name);
    put('origin', options.origin);
    put('createdBy', options.createdBy);
    for (const [key, value] of Object.entries(options.meta ?? {})) put(key as MetaKey, value);
    put('state', 'recording');
  });

  return {
    append: (events) =>
      orAbort(() => {
        checkOrder(tally.lastSeq, tally.toMs, events, options.holes === true);
        count(tally, events);
        for (const event of events) {
          const last = pending.at(-1);
          if (pending.length >= BATCH_EVENTS || (last !== undefined && last.seq + 1 !== event.seq)) {
            flush(pending);
            pending = [];
          }
          pending.push(event);
        }
      }),
    finish: () =>
      orAbort(() => {
        if (pending.length > 0) flush(pending);
        const summary = summaryOf(tally);
        const chain = Buffer.from(head.chain).toString('hex');
        put('summary', JSON.stringify(summary));
        put('head', JSON.stringify({ batches: head.batches, chain }));
        put('state', 'complete');
        exec(`${makeRoomForSeal()} COMMIT`);
        db.close();
        withStorageErrors(path, () => {
          finishFile(temporary);
          moveIntoPlace(temporary, path, options.force);
        });
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

function checkOrder(lastSeq: number, lastMs: number, events: readonly Event[], holes: boolean): void {
  let seq = lastSeq;
  let recvMs = lastMs;
  for (const event of events) {
    if (holes ? event.seq <= seq : event.seq !== seq + 1)
      throw new RangeError(`event ${event.seq} cannot follow event ${seq}`);
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
