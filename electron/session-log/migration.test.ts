// Sessions of the first schema: read as they are, and migrated when something is added to them.
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { decodeBatch } from '../../shared/codec/decode-batch';
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import { applyEvent, createEngine } from '../../shared/engine/engine';
import { stateHash } from '../../shared/engine/state-hash';
import { editSession } from './edit';
import { openSession } from './reader';
import { verifySession } from './verify';

const FIRST = join(import.meta.dirname, 'fixtures/first-schema.session');
const DEMO = join(import.meta.dirname, '../../resources/demo.session');
let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liqradar-migration-'));
  path = join(folder, 'old.session');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function readAll(file: string) {
  const reader = openSession(file);
  try {
    const state = createEngine(DEFAULT_MODEL);
    const events = [...reader.batches()].flatMap((batch) => decodeBatch(batch.bytes));
    for (const event of events) applyEvent(state, event);
    return { info: reader.info(), events, hash: stateHash(state), kept: [...reader.kept()] };
  } finally {
    reader.close();
  }
}

it.each([
  ['a session of the first schema', FIRST],
  ['the demo that ships', DEMO],
])('%s opens, and folds to the same state after its migration', (_what, source) => {
  copyFileSync(source, path);
  const before = readAll(path);
  expect(readFileSync(path).equals(readFileSync(source))).toBe(true);
  editSession(path, { name: 'Renamed', kept: { note: '"seen"' } });
  const after = readAll(path);
  expect(after.events).toEqual(before.events);
  expect(after.hash).toBe(before.hash);
  expect(after.info).toEqual({ ...before.info, name: 'Renamed', schemaVersion: 2 });
  expect(after.kept).toEqual([['note', '"seen"']]);
  expect(verifySession(path)).toMatchObject({ ok: true, schemaVersion: 2, chain: 'sound', seal: 'sound' });
});

it('keeps, changes and takes away what is added, and stays sealed', () => {
  copyFileSync(FIRST, path);
  for (const text of ['"a"', '"a longer one"', null, `"${'x'.repeat(20_000)}"`]) {
    editSession(path, { kept: { note: text } });
    expect(readAll(path).kept).toEqual(text === null ? [] : [['note', text]]);
    expect(verifySession(path)).toMatchObject({ ok: true, seal: 'sound' });
  }
});

it('leaves a damaged one as it is', () => {
  copyFileSync(FIRST, path);
  const db = new Database(path);
  db.exec('UPDATE batch SET crc32 = 1 WHERE first_seq = 1');
  db.close();
  const before = readFileSync(path);
  expect(() => editSession(path, { name: 'x' })).toThrow(/cannot be changed .*it is as it was before/);
  expect(readFileSync(path).equals(before)).toBe(true);
});
