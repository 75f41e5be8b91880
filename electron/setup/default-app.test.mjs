// Electron's command line as its own default app reads it.
import { expect, test } from 'vitest';
import { readArguments } from './default-app/arguments.mjs';

test('flags, modules and the app; what follows belongs to the app', () => {
  expect(
    readArguments(['--no-sandbox', '-r', 'hook.js', '--inspect=0', 'app', '-r', 'mine', '--version']),
  ).toEqual({
    version: false,
    modules: ['hook.js'],
    target: 'app',
  });
});

test('--version alone, and nothing at all', () => {
  expect(readArguments(['--version']).version).toBe(true);
  expect(readArguments([])).toEqual({ version: false, modules: [], target: undefined });
});
