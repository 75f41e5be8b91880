// What ties batches together: each one's checksum, and a chain of hashes in the order of writing.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** All of a batch but its events. `n` counts in the order of writing, from 1. */
export interface BatchHeader {
  readonly n: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** `recvMs` of the first and the last event. */
  readonly firstMs: number;
  readonly lastMs: number;
  readonly count: number;
}

/** The hash before the first batch. */
export const CHAIN_START: Uint8Array = new Uint8Array(32);

/** A batch's header as bytes: six little-endian doubles, which hold every whole number of ours exactly. */
function headerBytes({ n, firstSeq, lastSeq, firstMs, lastMs, count }: BatchHeader): Uint8Array {
  const bytes = Buffer.alloc(48);
  [n, firstSeq, lastSeq, firstMs, lastMs, count].forEach((value, i) => bytes.writeDoubleLE(value, i * 8));
  return bytes;
}

/** The checksum of a batch: of its header and its stored bytes. */
export function checksumOf(header: BatchHeader, data: Uint8Array): number {
  return crc32(data, crc32(headerBytes(header)));
}

/** The chain at a batch: SHA-256 of the chain before it, its header and its stored bytes. */
export function chainAfter(before: Uint8Array, header: BatchHeader, data: Uint8Array): Uint8Array {
  return createHash('sha256').update(before).update(headerBytes(header)).update(data).digest();
}
