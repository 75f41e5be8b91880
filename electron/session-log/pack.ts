// Events to rows of the batch table, and a row back to the bytes of an EventBatch.
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { encodeBatch } from '../../shared/codec/encode-batch';
import type { Event } from '../../shared/model/event';
import { type BatchHeader, chainAfter, checksumOf } from './chain';
import { BATCH_EVENTS } from './schema';

/** Deflate level where time matters most: what comes live, and imports. */
export const FAST = 1;
/** Where a batch is written once and kept: 6 % smaller for a fifth of the speed, which is still 2 M events a second. */
export const SMALL = 6;

/** No batch of ours inflates to more; a garbled one must not fill the memory. */
const MAX_BATCH_BYTES = 64 * 1024 * 1024;

/** Where the chain stands. */
export interface ChainHead {
  readonly batches: number;
  readonly chain: Uint8Array;
}

export interface PackedBatch {
  readonly sql: string;
  /** The EventBatch. */
  readonly bytes: Uint8Array;
  readonly head: ChainHead;
}

/** The statement that adds events (which follow each other) as the next batch, and the chain after it. */
export function packBatch(before: ChainHead, events: readonly Event[], level: number): PackedBatch {
  const bytes = encodeBatch(events);
  const first = events[0];
  const last = events[events.length - 1];
  const header: BatchHeader = {
    n: before.batches + 1,
    firstSeq: first.seq,
    lastSeq: last.seq,
    firstMs: first.recvMs,
    lastMs: last.recvMs,
    count: events.length,
  };
  return { ...packRow(before, header, deflateRawSync(bytes, { level })), bytes };
}

/** The same for bytes that are packed already. */
export function packRow(
  before: ChainHead,
  header: BatchHeader,
  data: Buffer,
): { readonly sql: string; readonly head: ChainHead } {
  const chain = chainAfter(before.chain, header, data);
  const { n, firstSeq, lastSeq, firstMs, lastMs, count } = header;
  const numbers = [n, firstSeq, lastSeq, firstMs, lastMs, count, checksumOf(header, data)];
  const sql = `INSERT INTO batch VALUES (${numbers.join(', ')}, X'${Buffer.from(chain).toString('hex')}', X'${data.toString('hex')}');`;
  return { sql, head: { batches: n, chain } };
}

/** Events cut where their numbers do not follow each other and at full batches. */
export function runsOf(events: readonly Event[]): Event[][] {
  const runs: Event[][] = [];
  let from = 0;
  for (let i = 1; i <= events.length; i++) {
    const goesOn = i < events.length && events[i].seq === events[i - 1].seq + 1 && i - from < BATCH_EVENTS;
    if (goesOn) continue;
    runs.push(events.slice(from, i));
    from = i;
  }
  return runs;
}

/** A row as stored. In the first schema `crc32` is that of the EventBatch, and there is no chain. */
export interface BatchRow extends BatchHeader {
  readonly crc32: number;
  readonly data: Uint8Array;
}

/** The EventBatch of a row, in a buffer of its own. Throws Error, in a few words, when it is not sound. */
export function unpackRow(row: BatchRow, schemaVersion: number): Uint8Array<ArrayBuffer> {
  if (row.count < 1 || row.lastSeq - row.firstSeq + 1 !== row.count) throw new Error('their number is wrong');
  if (schemaVersion > 1 && checksumOf(row, row.data) !== row.crc32) throw new Error('their checksum differs');
  const inflated = inflateRawSync(row.data, { maxOutputLength: MAX_BATCH_BYTES });
  if (schemaVersion === 1 && crc32(inflated) !== row.crc32) throw new Error('their checksum differs');
  // A copy: what zlib returns may share its buffer with others.
  return new Uint8Array(inflated);
}
