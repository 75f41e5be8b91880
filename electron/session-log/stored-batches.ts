// The batches of a session file, in order of their events, each checked before it is handed out.
import { decodeBatch } from '../../shared/codec/decode-batch';
import { encodeBatch } from '../../shared/codec/encode-batch';
import type { BatchTable } from './batch-table';
import { orDamaged } from './damage';
import { unpackRow } from './pack';
import type { SessionMeta } from './session-meta';

export interface StoredBatch {
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** `recvMs` of the first and the last event. */
  readonly firstMs: number;
  readonly lastMs: number;
  /** An EventBatch for `decodeBatch`, in a buffer of its own: it may be transferred. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Batches from the one that holds `fromSeq`, or the next one, to the last. One is read a step and nothing is held
 * between steps, so a recording may go on meanwhile. Throws InputError at a damaged or missing one.
 */
export function* storedBatches(
  meta: SessionMeta,
  table: BatchTable,
  fromSeq: number,
): Generator<StoredBatch> {
  // Of no events at all the last is number 0; the first is 1 at least.
  const end = meta.summary?.lastSeq ?? Number.POSITIVE_INFINITY;
  let seq = Math.max(fromSeq, meta.firstSeq, end === 0 ? 1 : 0);
  for (let isFirst = true; seq <= end; isFirst = false) {
    const which = (): string => lostEvents(meta, table, seq);
    const batch = orDamaged(meta.path, which, () => batchAt(meta, table, seq));
    if (batch === null) return;
    // What was handed out before is not handed out again, though a recording has merged it with what came after.
    yield isFirst || batch.firstSeq >= seq ? batch : cutBefore(batch, seq);
    seq = batch.lastSeq + 1;
  }
}

function batchAt(meta: SessionMeta, table: BatchTable, seq: number): StoredBatch | null {
  const row = table.rowAt(seq);
  if (row === null && meta.summary === null) return null;
  if (row === null || (row.firstSeq > seq && !isWhole(meta, table))) throw new Error('they are missing');
  const { firstSeq, lastSeq, firstMs, lastMs } = row;
  return { firstSeq, lastSeq, firstMs, lastMs, bytes: unpackRow(row, meta.schemaVersion) };
}

/** Whether no batch is missing: then a hole in the numbers is one between two blocks of them. */
function isWhole(meta: SessionMeta, table: BatchTable): boolean {
  if (meta.schemaVersion === 1) return false;
  const { count, last } = table.extent();
  return count === last && (meta.head === null || meta.head.batches === count);
}

function cutBefore(batch: StoredBatch, seq: number): StoredBatch {
  const events = decodeBatch(batch.bytes).slice(seq - batch.firstSeq);
  return {
    ...batch,
    firstSeq: seq,
    firstMs: events[0].recvMs,
    bytes: new Uint8Array(encodeBatch(events)),
  };
}

/** "events 5 to 8": those that are lost with the batch at `seq`, as far as the file can still tell. */
function lostEvents(meta: SessionMeta, table: BatchTable, seq: number): string {
  try {
    const found = table.headerAt(seq);
    const last = meta.summary?.lastSeq ?? seq;
    if (found === null) return `events ${seq} to ${last}`;
    return `events ${seq} to ${found.firstSeq > seq ? found.firstSeq - 1 : found.lastSeq}`;
  } catch {
    return `events from ${seq} on`;
  }
}
