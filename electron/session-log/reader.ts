// Reads a session: what it says about itself, and its batches in order.
import Database from 'libsql';
import * as v from 'valibot';
import { decodeBatch } from '../../shared/codec/decode-batch';
import type { SessionInfo } from '../../shared/model/session-info';
import { orDamaged } from './damage';
import { checkSchemaVersion } from './migrations';
import { checkSessionFile, readOnlyUri } from './session-file';
import { type StoredBatch, storedBatches } from './stored-batches';
import { count, emptyTally, parseSummary, summaryOf } from './summary';

export interface SessionReader {
  /**
   * Quick for a finished session, which has it stored; otherwise every event is read, once, and damage among
   * them throws InputError.
   */
  info(): SessionInfo;
  /**
   * Batches in order, from the one that holds `fromSeq` (from the first without it), one read a step. Throws
   * InputError at a damaged or missing one, naming its events.
   */
  batches(from?: { readonly fromSeq?: number }): Iterable<StoredBatch>;
  /** `seq` of the first event of the last batch that begins at or before a time (ms); the first's when none does. */
  seqBefore(ms: number): number;
  close(): void;
}

const metaRows = v.array(v.strictTuple([v.string(), v.string()]));
const originSchema = v.picklist(['recorded', 'imported', 'simulated']);
const seqRow = v.optional(v.strictTuple([v.number()]));

/**
 * Opens a session for reading only. Throws InputError, one sentence naming the file, when it does not exist, is
 * empty, is not a session, is damaged, or comes from a newer Liqradar.
 */
export function openSession(path: string): SessionReader {
  checkSessionFile(path);
  const db = orDamaged(path, 'its description', () => new Database(readOnlyUri(path)));
  try {
    const meta = orDamaged(path, 'its description', () => readMeta(db));
    checkSchemaVersion(path, meta.get('schemaVersion'));
    return readerOf(path, db, meta);
  } catch (error) {
    db.close();
    throw error;
  }
}

function readMeta(db: Database.Database): ReadonlyMap<string, string> {
  return new Map(v.parse(metaRows, db.prepare('SELECT key, value FROM meta').raw(true).all()));
}

function readerOf(path: string, db: Database.Database, meta: ReadonlyMap<string, string>): SessionReader {
  const stored = parseSummary(meta.get('summary'));
  const firstSeq = Number(meta.get('firstSeq') ?? 1);
  const origin = orDamaged(path, 'its origin', () => v.parse(originSchema, meta.get('origin')));

  const firstSeqWhere = (condition: string, value: number): number =>
    orDamaged(path, 'its list of batches', () =>
      v.parse(seqRow, db.prepare(`SELECT first_seq FROM batch WHERE ${condition}`).raw(true).get(value)),
    )?.[0] ?? firstSeq;

  function* batches(fromSeq: number): Generator<StoredBatch> {
    const from = firstSeqWhere('first_seq <= ? ORDER BY first_seq DESC LIMIT 1', fromSeq);
    for (const batch of storedBatches(path, db, from, stored?.lastSeq ?? null)) {
      if (batch.lastSeq >= fromSeq) yield batch;
    }
  }

  const summary = () => {
    const tally = emptyTally();
    for (const batch of batches(firstSeq)) {
      const which = (): string => `events ${batch.firstSeq} to ${batch.lastSeq}`;
      count(
        tally,
        orDamaged(path, which, () => decodeBatch(batch.bytes)),
      );
    }
    return summaryOf(tally);
  };

  return {
    info: () => ({
      name: meta.get('name') ?? '',
      origin,
      createdBy: meta.get('createdBy') ?? '',
      schemaVersion: Number(meta.get('schemaVersion')),
      ...(stored ?? summary()),
    }),
    batches: (from) => batches(from?.fromSeq ?? firstSeq),
    seqBefore: (ms) => firstSeqWhere('first_ms <= ? ORDER BY first_ms DESC, first_seq DESC LIMIT 1', ms),
    close: () => db.close(),
  };
}
