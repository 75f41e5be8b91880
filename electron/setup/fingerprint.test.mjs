// Staleness: every kind of change to the inputs must show, and nothing else.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint, listInputs } from './fingerprint.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liqradar-fingerprint-'));
  mkdirSync(join(folder, 'src/deep'), { recursive: true });
  writeFileSync(join(folder, 'src/a.ts'), 'a');
  writeFileSync(join(folder, 'src/deep/b.ts'), 'b');
  writeFileSync(join(folder, 'lock.json'), '{}');
});
afterEach(() => rmSync(folder, { recursive: true }));

const names = ['src', 'lock.json', 'absent'];
const take = () => fingerprint(listInputs(folder, names, (path) => !path.endsWith('.test.ts')));

test('nothing changed: same fingerprint', () => {
  expect(take()).toBe(take());
});

test('lists files at any depth and leaves out what is absent', () => {
  const paths = listInputs(folder, names, () => true).map(({ path }) => path);
  expect(paths.sort()).toEqual(['lock.json', 'src/a.ts', 'src/deep/b.ts']);
});

test.each([
  ['an edited file', () => writeFileSync(join(folder, 'src/deep/b.ts'), 'longer')],
  ['a new file', () => writeFileSync(join(folder, 'src/c.ts'), '')],
  ['a removed file', () => rmSync(join(folder, 'src/a.ts'))],
  ['a file put back with an old date', () => utimesSync(join(folder, 'src/a.ts'), 1000, 1000)],
])('%s changes the fingerprint', (_what, change) => {
  const before = take();
  change();
  expect(take()).not.toBe(before);
});

test('a file that does not count changes nothing', () => {
  const before = take();
  writeFileSync(join(folder, 'src/a.test.ts'), 'test');
  expect(take()).toBe(before);
});

test('the order of the inputs does not matter', () => {
  const a = { path: 'a', size: 1, mtimeMs: 1 };
  const b = { path: 'b', size: 2, mtimeMs: 2 };
  expect(fingerprint([a, b])).toBe(fingerprint([b, a]));
});
