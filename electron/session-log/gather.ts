// The summary of a session that was not finished.
import { decodeBatch } from '../../shared/codec/decode-batch';
import type { BatchTable } from './batch-table';
import { orDamaged } from './damage';
import { unpackRow } from './pack';
import type { SessionMeta } from './session-meta';
import { storedBatches } from './stored-batches';
import { count, emptyTally, type Summary, summaryOf, tallyFrom } from './summary';

/** What it stored of it on its way, and what the batches after that add. Throws InputError at damage among those. */
export function gather(meta: SessionMeta, table: BatchTable): Summary {
  const tally = meta.soFar === null ? emptyTally() : tallyFrom(meta.soFar.summary);
  if (meta.schemaVersion === 1 || meta.soFar === null) {
    for (const { firstSeq, lastSeq, bytes } of storedBatches(meta, table, 0)) {
      count(
        tally,
        orDamaged(meta.path, `events ${firstSeq} to ${lastSeq}`, () => decodeBatch(bytes)),
      );
    }
    return summaryOf(tally);
  }
  for (let n = meta.soFar.batches + 1; ; n++) {
    const events = orDamaged(meta.path, `batch ${n}`, () => {
      const row = table.row(n);
      return row === null ? null : decodeBatch(unpackRow(row, meta.schemaVersion));
    });
    if (events === null) return summaryOf(tally);
    count(tally, events);
  }
}
