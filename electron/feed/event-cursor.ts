// Walks a session's events in order and hands them out as EventBatches, whole or cut, up to a moment.
import { decodeBatch } from '../../shared/codec/decode-batch';
import { encodeBatch } from '../../shared/codec/encode-batch';
import type { Event } from '../../shared/model/event';
import type { SessionReader } from '../session-log/reader';
import type { StoredBatch } from '../session-log/stored-batches';

export interface EventCursor {
  readonly batches: Iterator<StoredBatch>;
  /** Last event handed out; 0 for none. */
  seq: number;
  /** The batch that `seq` lies in or before, with its events once they were needed; null at the end. */
  batch: StoredBatch | null;
  events: readonly Event[] | null;
}

/** A cursor behind event `seq`: the next one handed out is `seq` + 1. */
export function cursorAfter(reader: SessionReader, seq: number): EventCursor {
  const batches = reader.batches({ fromSeq: seq + 1 })[Symbol.iterator]();
  return { batches, seq, batch: nextBatch(batches), events: null };
}

/**
 * The next events with recvMs <= `ms` and seq <= `lastSeq`, at most one stored batch of them; null when there are
 * no more. A whole batch comes as the very bytes that are stored.
 */
export function takeUntil(
  cursor: EventCursor,
  ms: number,
  lastSeq = Number.POSITIVE_INFINITY,
): Uint8Array | null {
  const { batch } = cursor;
  if (batch === null || batch.firstMs > ms || batch.firstSeq > lastSeq) return null;
  const isWhole = batch.lastMs <= ms && batch.lastSeq <= lastSeq;
  if (isWhole && cursor.seq < batch.firstSeq) return finish(cursor, batch, batch.bytes);
  cursor.events ??= decodeBatch(batch.bytes);
  const isAfter = (event: Event): boolean => event.recvMs > ms || event.seq > lastSeq;
  const from = cursor.events.findIndex((event) => event.seq > cursor.seq);
  const after = cursor.events.findIndex((event) => event.seq > cursor.seq && isAfter(event));
  const events = after === -1 ? cursor.events.slice(from) : cursor.events.slice(from, after);
  if (from === -1 || events.length === 0) return from === -1 ? skip(cursor, ms, lastSeq) : null;
  if (after === -1) return finish(cursor, batch, encodeBatch(events));
  cursor.seq = events[events.length - 1].seq;
  return encodeBatch(events);
}

/** The first event after number `seq`; null at the end. Numbers may have holes. */
export function eventAfter(reader: SessionReader, seq: number): Event | null {
  for (const batch of reader.batches({ fromSeq: seq + 1 })) {
    return decodeBatch(batch.bytes).find((event) => event.seq > seq) ?? null;
  }
  return null;
}

/** The last event before number `seq`, which lies at or before `ms`; null at the beginning. */
export function eventBefore(reader: SessionReader, seq: number, ms: number): Event | null {
  // The batch at `ms` may begin with that very number: then it is in the one before.
  for (const atMs of [ms, ms - 1]) {
    let found: Event | null = null;
    for (const batch of reader.batches({ fromSeq: reader.seqBefore(atMs) })) {
      if (batch.firstSeq >= seq) break;
      found = decodeBatch(batch.bytes).findLast((event) => event.seq < seq) ?? found;
    }
    if (found !== null) return found;
  }
  return null;
}

function finish(cursor: EventCursor, batch: StoredBatch, bytes: Uint8Array): Uint8Array {
  cursor.seq = batch.lastSeq;
  cursor.batch = nextBatch(cursor.batches);
  cursor.events = null;
  return bytes;
}

/** Everything in this batch was handed out already: go on with the next. */
function skip(cursor: EventCursor, ms: number, lastSeq: number): Uint8Array | null {
  cursor.batch = nextBatch(cursor.batches);
  cursor.events = null;
  return takeUntil(cursor, ms, lastSeq);
}

function nextBatch(batches: Iterator<StoredBatch>): StoredBatch | null {
  const next = batches.next();
  return next.done === true ? null : next.value;
}
