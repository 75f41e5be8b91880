// Growing bytes: the few shapes that an EventBatch is made of.

/** Bytes being written; `length` of `bytes` are in use. */
export interface ByteWriter {
  bytes: Uint8Array;
  length: number;
}

/** The longest varint, which holds 56 bits: more than the 53 a whole number has here. */
export const VARINT_BYTES = 8;

export function byteWriter(expectedBytes: number): ByteWriter {
  return { bytes: new Uint8Array(Math.max(64, expectedBytes)), length: 0 };
}

/** What was written so far, in a buffer of its own (it may be transferred). */
export function writtenBytes(out: ByteWriter): Uint8Array {
  return out.bytes.slice(0, out.length);
}

/** Makes room for `more` further bytes. */
export function reserve(out: ByteWriter, more: number): void {
  const needed = out.length + more;
  if (needed <= out.bytes.length) return;
  const grown = new Uint8Array(Math.max(needed, out.bytes.length * 2));
  grown.set(out.bytes);
  out.bytes = grown;
}

export function writeByte(out: ByteWriter, value: number): void {
  reserve(out, 1);
  out.bytes[out.length++] = value;
}

/** A whole number from 0 to 2^53 - 1 in 7 bits a byte, lowest first. */
export function writeVarint(out: ByteWriter, value: number): void {
  reserve(out, VARINT_BYTES);
  let rest = value;
  while (rest >= 0x80000000) {
    out.bytes[out.length++] = (rest % 128) | 128;
    rest = Math.floor(rest / 128);
  }
  while (rest >= 128) {
    out.bytes[out.length++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  out.bytes[out.length++] = rest;
}

/** Any number as 8 bytes, exactly (-0 too). */
export function writeFloat64(out: ByteWriter, value: number): void {
  reserve(out, 8);
  new DataView(out.bytes.buffer).setFloat64(out.length, value, true);
  out.length += 8;
}
