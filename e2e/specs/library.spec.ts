// The library: sessions listed, searched, renamed and opened; archives imported, and an import stopped in the middle.
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp, type LaunchedApp } from '../support/launch';
import { radarJson } from '../support/radar';

const root = resolve(import.meta.dirname, '../..');
const fixtures = join(root, 'electron/feed/import/fixtures');

let profile = '';
let sessions = '';
let running: LaunchedApp;
test.beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'liqradar-library-'));
  sessions = join(profile, 'sessions');
  await mkdir(sessions);
  await copyFile(join(root, 'resources/demo.session'), join(sessions, 'a copy.session'));
  await writeFile(join(sessions, 'foreign.session'), 'these are not the bytes of a session');
  const out = join(sessions, 'small.session');
  await radarJson('import', fixtures, '--exchange', 'binanceusdm', '--symbol', 'BTCUSDT', '--out', out);
  running = await launchApp({ userDataDir: profile, args: ['--size', '1600x1000'] });
  await expect(running.window.getByTestId('price')).toHaveText(/\d/);
});
test.afterAll(async () => {
  await running.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

const list = () => running.window.getByRole('listbox', { name: 'Sessions' });
const rows = () => list().getByRole('option');
const row = (name: string) => list().getByRole('option', { name, exact: true });

test('lists what is in the folder and what is open, a foreign file with its sentence', async () => {
  const { window } = running;
  await window.getByRole('button', { name: 'Sessions', exact: true }).click();
  await expect(row('small')).toContainText('IMPORTED');
  await expect(row('small')).toContainText('BTCUSDT');
  await expect(row('Demo market').first()).toContainText('SIMULATED');
  await expect(row('foreign.session')).toContainText('is not a Liqradar session');
  await window.getByLabel('Search sessions').fill('btcusdt binance');
  await expect(rows()).toHaveCount(1);
  await window.getByLabel('Search sessions').fill('');
});

test('renames and notes without touching the file, and finds it by both', async () => {
  const { window } = running;
  await row('small').click();
  await window.getByLabel('Name', { exact: true }).fill('My archive');
  await window.getByLabel('Note').fill('squeeze of the month');
  await window.getByLabel('Search sessions').fill('squeeze');
  await expect(row('My archive')).toBeVisible();
  await expect(rows()).toHaveCount(1);
  await window.getByLabel('Search sessions').fill('');
  expect((await radarJson('info', join(sessions, 'small.session')))['name']).toBe('small');
});

test('opens by double click, and by Enter', async () => {
  const { window } = running;
  await row('My archive').dblclick();
  await expect(window.getByRole('dialog', { name: 'Sessions' })).toHaveCount(0);
  await expect(window.locator('.tab-symbol')).toHaveText('BTCUSDT');
  await window.keyboard.press('Control+o');
  await row('Demo market').first().click();
  await list().press('Enter');
  await expect(window.locator('.tab-symbol')).toHaveText('SIM-BTCUSDT');
});

test('imports archives and opens what came of them', async () => {
  const { window } = running;
  await window.keyboard.press('Control+o');
  await window.getByRole('button', { name: 'Import archives…' }).click();
  await window
    .getByTestId('import-files')
    .setInputFiles([
      join(fixtures, 'BTCUSDT-5m-2025-12.csv'),
      join(fixtures, 'BTCUSDT-metrics-2025-12-01.csv'),
      join(fixtures, 'README.md'),
    ]);
  const dialog = window.getByRole('dialog', { name: 'Import archives' });
  await expect(dialog.getByRole('listitem')).toHaveCount(3);
  await expect(dialog.getByText('No archive of klines', { exact: false })).toBeVisible();
  await expect(dialog.getByLabel('Symbol')).toHaveValue('BTCUSDT');
  await dialog.getByLabel('Name of the session').fill('December, small');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(window.locator('.tab-symbol')).toHaveText('BTCUSDT');
  await expect(window.locator('.tab')).toHaveAttribute('title', /December, small/);
});

test('a stopped import leaves nothing behind', async () => {
  const { window } = running;
  const before = await readdir(sessions);
  const file = join(profile, 'BTCUSDT-aggTrades-2025-12-02.csv');
  const row = (i: number) => `${i},90000.${i % 10},0.01,${i},${i},${1_764_633_600_000 + i * 80},true`;
  await writeFile(file, Array.from({ length: 900_000 }, (_, i) => row(i)).join('\n'));
  await window.keyboard.press('Control+o');
  await window.getByRole('button', { name: 'Import archives…' }).click();
  await window.getByTestId('import-files').setInputFiles([file]);
  const dialog = window.getByRole('dialog', { name: 'Import archives' });
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog.getByText(/rows, \d+ s/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Stop import' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Stopped: nothing was kept.');
  expect(await readdir(sessions)).toEqual(before);
  await dialog.getByRole('button', { name: 'Close import' }).click();
  await window.getByRole('button', { name: 'Close sessions' }).click();
});

test('a second start hands its session to the first', async () => {
  const { window } = running;
  const electron = process.env['ELECTRON_EXEC_PATH'] ?? '';
  const flags = process.env['NO_SANDBOX'] === '1' ? ['--no-sandbox'] : [];
  const session = join(sessions, 'a copy.session');
  const words = await new Promise<string>((done) => {
    const args = [...flags, `--user-data-dir=${profile}`, root, '--session', session];
    execFile(electron, args, { cwd: root }, (_, stdout) => done(stdout));
  });
  expect(words).toContain('Liqradar is open already');
  await expect(window.locator('.tab')).toHaveAttribute('title', /a copy\.session/);
});

test('nothing complained', () => {
  expect(running.problems).toEqual([]);
});
