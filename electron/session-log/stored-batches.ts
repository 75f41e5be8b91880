// The batches of a session file, in order, each checked before it is handed out.
import { crc32, inflateRawSync } from 'node:zlib';
import type Database from 'libsql';
import * as v from 'valibot';
import { orDamaged } from './damage';

export interface StoredBatch {
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** `recvMs` of the first and the last event. */
  readonly firstMs: number;
  readonly lastMs: number;
  /** An EventBatch for `decodeBatch`, in a buffer of its own: it may be transferred. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** No batch of ours inflates to more; a garbled one must not fill the memory. */
const MAX_BATCH_BYTES = 64 * 1024 * 1024;

const n = v.number();
const batchRow = v.strictTuple([n, n, n, n, n, n, v.instance(Uint8Array)]);
const rangeRow = v.strictTuple([n, n]);

/** The rest of an SQL query for the batch at or after a `seq`. */
const FROM_SEQ = 'FROM batch WHERE first_seq >= ? ORDER BY first_seq LIMIT 1';

/**
 * Batches from the one that begins at `firstSeq` to the one that ends at `lastSeq` (null: as many as there
 * are). One is read a step and nothing is held between steps. Throws InputError at a damaged or missing one.
 */
export function* storedBatches(
  path: string,
  db: Database.Database,
  firstSeq: number,
  lastSeq: number | null,
): Generator<StoredBatch> {
  let seq = firstSeq;
  const which = (): string => eventsFrom(db, seq, lastSeq);
  const query = orDamaged(path, which, () =>
    db.prepare(`SELECT first_seq, last_seq, first_ms, last_ms, count, crc32, data ${FROM_SEQ}`).raw(true),
  );
  const end = lastSeq ?? Number.POSITIVE_INFINITY;
  while (seq <= end) {
    const batch = orDamaged(path, which, () => {
      const row = query.get(seq);
      if (row !== undefined) return checkedBatch(v.parse(batchRow, row), seq);
      if (lastSeq !== null) throw new Error('they are missing');
      return null;
    });
    if (batch === null) return;
    yield batch;
    seq = batch.lastSeq + 1;
  }
}

function checkedBatch(row: v.InferOutput<typeof batchRow>, seq: number): StoredBatch {
  const [firstSeq, lastSeq, firstMs, lastMs, count, crc, data] = row;
  if (firstSeq !== seq) throw new Error('they are missing');
  if (count < 1 || lastSeq - firstSeq + 1 !== count) throw new Error('their number is wrong');
  const inflated = inflateRawSync(data, { maxOutputLength: MAX_BATCH_BYTES });
  if (crc32(inflated) !== crc) throw new Error('their checksum differs');
  // A copy: what zlib returns may share its buffer with others.
  return { firstSeq, lastSeq, firstMs, lastMs, bytes: new Uint8Array(inflated) };
}

/** "events 5 to 8": those that are lost with the batch at `seq`, as far as the file can still tell. */
function eventsFrom(db: Database.Database, seq: number, lastSeq: number | null): string {
  try {
    const row = db.prepare(`SELECT first_seq, last_seq ${FROM_SEQ}`).raw(true).get(seq);
    const [first, last] = row === undefined ? [seq, lastSeq ?? seq] : v.parse(rangeRow, row);
    return `events ${seq} to ${first > seq ? first - 1 : last}`;
  } catch {
    return `events from ${seq} on`;
  }
}
