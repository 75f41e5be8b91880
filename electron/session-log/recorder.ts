// Records a live session: batches as they come, each in a transaction of its own, readable and whole at any moment.
import { existsSync, rmSync, statSync } from 'node:fs';
import Database from 'libsql';
import type { Event } from '../../shared/model/event';
import type { SessionInfo } from '../../shared/model/session-info';
import { InputError } from '../../shared/util/input-error';
import { CHAIN_START } from './chain';
import { finishFile, makeRoomForSeal } from './finish-file';
import { takeLock } from './lock';
import { CREATE_TABLES, putMeta, SCHEMA_VERSION } from './schema';
import { claimSeqs, type SeqRange } from './seq-ranges';
import { count, emptyTally, type Summary, summaryOf, tallyFrom } from './summary';
import { addToTail, mergeTail, type Step, type Tail } from './tail';
import { checkTarget, notWritable } from './target-file';

export interface RecorderOptions {
  readonly name: string;
  readonly createdBy: string;
  /** Overwrite what is at the path. */
  readonly force: boolean;
  /** The file may not grow beyond this; by default as far as the disk goes. */
  readonly maxBytes?: number;
}

export interface SessionRecorder {
  /**
   * Writes events, and gives back the EventBatches of them for the engine. They follow the last ones, or are a block
   * of numbers apart (older history under lower numbers); RangeError for a number that was written before. After an
   * InputError (a full disk) nothing of this call is in the file and all of the calls before is; the same events may be
   * written again later.
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
  /** Completes the session: one file, sealed, like a finished import. */
  finish(): SessionInfo;
  /** Stops as a crash would, but tidily: the file stays and can be read, without a stored summary. */
  close(): void;
}

const PAGE_BYTES = 4096;

/**
 * Starts recording at `path` itself: a write-ahead log lies beside it until `finish`, and what was appended
 * survives a crash. Throws InputError when the place cannot be written to, a file is there and `force` is not set,
 * or another recorder is at work on it.
 */
export function startRecording(path: string, options: RecorderOptions): SessionRecorder {
  // Who is still recording there must not lose the file, forced or not.
  if (existsSync(`${path}-lock`)) takeLock(path)();
  checkTarget(path, options.force);
  const unlock = takeLock(path);
  try {
    if (options.force) for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
    return recorderOf(path, options, openDatabase(path), unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function recorderOf(
  path: string,
  options: RecorderOptions,
  db: Database.Database,
  unlock: () => void,
): SessionRecorder {
  const tally = emptyTally();
  /** Of the batches that are final. */
  let settled = emptyTally();
  let seqs: readonly SeqRange[] = [];
  let tail: Tail = {
    base: { batches: 0, chain: CHAIN_START },
    head: { batches: 0, chain: CHAIN_START },
    lanes: [],
  };
  let open = true;

  const end = (): void => {
    if (!open) return;
    open = false;
    db.close();
    unlock();
  };
  const rollBack = (): void => {
    try {
      db.exec('ROLLBACK');
    } catch {
      // No transaction was open, or SQLite has ended it by itself.
    }
  };
  // Only exec, as in writer.ts: a prepared statement would keep the file open.
  const exec = (sql: string): void => {
    if (!open) throw new Error(`the recording ${path} has ended`);
    try {
      db.exec(sql);
    } catch (error) {
      rollBack();
      const why = error instanceof Error ? error.message : String(error);
      throw new InputError(
        `${path} cannot be written (${why}): check the disk and its free space. What was recorded before is in the file.`,
      );
    }
  };
  const summary = (): Summary => summaryOf(tally);
  const info = (): SessionInfo => {
    const { name, createdBy } = options;
    return { name, origin: 'recorded', createdBy, schemaVersion: SCHEMA_VERSION, ...summary() };
  };
  /** One transaction, whole or not at all; only then what is remembered of the file changes too. */
  const commit = (step: Step): void => {
    let next = settled;
    let told = '';
    if (step.final.length > 0) {
      next = tallyFrom(summaryOf(settled));
      count(next, step.final);
      const soFar = { batches: step.tail.base.batches, summary: summaryOf(next) };
      told = putMeta('soFar', JSON.stringify(soFar));
    }
    exec(`BEGIN; ${step.sql} ${told} COMMIT`);
    settled = next;
    tail = step.tail;
  };

  try {
    // The description first, in the file itself: a session is told from other files by its first bytes.
    exec(
      `PRAGMA page_size = ${PAGE_BYTES}; PRAGMA secure_delete = FAST; BEGIN; ${CREATE_TABLES}
       ${putMeta('schemaVersion', String(SCHEMA_VERSION))} ${putMeta('name', options.name)}
       ${putMeta('origin', 'recorded')} ${putMeta('createdBy', options.createdBy)} ${putMeta('state', 'recording')} COMMIT`,
    );
    exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    if (options.maxBytes !== undefined) {
      exec(`PRAGMA max_page_count = ${Math.max(1, Math.floor(options.maxBytes / PAGE_BYTES))}`);
    }
  } catch (error) {
    end();
    throw error;
  }

  const append = (events: readonly Event[]): readonly Uint8Array[] => {
    if (events.length === 0) return [];
    const claimed = claimSeqs(seqs, events);
    const step = addToTail(tail, events);
    commit(step);
    seqs = claimed;
    count(tally, events);
    return step.stored;
  };

  return {
    append,
    prepend: (events) => {
      const last = events.at(-1)?.seq ?? tally.firstSeq - 1;
      if (last !== tally.firstSeq - 1) {
        throw new RangeError(`event ${last} is not the one before ${tally.firstSeq}`);
      }
      append(events);
    },
    info: () => ({ ...info(), state: 'recording' }),
    size: () =>
      ['', '-wal'].reduce(
        (sum, end) => sum + (statSync(`${path}${end}`, { throwIfNoEntry: false })?.size ?? 0),
        0,
      ),
    finish: () => {
      const { sql, tail: last } = mergeTail(tail, true);
      const head = { batches: last.head.batches, chain: Buffer.from(last.head.chain).toString('hex') };
      exec(
        `BEGIN; ${sql} DELETE FROM meta WHERE key = 'soFar'; ${putMeta('summary', JSON.stringify(summary()))}
         ${putMeta('head', JSON.stringify(head))} ${putMeta('state', 'complete')} ${makeRoomForSeal()} COMMIT`,
      );
      exec('PRAGMA wal_checkpoint(TRUNCATE)');
      open = false;
      db.close();
      finishFile(path);
      unlock();
      return info();
    },
    close: end,
  };
}

function openDatabase(path: string): Database.Database {
  try {
    return new Database(path);
  } catch {
    throw notWritable(path);
  }
}
