// The batch table as both schemas have it: how a batch is found by number, by place and by time.
import type Database from 'libsql';
import * as v from 'valibot';
import type { BatchHeader } from './chain';
import type { BatchRow } from './pack';

const n = v.number();
const headerTuple = v.strictTuple([n, n, n, n, n, n]);
const rowTuple = v.strictTuple([n, n, n, n, n, n, n, v.instance(Uint8Array)]);
const pairTuple = v.strictTuple([n, n]);
const chainTuple = v.strictTuple([v.instance(Uint8Array)]);

/** Each answer is one read of the file; null when there is none. Throws whatever SQLite says of a damaged file. */
export interface BatchTable {
  /** The batch that holds `seq`, or the next one after it. */
  readonly rowAt: (seq: number) => BatchRow | null;
  /** The same without its events. */
  readonly headerAt: (seq: number) => BatchHeader | null;
  /** By its place in the order of writing. (In the first schema a batch's own `n` is its `first_seq`.) */
  readonly row: (n: number) => BatchRow | null;
  readonly header: (n: number) => BatchHeader | null;
  /** The chain after it; null in the first schema. */
  readonly chain: (n: number) => Uint8Array | null;
  /** `first_seq` of the last batch that begins at or before a time; null when none does. */
  readonly seqBefore: (ms: number) => number | null;
  /** How many there are, and the highest place; equal unless some are missing. */
  readonly extent: () => { readonly count: number; readonly last: number };
}

/** Throws when the file has no such table. */
export function batchTable(db: Database.Database, schemaVersion: number): BatchTable {
  // In the first schema batches have no place of their own: they were written in the order of their events.
  const place = schemaVersion === 1 ? 'first_seq' : 'n';
  const header = [place, 'first_seq', 'last_seq', 'first_ms', 'last_ms', 'count'].map(whole).join(', ');
  const row = `${header}, ${whole('crc32')}, CAST(data AS BLOB)`;
  const get = <T>(sql: string, as: (row: unknown) => T): ((...args: number[]) => T | null) => {
    const query = db.prepare(sql).raw(true);
    return (...args) => {
      const found: unknown = query.get(...args);
      return found === undefined || found === null ? null : as(found);
    };
  };
  const pair = `${whole('first_seq')}, ${whole('last_seq')}`;
  const before = 'FROM batch WHERE first_seq <= ? ORDER BY first_seq DESC LIMIT 1';
  const after = 'FROM batch WHERE first_seq > ? ORDER BY first_seq LIMIT 1';
  const lastBefore = get(`SELECT ${pair} ${before}`, (found) => v.parse(pairTuple, found));
  const nextAfter = get(`SELECT ${pair} ${after}`, (found) => v.parse(pairTuple, found));
  const rowFrom = get(`SELECT ${row} FROM batch WHERE first_seq = ?`, rowOf);
  const headerFrom = get(`SELECT ${header} FROM batch WHERE first_seq = ?`, headerOf);
  const nth =
    schemaVersion === 1
      ? (columns: string) => `SELECT ${columns} FROM batch ORDER BY first_seq LIMIT 1 OFFSET ? - 1`
      : (columns: string) => `SELECT ${columns} FROM batch WHERE n = ?`;
  const seqBefore = get(
    `SELECT ${whole('first_seq')}, ${whole('first_ms')} FROM batch WHERE first_ms <= ? ORDER BY first_ms DESC, first_seq DESC LIMIT 1`,
    (found) => v.parse(pairTuple, found)[0],
  );
  const extent = get(
    schemaVersion === 1
      ? 'SELECT count(*), count(*) FROM batch'
      : `SELECT count(*), ${whole('ifnull(max(n), 0)')} FROM batch`,
    (found) => v.parse(pairTuple, found),
  );

  const at =
    <T>(from: (firstSeq: number) => T | null) =>
    (seq: number): T | null => {
      const holds = lastBefore(seq);
      const found = holds !== null && holds[1] >= seq ? holds : nextAfter(seq);
      return found === null ? null : from(found[0]);
    };
  return {
    rowAt: at(rowFrom),
    headerAt: at(headerFrom),
    row: get(nth(row), rowOf),
    header: get(nth(header), headerOf),
    chain:
      schemaVersion === 1
        ? () => null
        : get('SELECT CAST(chain AS BLOB) FROM batch WHERE n = ?', (found) => v.parse(chainTuple, found)[0]),
    seqBefore,
    extent: () => {
      const [count, last] = extent() ?? [0, 0];
      return { count, last };
    },
  };
}

/**
 * A column as a whole number, whatever a damaged file makes of it: libsql ends the process at a text that is no text
 * (invalid UTF-8), so that no text is ever read as one.
 */
function whole(column: string): string {
  return `CAST(${column} AS INTEGER)`;
}

function headerOf(found: unknown): BatchHeader {
  const [n, firstSeq, lastSeq, firstMs, lastMs, count] = v.parse(headerTuple, found);
  return { n, firstSeq, lastSeq, firstMs, lastMs, count };
}

function rowOf(found: unknown): BatchRow {
  const [n, firstSeq, lastSeq, firstMs, lastMs, count, crc32, data] = v.parse(rowTuple, found);
  return { n, firstSeq, lastSeq, firstMs, lastMs, count, crc32, data };
}
