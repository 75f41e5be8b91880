// The form of a session file: one SQLite database with a description and batches of events.

/** Raised with every change of the tables or of what `meta` means; see migrations.ts. */
export const SCHEMA_VERSION = 2;

/** "LQRD" in the database header, by which a session is told from any other SQLite file. */
export const APPLICATION_ID = 0x4c515244;

/** Events in a full batch: large enough to compress well, small enough to seek into. */
export const BATCH_EVENTS = 4096;

/**
 * `meta`: texts by key, see MetaKey.
 * `batch`: `n` counts the batches in the order of writing, from 1 without holes; `data` is an EventBatch
 * (shared/codec) behind raw deflate; `first_ms` and `last_ms` are `recvMs` of its first and last event. `crc32` is
 * that of the header (n to count) and `data`, `chain` the SHA-256 of the chain before, the header and `data`
 * (chain.ts). Reading goes by `first_seq`: older history may be written later, under lower numbers, and between two
 * blocks of numbers there may be a hole. The two indexes hold all of a header, so that finding reads no batch.
 * `kept`: what a person adds to a session (its name, notes, bookmarks), JSON by key; no part of the chain.
 */
export const CREATE_TABLES = `
  PRAGMA application_id = ${APPLICATION_ID};
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  ${createBatchTable()}
`;

/** The tables of batches and of what is kept: all that version 2 added. */
export function createBatchTable(): string {
  return `
  CREATE TABLE batch (
    n INTEGER PRIMARY KEY,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    first_ms INTEGER NOT NULL,
    last_ms INTEGER NOT NULL,
    count INTEGER NOT NULL,
    crc32 INTEGER NOT NULL,
    chain BLOB NOT NULL,
    data BLOB NOT NULL
  );
  CREATE UNIQUE INDEX batch_seq ON batch (first_seq, last_seq, first_ms, last_ms, count);
  CREATE INDEX batch_ms ON batch (first_ms, first_seq);
  CREATE TABLE kept (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  `;
}

/**
 * schemaVersion, name, origin, createdBy (the app that wrote it); state: `recording` until finished, then
 * `complete`; summary: JSON (summary.ts), absent until finished; soFar: JSON `{ batches, summary }` of a recording
 * up to a batch, so that what a kill left need not all be read; head: JSON `{ batches, chain }` once complete;
 * recovered: `1` when a kill cut the recording off; migratedFrom: the schema it was written in; seal: see seal.ts;
 * repair: JSON of what a repaired session lost; firstSeq: only in the first schema, the first event's number if not 1.
 */
export type MetaKey =
  | 'schemaVersion'
  | 'name'
  | 'origin'
  | 'createdBy'
  | 'state'
  | 'summary'
  | 'soFar'
  | 'head'
  | 'recovered'
  | 'migratedFrom'
  | 'seal'
  | 'repair'
  | 'firstSeq';

/** The statement that sets one text of the description. */
export function putMeta(key: MetaKey, value: string): string {
  return `INSERT OR REPLACE INTO meta VALUES (${sqlText(key)}, ${sqlText(value)});`;
}

/** Text as an SQL literal. */
export function sqlText(value: string): string {
  // A NUL would end the statement: SQLite reads SQL as a C string.
  return `'${value.replaceAll('\0', '').replaceAll("'", "''")}'`;
}
