// Which Node is new enough.
import { expect, test } from 'vitest';
import { isNewEnough } from './node-version.mjs';

test.each([
  ['20.19.0', true],
  ['22.0.0', true],
  ['20.18.9', false],
  ['18.20.0', false],
])('%s: %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
});
