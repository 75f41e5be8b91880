// Checks a whole session file: its seal, its chain, and every batch; says what is wrong and where.
import type Database from 'libsql';
import * as v from 'valibot';
import { type BatchTable, batchTable } from './batch-table';
import { type BatchHeader, CHAIN_START, chainAfter } from './chain';
import { whyOf } from './damage';
import { openForReading } from './open-for-reading';
import { checkSeal, type SealState } from './seal';
import { checkSessionExists } from './session-file';
import { readMeta, type SessionMeta } from './session-meta';
import { attempt, eventsOf, lastPlace } from './sound';
import { count, emptyTally, summaryOf } from './summary';

/** What is wrong, and with which batch (counted in the order of writing), events and time (Unix ms), as far as known. */
export interface Problem {
  readonly what: string;
  readonly batch: number | null;
  readonly firstSeq: number | null;
  readonly lastSeq: number | null;
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

export interface Verdict {
  readonly ok: boolean;
  /** Null when the file does not tell. */
  readonly schemaVersion: number | null;
  readonly state: 'complete' | 'recording' | null;
  /** Sound ones. */
  readonly batches: number;
  readonly events: number;
  /** `none` where there is none yet: a recording, or a session of the first schema. */
  readonly chain: 'sound' | 'broken' | 'none';
  /** Of every byte of the file; `none` where there is none yet. */
  readonly seal: SealState;
  readonly problems: readonly Problem[];
}

const NOWHERE = { batch: null, firstSeq: null, lastSeq: null, fromMs: null, toMs: null };

/** Reads all of the file and writes nothing. Throws InputError when there is no such file. */
export function verifySession(path: string): Verdict {
  const problems: Problem[] = [];
  const found = (what: string, where: Partial<Problem> = {}): void => {
    problems.push({ ...NOWHERE, ...where, what });
  };
  checkSessionExists(path);
  const seal = checkSeal(path);
  let counted: Counted | null = null;
  try {
    counted = readAll(path, found);
  } catch (error) {
    found(`The session cannot be opened: ${whyOf(error)}`);
  }
  if (seal === 'broken') found('Bytes of the file differ from those that were sealed when it was finished');
  const needsSeal = counted?.meta.state === 'complete' && counted.meta.schemaVersion > 1;
  if (seal === 'none' && needsSeal) found('The seal over the file is missing or was not closed');
  return {
    ok: problems.length === 0,
    schemaVersion: counted?.meta.schemaVersion ?? null,
    state: counted?.meta.state ?? null,
    batches: counted?.batches ?? 0,
    events: counted?.events ?? 0,
    chain: counted?.chain ?? 'broken',
    seal,
    problems,
  };
}

interface Counted {
  readonly meta: SessionMeta;
  readonly batches: number;
  readonly events: number;
  readonly chain: Verdict['chain'];
}

type Found = (what: string, where?: Partial<Problem>) => void;

function readAll(path: string, found: Found): Counted {
  const { db, close } = openForReading(path);
  try {
    const meta = readMeta(path, db);
    const state = meta.texts.get('state');
    if (state !== 'complete' && state !== 'recording') found('It does not say whether it is complete');
    if (meta.state === 'complete' && meta.summary === null) found('Its summary cannot be read');
    if (meta.state === 'complete' && meta.schemaVersion > 1 && meta.head === null)
      found('The end of its chain cannot be read');
    for (const text of integrityOf(db)) found(`SQLite: ${text}`);
    return { meta, ...readBatches(meta, batchTable(db, meta.schemaVersion), found) };
  } finally {
    close();
  }
}

/** What SQLite finds wrong with its own pages. As bytes, for the reason in read-texts.ts. */
function integrityOf(db: Database.Database): readonly string[] {
  const query = db.prepare('SELECT CAST(integrity_check AS BLOB) FROM pragma_integrity_check(10)').raw(true);
  const decoder = new TextDecoder();
  return v
    .parse(v.array(v.strictTuple([v.instance(Uint8Array)])), query.all())
    .map(([text]) => decoder.decode(text).replaceAll('\n', ' '))
    .filter((text) => text !== 'ok');
}

function readBatches(meta: SessionMeta, table: BatchTable, found: Found): Omit<Counted, 'meta'> {
  const tally = emptyTally();
  const { count: rows, last } = table.extent();
  const expected = lastPlace(meta.path, table, meta.head?.batches ?? 0);
  if (meta.schemaVersion > 1 && rows !== last)
    found(`${rows} batches are there, and the last is number ${last}`);
  let chain: Uint8Array | null = CHAIN_START;
  let isChained = meta.schemaVersion > 1;
  let sound = 0;
  for (let n = 1; n <= expected; n++) {
    const where = placeOf(table, n);
    try {
      const row = table.row(n);
      if (row === null) throw new Error('it is missing');
      const events = eventsOf(row, meta.schemaVersion);
      if (events.some(({ recvMs }, i) => i > 0 && recvMs < events[i - 1].recvMs))
        found('Time falls inside this batch', where);
      count(tally, events);
      sound++;
      if (meta.schemaVersion === 1) continue;
      const stored = table.chain(n);
      const due: Uint8Array | null = chain === null ? null : chainAfter(chain, row, row.data);
      chain = stored;
      if (stored !== null && (due === null || Buffer.compare(due, stored) === 0)) continue;
      isChained = false;
      found('The chain of hashes is broken at this batch', where);
    } catch (error) {
      // The chain can be taken up again behind it, from what the batch itself says.
      chain = attempt(() => table.chain(n));
      isChained = false;
      found(`The batch cannot be read: ${whyOf(error)}`, where);
    }
  }
  checkOrder(table, expected, found);
  const end = chain === null ? null : Buffer.from(chain).toString('hex');
  if (meta.head !== null && (meta.head.batches !== expected || meta.head.chain !== end)) {
    isChained = false;
    found('The chain of hashes does not end as it did when the session was finished');
  }
  const summary = summaryOf(tally);
  if (meta.summary !== null && sound === expected && !isSame(meta.summary, summary)) {
    found('Its summary does not fit its events');
  }
  const events = Object.values(tally.counts).reduce((sum, number) => sum + number, 0);
  const chained = isChained ? 'sound' : 'broken';
  return { batches: sound, events, chain: meta.schemaVersion === 1 ? 'none' : chained };
}

/** Batches in the order of their events: no number twice, and time never falls from one to the next. */
function checkOrder(table: BatchTable, expected: number, found: Found): void {
  const headers: BatchHeader[] = [];
  for (let n = 1; n <= expected; n++) {
    const header = attempt(() => table.header(n));
    if (header !== null) headers.push(header);
  }
  headers.sort((a, b) => a.firstSeq - b.firstSeq);
  for (let i = 1; i < headers.length; i++) {
    const [before, after] = [headers[i - 1], headers[i]];
    const where = {
      batch: after.n,
      firstSeq: after.firstSeq,
      lastSeq: after.lastSeq,
      fromMs: after.firstMs,
      toMs: after.lastMs,
    };
    if (after.firstSeq <= before.lastSeq)
      found(`Its events have numbers that batch ${before.n} has too`, where);
    else if (after.firstMs < before.lastMs)
      found(`It begins before batch ${before.n}, whose events come first, ends`, where);
  }
}

function placeOf(table: BatchTable, n: number): Partial<Problem> {
  const header = attempt(() => table.header(n));
  if (header === null) return { batch: n };
  const { firstSeq, lastSeq, firstMs, lastMs } = header;
  return { batch: n, firstSeq, lastSeq, fromMs: firstMs, toMs: lastMs };
}

/** `firstSeq` is not in summaries of the first schema. */
function isSame(stored: object, counted: object): boolean {
  const text = (summary: object): string =>
    JSON.stringify(Object.entries({ ...counted, ...summary }).sort(([a], [b]) => (a < b ? -1 : 1)));
  return text(stored) === text(counted);
}
