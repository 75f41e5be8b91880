// Exports from the window: each format of a table, a picture's place among them, one stopped in the middle, refusals.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { launchApp, type LaunchedApp } from '../support/launch';
import { radarJson } from '../support/radar';

const DEMO = 'resources/demo.session';

let running: LaunchedApp;
test.beforeAll(async () => {
  running = await launchApp({ args: ['--size', '1600x1000'] });
  await expect(running.window.getByTestId('price')).toHaveText(/\d/);
});
test.afterAll(async () => {
  await running.close();
});

const dialog = () => running.window.getByRole('dialog', { name: 'Export', exact: true });
const choose = (name: string) => dialog().getByRole('radio', { name, exact: true }).click();
const at = (name: string): string => join(running.userDataDir, name);

/** Exports to a file of the profile: only the system's own dialog is answered for the trader. */
async function exportTo(name: string): Promise<string> {
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, at(name));
  await dialog().getByRole('button', { name: 'Export…', exact: true }).click();
  return at(name);
}

test('zones in each format hold the same rows, those of the command line', async () => {
  await running.window.keyboard.press('Control+e');
  await expect(dialog()).toContainText('Demo market');
  await expect(dialog()).toContainText('2026-01-05 00:00 to 2026-01-19 00:00 UTC');
  await choose('Zones');
  const rows: Record<string, unknown>[][] = [];
  for (const format of ['CSV', 'JSON', 'Parquet']) {
    await choose(format);
    const file = await exportTo(`zones.${format.toLowerCase()}`);
    await expect(dialog().getByText(/^[\d,]+ rows in zones\./)).toBeVisible();
    const bytes = readFileSync(file);
    if (format === 'CSV') rows.push(parse(bytes, { columns: true }));
    else if (format === 'JSON') rows.push(JSON.parse(bytes.toString()) as Record<string, unknown>[]);
    else rows.push(await parquetReadObjects({ file: new Uint8Array(bytes).buffer }));
  }
  const out = at('by-radar.csv');
  await radarJson('export', DEMO, '--what', 'zones', '--format', 'csv', '--out', out);
  expect(readFileSync(at('zones.csv'), 'utf8')).toBe(readFileSync(out, 'utf8'));
  const usd = rows.map((table) => table.map((row) => Number(row['usd'])));
  expect(usd[0].length).toBeGreaterThan(1000);
  expect(usd[1]).toEqual(usd[0]);
  expect(usd[2]).toEqual(usd[0]);
  expect(JSON.parse(readFileSync(at('zones.json-metadata.json'), 'utf8'))).toMatchObject({ times: 'UTC' });
});

test('the moment on show and what is on screen are parts of it', async () => {
  await choose('Levels');
  await expect(dialog().getByRole('radio', { name: 'Moment on show' })).toBeChecked();
  await exportTo('levels.parquet');
  await expect(dialog().getByText(/rows in levels\.parquet/)).toBeVisible();
  const levels = await parquetReadObjects({
    file: new Uint8Array(readFileSync(at('levels.parquet'))).buffer,
  });
  const slider = running.window.getByRole('slider', { name: 'Time' });
  const shownMs = Number(await slider.getAttribute('aria-valuenow'));
  expect(new Set(levels.map((row) => (row['time'] as Date).getTime()))).toEqual(new Set([shownMs]));
  await choose('Events');
  await expect(dialog().getByRole('radio', { name: 'Moment on show' })).toHaveCount(0);
  await choose('On screen');
  await choose('JSON');
  await exportTo('events.json');
  await expect(dialog().getByText(/rows in events\.json/)).toBeVisible();
  const events = JSON.parse(readFileSync(at('events.json'), 'utf8')) as { readonly time: string }[];
  const fromMs = Date.parse('2026-01-05T00:00Z');
  expect(Date.parse(events[0].time)).toBeGreaterThan(fromMs);
  expect(Date.parse(events[events.length - 1].time)).toBeLessThanOrEqual(shownMs);
});

test('a stopped export leaves nothing; a file that nobody was asked about is not written over', async () => {
  await choose('Map');
  await choose('All');
  await choose('CSV');
  const before = readdirSync(running.userDataDir).filter((name) => name.includes('map.csv'));
  await exportTo('map.csv');
  await expect(dialog().getByText(/%, [\d,]*[1-9]\d* rows, \d+ s/)).toBeVisible();
  await dialog().getByRole('button', { name: 'Stop export' }).click();
  await expect(dialog().getByRole('alert')).toHaveText('Stopped: nothing was kept.');
  expect(readdirSync(running.userDataDir).filter((name) => name.includes('map.csv'))).toEqual(before);
  writeFileSync(at('mine.csv-metadata.json'), 'mine');
  await exportTo('mine.csv');
  await expect(dialog().getByRole('alert')).toContainText('mine.csv-metadata.json is there already');
  expect(readFileSync(at('mine.csv-metadata.json'), 'utf8')).toBe('mine');
  expect(existsSync(at('mine.csv'))).toBe(false);
  await exportTo('no folder/map.csv');
  await expect(dialog().getByRole('alert')).toContainText(/The folder .*no folder does not exist/);
});

test('a session of the list is exported without being opened, and has no picture', async () => {
  const { window } = running;
  await window.keyboard.press('Escape');
  await expect(dialog()).toHaveCount(0);
  const other = at('sessions/copy of small.session');
  const fixtures = 'electron/feed/import/fixtures';
  mkdirSync(at('sessions'), { recursive: true });
  await radarJson('import', fixtures, '--exchange', 'binanceusdm', '--symbol', 'BTCUSDT', '--out', other);
  await window.keyboard.press('Control+o');
  await window.getByRole('option', { name: 'copy of small' }).click();
  await window.getByRole('button', { name: 'Export…' }).click();
  await expect(dialog()).toContainText('BTCUSDT');
  await expect(dialog().getByRole('radio', { name: 'Picture' })).toHaveCount(0);
  await choose('Events');
  await choose('CSV');
  await exportTo('small.csv');
  await expect(dialog().getByText(/rows in small\.csv/)).toBeVisible();
  const rows = parse(readFileSync(at('small.csv')), { columns: true }) as { readonly symbol: string }[];
  expect(rows.length).toBeGreaterThan(5);
  expect(new Set(rows.map(({ symbol }) => symbol))).toEqual(new Set(['BTCUSDT']));
  await expect(window.locator('.tab-symbol')).toHaveText('SIM-BTCUSDT');
});

test('nothing complained', () => {
  expect(running.problems).toEqual([]);
});
