// The first bytes of an EventBatch: what it is, how many events, and from which number.
import { EVENT_KINDS } from '../model/event';
import { type ByteReader, bytesLeft, needBytes, readByte, readVarint } from './byte-reader';
import { type ByteWriter, writeByte, writeVarint } from './byte-writer';
import { CodecError } from './codec-error';

/** "LQEB". */
const MAGIC: readonly number[] = [0x4c, 0x51, 0x45, 0x42];

export const BATCH_VERSION = 1;

export interface BatchHeader {
  readonly count: number;
  /** `seq` of the first event; the others follow without holes. */
  readonly firstSeq: number;
}

export function writeHeader(out: ByteWriter, header: BatchHeader): void {
  for (const byte of MAGIC) writeByte(out, byte);
  writeByte(out, BATCH_VERSION);
  writeVarint(out, header.count);
  writeVarint(out, header.firstSeq);
}

/** Reads the header. Its count may be false: `readKindCodes` asks for that many bytes before anything is made. */
export function readHeader(from: ByteReader): BatchHeader {
  needBytes(from, MAGIC.length);
  if (MAGIC.some((byte) => readByte(from) !== byte)) {
    throw new CodecError('These bytes are not an event batch.');
  }
  const version = readByte(from);
  if (version !== BATCH_VERSION) {
    throw new CodecError(
      `The event batch has version ${version} and this Liqradar reads version ${BATCH_VERSION}: update the app.`,
    );
  }
  const count = readVarint(from);
  const firstSeq = readVarint(from);
  if (!Number.isSafeInteger(firstSeq + count)) {
    throw new CodecError(`The event batch is garbled: its first event cannot be number ${firstSeq}.`);
  }
  return { count, firstSeq };
}

/** The kind code of each event; a code beyond the list comes from a newer program. */
export function readKindCodes(from: ByteReader, count: number): Uint8Array {
  needBytes(from, count);
  const codes = from.bytes.subarray(from.at, from.at + count);
  from.at += count;
  for (const code of codes) {
    if (code >= EVENT_KINDS.length) {
      throw new CodecError(
        `The event batch holds a kind of event, number ${code}, which this Liqradar does not know: it is garbled or from a newer one.`,
      );
    }
  }
  return codes;
}

export function needEnd(from: ByteReader): void {
  if (bytesLeft(from) > 0) {
    throw new CodecError(`The event batch is garbled: ${bytesLeft(from)} bytes are left over at its end.`);
  }
}
