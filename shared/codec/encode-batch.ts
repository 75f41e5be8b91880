// Events to bytes: the one encoding for storing, passing and replaying.
import { EVENT_KINDS, type Event } from '../model/event';
import { writeHeader } from './batch-header';
import { byteWriter, writeByte, writtenBytes } from './byte-writer';
import { COLUMNS_BY_CODE } from './event-columns';
import { int } from './number-columns';

/** Rough size of one event, to start with a buffer that seldom grows. */
const BYTES_AN_EVENT = 16;

/**
 * Encodes events whose `seq` follow each other without holes; their order and every field come back exactly
 * from `decodeBatch` (except that a whole number -0 is 0). Layout: header, one kind code an event, then columns:
 * `recvMs`, `recvMs - exchMs`, `inst`, and for each kind in code order its own fields.
 *
 * The bytes have a buffer of their own and may be transferred. Throws RangeError for events that no source may
 * make: holes in `seq`, times below 0, numbers that should be whole and are not.
 */
export function encodeBatch(events: readonly Event[]): Uint8Array {
  const firstSeq = events.length > 0 ? events[0].seq : 0;
  if (!Number.isSafeInteger(firstSeq) || firstSeq < 0) throw new RangeError(`seq cannot be ${firstSeq}`);
  const out = byteWriter(64 + events.length * BYTES_AN_EVENT);
  writeHeader(out, { count: events.length, firstSeq });

  const byCode: Event[][] = EVENT_KINDS.map(() => []);
  events.forEach((event, i) => {
    if (event.seq !== firstSeq + i)
      throw new RangeError(`seq ${event.seq} cannot follow ${firstSeq + i - 1}`);
    if (event.recvMs < 0 || event.exchMs < 0) throw new RangeError(`event ${event.seq} has a time below 0`);
    const code = EVENT_KINDS.indexOf(event.kind);
    writeByte(out, code);
    byCode[code].push(event);
  });

  const write = (values: readonly number[], what: string): void => int.write(out, values, what);
  write(
    events.map((event) => event.recvMs),
    'recvMs',
  );
  write(
    events.map((event) => event.recvMs - event.exchMs),
    'recvMs - exchMs',
  );
  write(
    events.map((event) => event.inst),
    'inst',
  );

  byCode.forEach((ofKind, code) => {
    if (ofKind.length === 0) return;
    for (const { field, column } of COLUMNS_BY_CODE[code]) {
      const values = ofKind.map((event) => (event as unknown as Record<string, unknown>)[field]);
      column.write(out, values, `${EVENT_KINDS[code]}.${field}`);
    }
  });
  return writtenBytes(out);
}
