// The library's memory: what was written is read back, and a damaged file is set aside whole.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SessionInfo } from '../../shared/model/session-info';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePath } from './free-path';
import { openLibrary } from './library';
import { NO_NOTES, readIndex, writeIndex } from './index-file';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liqradar-index-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('names, notes and bookmarks come back', () => {
  const file = join(folder, 'deep', 'index.json');
  const notes = { ...NO_NOTES, label: 'Mine', note: 'two\nlines', bookmarks: [{ ms: 5, name: 'here' }] };
  const { index } = readIndex(file);
  writeIndex(file, { ...index, sessions: { abc: notes }, opened: { '/a.session': 7 } });
  expect(readIndex(file)).toEqual({
    index: { version: 1, files: {}, sessions: { abc: notes }, opened: { '/a.session': 7 } },
    problem: null,
  });
});

test('a damaged index is set aside with all that is in it, and said', () => {
  const file = join(folder, 'index.json');
  writeFileSync(file, '{"version":1,"files":{},"sess');
  const { index, problem } = readIndex(file);
  expect(index.sessions).toEqual({});
  expect(problem).toContain('index.damaged-1.json');
  expect(readdirSync(folder)).toEqual(['index.damaged-1.json']);
  expect(readFileSync(join(folder, 'index.damaged-1.json'), 'utf8')).toContain('"sess');
});

test('a new session never takes the name of another, nor one that no disk likes', () => {
  const first = freePath(folder, 'BTC/USDT: "Dec"');
  expect(first).toBe(join(folder, 'BTC-USDT- -Dec-.session'));
  writeFileSync(first, '');
  expect(freePath(folder, 'BTC/USDT: "Dec"')).toBe(join(folder, 'BTC-USDT- -Dec- (2).session'));
  expect(freePath(folder, '...')).toBe(join(folder, 'session.session'));
});

test('what was added to a recording stays with it when its older past comes in', () => {
  const library = openLibrary(folder, false, () => {});
  const path = join(folder, 'live.session');
  const info: SessionInfo = {
    name: 'live',
    origin: 'recorded',
    instruments: [],
    fromMs: 1000,
    toMs: 2000,
    pricedToMs: null,
    lastSeq: 9,
    events: {},
    gaps: [],
    createdBy: 'test',
    schemaVersion: 2,
  };
  library.opened(path, info, 1);
  library.change(path, { label: 'The crash' });
  library.opened(path, { ...info, fromMs: 500 }, 2);
  expect(library.notes(path).label).toBe('The crash');
  // Another session under the same name of a file is another one.
  library.opened(path, { ...info, name: 'imported over it', origin: 'imported' }, 3);
  expect(library.notes(path).label).toBeNull();
});
