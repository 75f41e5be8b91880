// The faults that entries can share through chunks.
import { expect, test } from 'vitest';
import { findFaults } from './build-guard.mjs';

/**
 * @param {string} name
 * @param {string[]} imports
 * @param {boolean} isEntry
 */
const chunk = (name, imports, isEntry = true) => ({ fileName: `${name}.js`, name, isEntry, imports });

test('a clean build has none; main may import electron', () => {
  const shared = chunk('shared', ['node:fs'], false);
  const chunks = [chunk('main', ['electron', 'shared.js']), chunk('cli', ['shared.js', 'libsql']), shared];
  expect(findFaults(chunks, 'main')).toEqual([]);
});

test('electron is found however far away it is', () => {
  const chunks = [
    chunk('cli', ['a.js']),
    chunk('a', ['b.js'], false),
    chunk('b', ['electron', 'a.js'], false),
  ];
  expect(findFaults(chunks, 'main')).toEqual([
    'cli.js imports electron, which exists only in the main process',
  ]);
});

test('an entry that would run another entry is found', () => {
  expect(findFaults([chunk('main', []), chunk('engine', ['main.js'])], 'main')).toEqual([
    'engine.js would run main.js, which is an entry point of its own',
  ]);
});
