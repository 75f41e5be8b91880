// When npm packages count as missing.
import { expect, test } from 'vitest';
import { firstDifference } from './packages.mjs';

const react = { version: '19.3.1', integrity: 'sha512-r' };
const binding = { version: '1.0.0', integrity: 'sha512-b', optional: true };
const wanted = { '': { version: '0.1.0' }, 'node_modules/react': react, 'node_modules/binding': binding };

test('what the lock file names is there', () => {
  expect(
    firstDifference(wanted, { 'node_modules/react': react, 'node_modules/binding': binding }),
  ).toBeUndefined();
});

test('an optional package of another platform may be absent, but not of another version', () => {
  expect(firstDifference(wanted, { 'node_modules/react': react })).toBeUndefined();
  const installed = { 'node_modules/react': react, 'node_modules/binding': { ...binding, version: '0.9.0' } };
  expect(firstDifference(wanted, installed)).toBe('node_modules/binding');
});

test.each([
  ['missing', {}],
  ['of another version', { 'node_modules/react': { ...react, version: '19.3.0' } }],
  ['of other content', { 'node_modules/react': { ...react, integrity: 'sha512-x' } }],
])('a package %s is found', (_how, installed) => {
  expect(firstDifference(wanted, installed)).toBe('node_modules/react');
});
