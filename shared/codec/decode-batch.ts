// Bytes back to events.
import { EVENT_KINDS, type Event } from '../model/event';
import { needEnd, readHeader, readKindCodes } from './batch-header';
import type { ByteReader } from './byte-reader';
import { CodecError } from './codec-error';
import { COLUMNS_BY_CODE } from './event-columns';
import { int } from './number-columns';

/** What `encodeBatch` takes for one. */
function isTime(ms: number): boolean {
  return ms >= 0 && ms <= Number.MAX_SAFE_INTEGER;
}

/**
 * Decodes what `encodeBatch` made. Throws CodecError, one sentence, for bytes that are cut short, garbled or
 * from a newer program; it never reads outside the bytes nor allocates more than a small multiple of them.
 * (Garbling that keeps the form cannot be seen here: the session log keeps a checksum.)
 */
export function decodeBatch(bytes: Uint8Array): Event[] {
  const from: ByteReader = { bytes, at: 0 };
  const { count, firstSeq } = readHeader(from);
  const codes = readKindCodes(from, count);
  const recvMs = int.read(from, count);
  const exchMs = int.read(from, count).map((delayMs, i) => recvMs[i] - delayMs);
  if (!recvMs.every(isTime) || !exchMs.every(isTime)) {
    throw new CodecError('The event batch is garbled: it holds a time that cannot be.');
  }
  const inst = int.read(from, count);

  const counts = EVENT_KINDS.map(() => 0);
  for (const code of codes) counts[code]++;

  const events: Event[] = [];
  events.length = count;
  EVENT_KINDS.forEach((kind, code) => {
    if (counts[code] === 0) return;
    const fields = COLUMNS_BY_CODE[code].map(({ field, column }) => ({
      field,
      values: column.read(from, counts[code]),
    }));
    let row = 0;
    for (let i = 0; i < count; i++) {
      if (codes[i] !== code) continue;
      const event: Record<string, unknown> = {
        kind,
        seq: firstSeq + i,
        recvMs: recvMs[i],
        exchMs: exchMs[i],
        inst: inst[i],
      };
      for (const { field, values } of fields) event[field] = values[row];
      row++;
      events[i] = event as unknown as Event;
    }
  });
  needEnd(from);
  return events;
}
