// The order of choice, and that later sources are not even asked.
import { expect, test, vi } from 'vitest';
import { chooseElectron, environmentFor } from './choose.mjs';
import { failedLately } from './official.mjs';

/** @param {string} version */
const electron = (version) => ({ dist: `/d/${version}`, executable: `/d/${version}/electron`, version });

test('takes the first source that has one and asks no further', async () => {
  const download = vi.fn();
  const choice = await chooseElectron([
    { find: async () => undefined, why: () => 'override' },
    { find: async () => electron('45.4.1'), why: () => 'installed' },
    { find: download, why: () => 'downloaded' },
  ]);
  expect(choice).toEqual({ ...electron('45.4.1'), why: 'installed' });
  expect(download).not.toHaveBeenCalled();
});

test('no source has one', async () => {
  expect(await chooseElectron([{ find: async () => undefined, why: () => '' }])).toBeUndefined();
});

test('tells each tool in its own words', () => {
  expect(environmentFor(electron('33.2.1'))).toEqual({
    ELECTRON_OVERRIDE_DIST_PATH: '/d/33.2.1',
    ELECTRON_EXEC_PATH: '/d/33.2.1/electron',
    ELECTRON_MAJOR_VER: '33',
  });
});

test('a failed download is remembered for a day and for that version', () => {
  const hour = 3_600_000;
  const failure = { version: '45.4.1', at: 0 };
  expect(failedLately(failure, '45.4.1', 23 * hour)).toBe(true);
  expect(failedLately(failure, '45.4.1', 25 * hour)).toBe(false);
  expect(failedLately(failure, '46.0.0', hour)).toBe(false);
  expect(failedLately(undefined, '45.4.1', hour)).toBe(false);
});
