// Tables of texts by key, read so that damage in them cannot end the process.
import type Database from 'libsql';
import * as v from 'valibot';

const blob = v.instance(Uint8Array);
const rows = v.array(v.strictTuple([blob, blob]));

/**
 * The rows of a table `(key TEXT, value TEXT)`. They are read as bytes: libsql ends the process at invalid UTF-8.
 * Throws Error when SQLite cannot read the table.
 */
export function readTexts(db: Database.Database, table: 'meta' | 'kept'): ReadonlyMap<string, string> {
  const query = db.prepare(`SELECT CAST(key AS BLOB), CAST(value AS BLOB) FROM ${table}`).raw(true);
  const decoder = new TextDecoder();
  return new Map(
    v.parse(rows, query.all()).map(([key, value]) => [decoder.decode(key), decoder.decode(value)]),
  );
}
