// Finds all batches of a damaged session that are sound in themselves, and which are lost.
import type { Event } from '../../shared/model/event';
import type { Origin } from '../../shared/model/session-info';
import { batchTable } from './batch-table';
import type { BatchHeader } from './chain';
import { openForReading } from './open-for-reading';
import type { BatchRow } from './pack';
import { readMeta } from './session-meta';
import { attempt, eventsOf, lastPlace } from './sound';
import { rowsOnPages, type Value } from './sqlite-pages';
import { parseSummary, type Summary } from './summary';

export interface Salvaged {
  readonly name: string | null;
  /** Null when nothing tells it any more. */
  readonly origin: Origin | null;
  readonly createdBy: string | null;
  readonly summary: Summary | null;
  readonly schemaVersion: number;
  /** Sound batches in order of their events, none overlapping another. */
  readonly batches: readonly BatchRow[];
  /** Places in the order of writing that hold no sound batch, with the header if that is still told. */
  readonly lost: readonly { readonly n: number; readonly header: BatchHeader | null }[];
  /** The batches before and behind, in the order of writing. */
  readonly byPlace: ReadonlyMap<number, BatchRow>;
  readonly eventsOf: (row: BatchRow) => readonly Event[];
}

interface Told {
  readonly texts: ReadonlyMap<string, string>;
  readonly rows: ReadonlyMap<number, BatchRow>;
  readonly headers: ReadonlyMap<number, BatchHeader>;
  readonly schemaVersion: number | null;
  /** Every batch was found sound. */
  readonly isWhole: boolean;
}

const NOTHING: Told = {
  texts: new Map(),
  rows: new Map(),
  headers: new Map(),
  schemaVersion: null,
  isWhole: false,
};

/** Reads what there is, by SQLite and then from the pages themselves. Throws InputError when there is no such file. */
export function salvage(path: string): Salvaged {
  const bySql = readBySql(path);
  const isAllThere = bySql.schemaVersion !== null && bySql.schemaVersion > 1 && bySql.isWhole;
  const carved = isAllThere ? NOTHING : carve(path);
  const texts = new Map([...carved.texts, ...bySql.texts]);
  const schemaVersion = bySql.schemaVersion ?? carved.schemaVersion ?? 2;
  const summary = parseSummary(texts.get('summary'));
  const byPlace = new Map<number, BatchRow>(bySql.rows);
  const taken = [...byPlace.values()];
  const overlaps = (row: BatchRow): boolean =>
    taken.some((other) => row.firstSeq <= other.lastSeq && row.lastSeq >= other.firstSeq);
  // The larger first: a small batch on a page that is no longer used was merged into it.
  for (const row of [...carved.rows.values()].sort((a, b) => b.count - a.count)) {
    if (byPlace.has(row.n) || overlaps(row)) continue;
    byPlace.set(row.n, row);
    taken.push(row);
  }
  const head = /"batches":(\d+)/.exec(texts.get('head') ?? '')?.[1];
  const expected = Math.max(Number(head ?? 0), ...bySql.headers.keys(), ...byPlace.keys(), 0);
  const lost = Array.from({ length: schemaVersion === 1 ? 0 : expected }, (_, i) => i + 1)
    .filter((n) => !byPlace.has(n))
    .map((n) => ({ n, header: bySql.headers.get(n) ?? null }));
  const origin = texts.get('origin');
  return {
    name: texts.get('name') ?? null,
    origin: origin === 'recorded' || origin === 'imported' || origin === 'simulated' ? origin : null,
    createdBy: texts.get('createdBy') ?? null,
    summary,
    schemaVersion,
    batches: [...byPlace.values()].sort((a, b) => a.firstSeq - b.firstSeq),
    byPlace,
    lost,
    eventsOf: (row) => eventsOf(row, schemaVersion),
  };
}

function readBySql(path: string): Told {
  const rows = new Map<number, BatchRow>();
  const headers = new Map<number, BatchHeader>();
  let texts: ReadonlyMap<string, string> = new Map();
  let schemaVersion: number | null = null;
  let isWhole = false;
  try {
    const { db, close } = openForReading(path);
    try {
      const meta = readMeta(path, db);
      ({ texts, schemaVersion } = meta);
      const table = batchTable(db, schemaVersion);
      const isFirst = schemaVersion === 1;
      const last = lastPlace(path, table, meta.head?.batches ?? 0);
      for (let n = 1; n <= last; n++) {
        const header = attempt(() => table.header(n));
        if (header !== null) headers.set(n, header);
        const row = attempt(() => table.row(n));
        if (row !== null && isSound(row, schemaVersion)) rows.set(isFirst ? row.firstSeq : n, row);
      }
      isWhole = rows.size === last;
    } finally {
      close();
    }
  } catch {
    // Not to be opened at all: the pages tell.
  }
  return { texts, rows, headers, schemaVersion, isWhole };
}

const META_KEYS = new Set([
  'schemaVersion',
  'name',
  'origin',
  'createdBy',
  'state',
  'summary',
  'head',
  'soFar',
]);

function carve(path: string): Told {
  const texts = new Map<string, string>();
  const rows = new Map<number, BatchRow>();
  let schemaVersion: number | null = null;
  for (const { rowid, values } of rowsOnPages(path)) {
    const [key, value] = values;
    if (rowid === null) {
      if (typeof key === 'string' && typeof value === 'string' && META_KEYS.has(key)) texts.set(key, value);
      continue;
    }
    for (const [version, row] of [
      [2, asSecond(rowid, values)],
      [1, asFirst(rowid, values)],
    ] as const) {
      if (row === null || !isSound(row, version)) continue;
      const known = rows.get(row.n);
      if (known === undefined || known.count < row.count) rows.set(row.n, row);
      schemaVersion = version;
    }
  }
  return { ...NOTHING, texts, rows, schemaVersion };
}

function asSecond(rowid: number, values: readonly Value[]): BatchRow | null {
  const [, firstSeq, lastSeq, firstMs, lastMs, count, crc32, chain, data] = values;
  if (values.length !== 9 || !(chain instanceof Uint8Array)) return null;
  return batchRow([rowid, firstSeq, lastSeq, firstMs, lastMs, count, crc32], data);
}

function asFirst(rowid: number, values: readonly Value[]): BatchRow | null {
  const [, lastSeq, firstMs, lastMs, count, crc32, data] = values;
  return values.length === 7 ? batchRow([rowid, rowid, lastSeq, firstMs, lastMs, count, crc32], data) : null;
}

function batchRow(numbers: readonly (Value | undefined)[], data: Value | undefined): BatchRow | null {
  if (!(data instanceof Uint8Array) || !numbers.every((value) => typeof value === 'number')) return null;
  const [n, firstSeq, lastSeq, firstMs, lastMs, count, crc32] = numbers;
  return { n, firstSeq, lastSeq, firstMs, lastMs, count, crc32, data };
}

function isSound(row: BatchRow, schemaVersion: number): boolean {
  return attempt(() => eventsOf(row, schemaVersion)) !== null;
}
