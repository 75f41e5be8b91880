// Reads a session: what it says about itself, and its batches in order.
import type Database from 'libsql';
import type { SessionInfo } from '../../shared/model/session-info';
import { type BatchTable, batchTable } from './batch-table';
import { orDamaged } from './damage';
import { gather } from './gather';
import { isLocked } from './lock';
import { openForReading } from './open-for-reading';
import { readTexts } from './read-texts';
import { recoverSession } from './recover';
import { readMeta, type SessionMeta } from './session-meta';
import { type StoredBatch, storedBatches } from './stored-batches';

export interface SessionReader {
  /**
   * Quick for a finished session, which has it stored, and for a recording, which stores it as it goes; otherwise
   * every event is read, once, and damage among them throws InputError.
   */
  info(): SessionInfo;
  /**
   * Batches in order of their events, from the one that holds `fromSeq` or the next after it (from the first
   * without it), one read a step. Throws InputError at a damaged or missing one, naming its events.
   */
  batches(from?: { readonly fromSeq?: number }): Iterable<StoredBatch>;
  /** `seq` of the first event of the last batch that begins at or before a time (ms); the first when none does. */
  seqBefore(ms: number): number;
  /** What a person has added: JSON by key (edit.ts). */
  kept(): ReadonlyMap<string, string>;
  close(): void;
}

/**
 * Opens a session for reading. Nothing is ever written, but for one case: a recording that a kill cut off is
 * completed and marked as recovered, where its place can be written to. Throws InputError, one sentence naming the
 * file, when it does not exist, is empty, is not a session, is damaged, or comes from a newer Liqradar.
 */
export function openSession(path: string): SessionReader {
  const first = openAsIs(path);
  let isRecovered = false;
  try {
    isRecovered = recoverSession(path, first.meta);
  } finally {
    if (isRecovered) first.reader.close();
  }
  return isRecovered ? openAsIs(path).reader : first.reader;
}

function openAsIs(path: string): { readonly reader: SessionReader; readonly meta: SessionMeta } {
  const { db, close } = openForReading(path);
  try {
    const meta = readMeta(path, db);
    const table = orDamaged(path, 'its list of batches', () => batchTable(db, meta.schemaVersion));
    return { reader: readerOf(meta, table, db, close), meta };
  } catch (error) {
    close();
    throw error;
  }
}

function readerOf(
  meta: SessionMeta,
  table: BatchTable,
  db: Database.Database,
  close: () => void,
): SessionReader {
  const { path, name, origin, createdBy, schemaVersion } = meta;
  const firstSeq = (): number => table.headerAt(0)?.firstSeq ?? 1;
  return {
    info: () => {
      const base = { name, origin, createdBy, schemaVersion, ...(meta.summary ?? gather(meta, table)) };
      const state = stateOf(meta);
      return state === 'complete' ? base : { ...base, state };
    },
    batches: (from) => storedBatches(meta, table, from?.fromSeq ?? 0),
    seqBefore: (ms) => orDamaged(path, 'its list of batches', () => table.seqBefore(ms) ?? firstSeq()),
    kept: () =>
      schemaVersion === 1 ? new Map() : orDamaged(path, 'what was added to it', () => readTexts(db, 'kept')),
    close,
  };
}

function stateOf(meta: SessionMeta): NonNullable<SessionInfo['state']> {
  if (meta.state === 'complete') return meta.recovered ? 'recovered' : 'complete';
  return isLocked(meta.path) ? 'recording' : 'recovered';
}
