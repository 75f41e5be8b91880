// A market's own recording while it goes on: a replay of it beside the live market, and an export of what it holds.
import { readFileSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type LiveMarket, startLiveMarket } from '../support/live-market';

let market: LiveMarket;
test.beforeEach(async () => {
  market = await startLiveMarket(120_000);
});
test.afterEach(async () => {
  await market.close();
});

test('the recording is exported as far as it is, and goes on', async () => {
  test.setTimeout(120_000);
  const { window: page, app, problems, userDataDir, close } = await market.launch({ venues: 'binanceusdm' });
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 60_000 });
  const file = join(userDataDir, 'events.json');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await expect(dialog).toContainText('Being recorded');
  await expect(dialog.getByRole('radio', { name: 'Moment on show' })).toBeVisible();
  await dialog.getByRole('radio', { name: 'Events' }).click();
  await dialog.getByRole('radio', { name: 'JSON' }).click();
  await dialog.getByRole('button', { name: 'Export…', exact: true }).click();
  await expect(dialog.getByText(/rows in events\.json .*, as recorded up to [\d:]{8} UTC\.$/)).toBeVisible();
  const events = JSON.parse(readFileSync(file, 'utf8')) as { readonly seq: number; readonly kind: string }[];
  expect(events.some(({ kind }) => kind === 'trade')).toBe(true);
  const last = events[events.length - 1].seq;
  const seq = (): Promise<number> =>
    page.evaluate(async () => (await window.liqradar.command('session.hash', null)).seq);
  await expect.poll(seq).toBeGreaterThan(last);
  await page.keyboard.press('Escape');
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible();
  await close();
  expect(problems).toEqual([]);
});

test('the recording replays beside the live market, which goes on and comes back', async () => {
  test.setTimeout(120_000);
  const { window: page, problems, userDataDir, close } = await market.launch({ venues: 'binanceusdm' });
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 60_000 });
  const seq = (): Promise<number> =>
    page.evaluate(async () => (await window.liqradar.command('session.hash', null)).seq);
  const folder = join(userDataDir, 'sessions');
  const bytes = async (): Promise<number> => {
    const names = await readdir(folder);
    return names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  };
  const liveSeq = await seq();

  await page.getByRole('button', { name: 'Look back' }).click();
  await expect(page.getByText('REPLAY', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Step back' })).toBeEnabled();
  const slider = page.getByRole('slider', { name: 'Time' });
  await slider.focus();
  await slider.press('Home');
  await expect.poll(seq).toBeLessThan(liveSeq);
  const still = await seq();
  const before = await bytes();
  await expect.poll(bytes, { timeout: 20_000 }).toBeGreaterThan(before);
  expect(await seq()).toBe(still);

  await page.getByRole('button', { name: 'Back to live' }).click();
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible();
  await expect.poll(seq).toBeGreaterThan(liveSeq);
  await close();
  expect(problems).toEqual([]);
});
