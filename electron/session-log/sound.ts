// Whether a batch is sound in itself, and how many there can be.
import { statSync } from 'node:fs';
import { decodeBatch } from '../../shared/codec/decode-batch';
import type { Event } from '../../shared/model/event';
import type { BatchTable } from './batch-table';
import { type BatchRow, unpackRow } from './pack';

/** No batch takes less of a file: its row and its places in two indexes. */
const LEAST_BATCH_BYTES = 64;

/** The events of a row that is sound in itself. Throws Error, in a few words, otherwise. */
export function eventsOf(row: BatchRow, schemaVersion: number): readonly Event[] {
  const events = decodeBatch(unpackRow(row, schemaVersion));
  const first = events[0];
  const last = events[events.length - 1];
  const fits =
    events.length === row.count &&
    first.seq === row.firstSeq &&
    last.seq === row.lastSeq &&
    first.recvMs === row.firstMs &&
    last.recvMs === row.lastMs;
  if (!fits) throw new Error('its header does not fit its events');
  return events;
}

/** The last place that can hold a batch: a garbled number must not be counted up to. */
export function lastPlace(path: string, table: BatchTable, said: number): number {
  const extent = attempt(table.extent);
  return Math.min(
    Math.max(said, extent?.last ?? 0, extent?.count ?? 0),
    statSync(path).size / LEAST_BATCH_BYTES,
  );
}

/** What can be read, or null where the file is too damaged for it. */
export function attempt<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
