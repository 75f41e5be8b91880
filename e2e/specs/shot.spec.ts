// `--shot` saves what the window shows, at the asked size, and quits.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { decodePng, picturedColours } from '../support/picture';

const root = resolve(import.meta.dirname, '../..');

test('a shot of the demo has its size and shows the map', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'liqradar-shot-'));
  const file = join(folder, 'shot.png');
  const { code, stderr } = await start(
    `--user-data-dir=${folder}`,
    root,
    '--shot',
    file,
    '--size',
    '1600x1000',
  );
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  const png = await readFile(file);
  const { width, height } = decodePng(png);
  expect([width, height]).toEqual([1600, 1000]);
  const { long, short } = picturedColours(png);
  expect(long).toBeGreaterThan(0.002);
  expect(short).toBeGreaterThan(0.002);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('a bad time is refused in one sentence, and no file is made', async () => {
  const { code, stderr } = await start(root, '--shot', 'never.png', '--at', 'yesterday');
  expect(code).toBe(2);
  expect(stderr).toContain('--at is not a time');
});

function start(...args: readonly string[]): Promise<{ code: number; stderr: string }> {
  const electron = process.env['ELECTRON_EXEC_PATH'];
  if (!electron) throw new Error('No Electron is chosen: run the tests with `npm run e2e` or `npm test`.');
  const flags = process.env['NO_SANDBOX'] === '1' ? ['--no-sandbox'] : [];
  return new Promise((done) => {
    execFile(electron, [...flags, ...args], { cwd: root }, (error, _, stderr) =>
      done({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, stderr }),
    );
  });
}
