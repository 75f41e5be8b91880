// Schema versions: which this program reads, and how a session of the first one becomes one of the second.
import type Database from 'libsql';
import * as v from 'valibot';
import { InputError } from '../../shared/util/input-error';
import { CHAIN_START } from './chain';
import { type ChainHead, packRow, unpackRow } from './pack';
import { createBatchTable, putMeta, SCHEMA_VERSION } from './schema';

const n = v.number();
const oldRow = v.strictTuple([n, n, n, n, n, n, v.instance(Uint8Array)]);

/**
 * Throws InputError when a session has a schema this program does not know. A session of version 1 is read as it is:
 * opening a file never changes it. It is migrated when something is to be written into it.
 */
export function checkSchemaVersion(path: string, stored: string | undefined): void {
  const version = Number(stored ?? '');
  if (!Number.isInteger(version) || version < 1) {
    throw new InputError(`${path} is damaged: it does not say which schema version it has.`);
  }
  if (version > SCHEMA_VERSION) {
    throw new InputError(
      `${path} was written by a newer Liqradar (schema ${version}; this one reads up to ${SCHEMA_VERSION}): update the app.`,
    );
  }
}

/**
 * Turns a database of version 1 into one of version 2, within the caller's transaction: every batch is checked, gets
 * its number and joins the chain; the events' bytes stay the same. Throws Error at a batch that is not sound.
 */
export function migrateFromFirst(db: Database.Database): ChainHead {
  db.exec('ALTER TABLE batch RENAME TO batch_1; DROP INDEX batch_first_ms');
  db.exec(createBatchTable());
  const next = db
    .prepare(`SELECT first_seq, last_seq, first_ms, last_ms, count, crc32, data FROM batch_1
       WHERE first_seq >= ? ORDER BY first_seq LIMIT 1`)
    .raw(true);
  let head: ChainHead = { batches: 0, chain: CHAIN_START };
  for (let seq = 0; ; ) {
    const found: unknown = next.get(seq);
    if (found === undefined) break;
    const [firstSeq, lastSeq, firstMs, lastMs, count, crc32, data] = v.parse(oldRow, found);
    const header = { n: head.batches + 1, firstSeq, lastSeq, firstMs, lastMs, count };
    unpackRow({ ...header, crc32, data }, 1);
    const packed = packRow(head, header, Buffer.from(data));
    db.exec(packed.sql);
    head = packed.head;
    seq = lastSeq + 1;
  }
  db.exec(`DROP TABLE batch_1;
    ${putMeta('schemaVersion', String(SCHEMA_VERSION))} ${putMeta('migratedFrom', '1')}`);
  return head;
}
