// Checking and repairing: what is wrong is named with its place, and what is sound is saved.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decodeBatch } from '../../shared/codec/decode-batch';
import type { Event } from '../../shared/model/event';
import { InputError } from '../../shared/util/input-error';
import { openSession } from './reader';
import { repairSession } from './repair';
import { CHAIN_START } from './chain';
import { FAST, packBatch } from './pack';
import { madeEvents } from './torture/made-events';
import { writeGoodSession } from './torture/good-session';
import { verifySession } from './verify';

const FIRST_SCHEMA = join(import.meta.dirname, 'fixtures/first-schema.session');
let folder = '';
let good = '';
let bad = '';
let out = '';
let events: readonly Event[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'liqradar-verify-'));
  [good, bad, out] = ['good', 'bad', 'out'].map((name) => join(folder, `${name}.session`));
  events = writeGoodSession(good, 20_000, 9000);
});
beforeEach(() => {
  for (const path of [bad, out]) rmSync(path, { force: true });
  copyFileSync(good, bad);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sql(text: string): void {
  const db = new Database(bad);
  db.exec(text);
  db.close();
}

function eventsIn(path: string): Event[] {
  const reader = openSession(path);
  try {
    return [...reader.batches()].flatMap((batch) => decodeBatch(batch.bytes));
  } finally {
    reader.close();
  }
}

describe('verify', () => {
  it('finds nothing wrong with a finished session, nor with one of the first schema', () => {
    expect(verifySession(good)).toMatchObject({
      ok: true,
      state: 'complete',
      batches: 8,
      events: 29_000,
      chain: 'sound',
      seal: 'sound',
      problems: [],
    });
    expect(verifySession(FIRST_SCHEMA)).toMatchObject({
      ok: true,
      chain: 'none',
      seal: 'none',
      schemaVersion: 1,
    });
  });

  it.each([
    ['numbers twice', 8, 10_000, /has too/],
    ['a time that falls', 12, -10_000, /begins before batch 1/],
  ])('names %s between two batches, each sound in itself', (_what, seq, laterMs, message) => {
    const ms = 1_764_547_200_000;
    const one = packBatch({ batches: 0, chain: CHAIN_START }, madeEvents(2, 10, ms, 20), FAST);
    const two = packBatch(one.head, madeEvents(seq, 10, ms + laterMs, 20), FAST);
    sql(`DELETE FROM batch; ${one.sql} ${two.sql}`);
    const { ok, problems } = verifySession(bad);
    expect(ok).toBe(false);
    expect(problems.filter(({ batch }) => batch === 2)).toMatchObject([
      { what: expect.stringMatching(message) as string, firstSeq: seq },
    ]);
  });

  it.each([
    ['a batch changed', 'UPDATE batch SET data = zeroblob(50) WHERE n = 3', /checksum differs/],
    ['a batch gone', 'DELETE FROM batch WHERE n = 3', /it is missing/],
    ['a header changed', 'UPDATE batch SET last_ms = last_ms + 1 WHERE n = 3', /checksum differs/],
  ])('names %s, with its events and time', (_what, change, message) => {
    const third = [...eventsIn(good)].filter(({ seq }) => seq >= 4097 && seq <= 8192);
    const { n } = placeOf(4097);
    sql(change.replace('n = 3', `n = ${n}`));
    const { ok, chain, seal, problems } = verifySession(bad);
    expect([ok, chain, seal]).toEqual([false, 'broken', 'broken']);
    const problem = problems.find(({ what }) => message.test(what));
    expect(problem?.batch).toBe(n);
    if (_what !== 'a batch gone') {
      expect(problem).toMatchObject({ firstSeq: 4097, lastSeq: 8192, fromMs: third[0].recvMs });
    }
  });

  it('sees a batch put in another one’s place by its chain', () => {
    const { n } = placeOf(4097);
    sql(`UPDATE batch SET chain = (SELECT chain FROM batch WHERE n = 1) WHERE n = ${n}`);
    expect(verifySession(bad).problems.map(({ what }) => what)).toContain(
      'The chain of hashes is broken at this batch',
    );
  });

  it('sees a byte changed where no event is', () => {
    const bytes = readFileSync(good);
    const at = bytes.lastIndexOf(Buffer.alloc(8));
    bytes[at] = 1;
    writeFileSync(bad, bytes);
    expect(verifySession(bad)).toMatchObject({ ok: false, seal: 'broken' });
  });

  it('says that a text which is no text is damage (libsql would end the process)', () => {
    sql("UPDATE meta SET value = CAST(X'61ff62' AS TEXT) WHERE key = 'name'");
    sql(`UPDATE batch SET first_ms = CAST(X'ff61ff' AS TEXT) WHERE n = 2`);
    expect(verifySession(bad).ok).toBe(false);
    expect(() => eventsIn(bad)).toThrow(InputError);
  });
});

function placeOf(firstSeq: number): { n: number } {
  const db = new Database(good);
  const [n] = db.prepare('SELECT n FROM batch WHERE first_seq = ?').raw(true).get(firstSeq) as number[];
  db.close();
  return { n };
}

describe('repair', () => {
  it('saves all of a session that lost nothing, under the same numbers', () => {
    expect(repairSession(good, out)).toEqual({ batches: 8, events: 29_000, lost: [] });
    expect(eventsIn(out)).toEqual(events);
    expect(verifySession(out).ok).toBe(true);
  });

  it('puts gaps where batches are lost, and says which', () => {
    sql(`UPDATE batch SET data = zeroblob(9) WHERE first_seq IN (1, 4097)`);
    const before = readFileSync(bad);
    const { events: saved, lost } = repairSession(bad, out);
    expect(saved).toBe(29_000 - 8192);
    expect(lost).toMatchObject([
      { firstSeq: 1, lastSeq: 8192, fromMs: events[0].recvMs, toMs: events[8192].recvMs },
    ]);
    expect(readFileSync(bad).equals(before)).toBe(true);
    expect(verifySession(out)).toMatchObject({ ok: true, seal: 'sound' });
    const read = eventsIn(out);
    expect(read.map(({ seq }) => seq)).toEqual(read.map((_, i) => i + 1));
    expect(read[0]).toMatchObject({ kind: 'instrument' });
    expect(read.filter(({ kind }) => kind === 'gap')).toMatchObject([
      { stream: 'trade', fromMs: events[0].recvMs, toMs: events[8192].recvMs },
    ]);
    const trades = (list: readonly Event[]) =>
      list.filter(({ kind }) => kind === 'trade').map((e) => e.recvMs);
    expect(trades(read)).toEqual(trades(events.slice(8192)));
  });

  it('finds batches on their pages when the tables cannot be read', () => {
    const bytes = readFileSync(good);
    bytes.fill(0xff, 100, 130);
    writeFileSync(bad, bytes);
    expect(() => eventsIn(bad)).toThrow(InputError);
    expect(repairSession(bad, out)).toMatchObject({ events: 29_000, lost: [] });
    expect(eventsIn(out)).toEqual(events);
  });

  it('repairs a session of the first schema', () => {
    copyFileSync(FIRST_SCHEMA, bad);
    sql('UPDATE batch SET crc32 = 1 WHERE first_seq = 4097');
    expect(verifySession(bad).ok).toBe(false);
    expect(repairSession(bad, out).lost).toMatchObject([{ firstSeq: 4097 }]);
    expect(verifySession(out).ok).toBe(true);
  });

  it('never writes over anything, and says when there is nothing to save', () => {
    writeFileSync(out, 'mine');
    expect(() => repairSession(good, out)).toThrow(/already exists/);
    expect(readFileSync(out, 'utf8')).toBe('mine');
    writeFileSync(bad, 'not a session');
    rmSync(out);
    expect(() => repairSession(bad, out)).toThrow(/holds no batch that could be saved/);
    expect(() => repairSession(join(folder, 'no'), out)).toThrow(/does not exist/);
  });
});
