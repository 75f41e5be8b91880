// Reading bytes back without ever leaving them.
import { VARINT_BYTES } from './byte-writer';
import { CodecError } from './codec-error';

/** Bytes being read; `at` is the next one. */
export interface ByteReader {
  readonly bytes: Uint8Array;
  at: number;
}

export function bytesLeft(from: ByteReader): number {
  return from.bytes.length - from.at;
}

/** Throws unless `count` more bytes are there: asked before anything of that size is made. */
export function needBytes(from: ByteReader, count: number): void {
  if (count > from.bytes.length - from.at) {
    throw new CodecError(`The event batch is cut short: it ends at byte ${from.bytes.length}.`);
  }
}

export function readByte(from: ByteReader): number {
  needBytes(from, 1);
  return from.bytes[from.at++];
}

/** A whole number written by `writeVarint`. */
export function readVarint(from: ByteReader): number {
  const bytes = from.bytes;
  let at = from.at;
  const last = Math.min(at + VARINT_BYTES, bytes.length);
  let value = 0;
  let scale = 1;
  while (at < last) {
    const byte = bytes[at++];
    if (byte < 128) {
      from.at = at;
      return value + byte * scale;
    }
    value += (byte & 127) * scale;
    scale *= 128;
  }
  if (last === bytes.length) needBytes(from, bytes.length - from.at + 1);
  throw new CodecError(`The event batch is garbled: no number ends where one should, at byte ${from.at}.`);
}

export function readFloat64(from: ByteReader): number {
  needBytes(from, 8);
  const view = new DataView(from.bytes.buffer, from.bytes.byteOffset, from.bytes.byteLength);
  const value = view.getFloat64(from.at, true);
  from.at += 8;
  return value;
}
