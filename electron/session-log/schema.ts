// The form of a session file: one SQLite database with a description and batches of events.

/** Raised with every change of the tables or of what `meta` means; see migrations.ts. */
export const SCHEMA_VERSION = 1;

/** "LQRD" in the database header, by which a session is told from any other SQLite file. */
export const APPLICATION_ID = 0x4c515244;

/** Events in a full batch: large enough to compress well, small enough to seek into. */
export const BATCH_EVENTS = 4096;

/**
 * `meta`: texts by key: schemaVersion, name, origin, createdBy (the app that wrote it), state (`recording`
 * until finished, then `complete`), summary (JSON, see summary.ts; absent until finished), firstSeq (number of the
 * first event where it is not 1: a live recording leaves room for a past that it fetches later).
 * `batch`: `data` is an EventBatch (shared/codec) behind raw deflate; `crc32` is that of the EventBatch itself.
 * `first_ms` and `last_ms` are `recvMs` of its first and last event.
 */
export const CREATE_TABLES = `
  PRAGMA application_id = ${APPLICATION_ID};
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE batch (
    first_seq INTEGER PRIMARY KEY,
    last_seq INTEGER NOT NULL,
    first_ms INTEGER NOT NULL,
    last_ms INTEGER NOT NULL,
    count INTEGER NOT NULL,
    crc32 INTEGER NOT NULL,
    data BLOB NOT NULL
  );
  CREATE INDEX batch_first_ms ON batch (first_ms);
`;

export type MetaKey = 'schemaVersion' | 'name' | 'origin' | 'createdBy' | 'state' | 'summary' | 'firstSeq';

/** Text as an SQL literal. */
export function sqlText(value: string): string {
  // A NUL would end the statement: SQLite reads SQL as a C string.
  return `'${value.replaceAll('\0', '').replaceAll("'", "''")}'`;
}
