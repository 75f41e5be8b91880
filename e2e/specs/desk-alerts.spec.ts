// Alerts, brief review and cascade what-if of the risk desk in a replay of the demo.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp, type LaunchedApp } from '../support/launch';
import { decodePng } from '../support/picture';

// From here on the price comes within 0.5 % of the short zone above it, leaves to 0.74 %, and comes back: it hovers.
const START = '2026-01-12T01:50:00Z';
const BARS = 9;

let running: LaunchedApp;
let folder = '';
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liqradar-desk-'));
  running = await launchApp({ args: ['--size', '1600x1000', '--at', START] });
  await expect(running.window.getByTestId('price')).toHaveText(/\d/);
});
test.afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

test('a price that hovers at the edge of a rule sets it off once, and in a replay only says so', async () => {
  const { window } = running;
  const alerts = window.getByTitle('Alerts', { exact: true });
  await alerts.click();
  const dialog = window.getByRole('dialog', { name: 'Alerts' });
  await dialog.getByLabel('Price near a hot zone: or, ATR').fill('');
  await dialog.getByLabel('Price near a hot zone: or, ATR').press('Enter');
  // The cool-down must not be what keeps it quiet.
  await dialog.getByLabel('Price near a hot zone: again after, minutes').fill('1');
  await dialog.getByLabel('Price near a hot zone: again after, minutes').press('Enter');
  await dialog.getByRole('checkbox', { name: 'Zone swept' }).click();
  await dialog.getByRole('button', { name: 'Close alerts' }).click();

  await window.getByRole('radio', { name: '5m', exact: true }).click();
  const slider = window.getByRole('slider', { name: 'Time' });
  const at = async (): Promise<number> => Number(await slider.getAttribute('aria-valuenow'));
  for (let bar = 0; bar < BARS; bar++) {
    const before = await at();
    await window.getByRole('button', { name: 'Step forward', exact: true }).click();
    await expect.poll(at).toBeGreaterThan(before);
  }
  await alerts.click();
  const told = dialog.getByRole('listitem').filter({ hasText: /from short zone 90\.0–9/ });
  await expect(told).toHaveCount(1);
  await expect(told).toContainText('Jan 12 02:00');
  await expect(told).toContainText('would have fired');
  await expect(told).toContainText('the rule tells it within 0.5%');
  // Nothing rings in a replay.
  await expect(window.getByRole('log', { name: 'Fired alerts' })).toBeEmpty();
  await dialog.getByRole('button', { name: 'Close alerts' }).click();
});

test('the brief review shows the map and its words, and saves both', async () => {
  const { app, window } = running;
  await window.getByRole('button', { name: 'Brief review of this map' }).click();
  const page = window.getByRole('dialog', { name: 'Brief review' });
  await expect(page).toContainText('The densest zone above is shorts at');
  await expect(page).toContainText('not a forecast');
  await expect(page.getByRole('img')).toBeVisible();
  await app.evaluate(({ dialog }, to) => {
    dialog.showSaveDialog = (_window: unknown, options?: { readonly defaultPath?: string }) =>
      Promise.resolve({
        canceled: false,
        filePath: `${to}/brief.${options?.defaultPath?.split('.').at(-1)}`,
      });
  }, folder);
  await page.getByRole('button', { name: 'Save Markdown' }).click();
  await expect(page.getByRole('status')).toContainText('brief.md');
  const words = await readFile(join(folder, 'brief.md'), 'utf8');
  expect(words).toMatch(/^# SIM-BTCUSDT on .*2026-01-12/);
  expect(words).toContain('## If a zone is swept');
  await page.getByRole('button', { name: 'Save PNG' }).click();
  await expect(page.getByRole('status')).toContainText('brief.png');
  const { width, height } = decodePng(await readFile(join(folder, 'brief.png')));
  expect([width, height > width / 2]).toEqual([2400, true]);
  await page.getByRole('button', { name: 'Close brief review' }).click();
});

test('the cascade what-if names its reach as a band and what it assumes; Escape takes it away', async () => {
  const { window } = running;
  await window.getByRole('button', { name: 'Cascade what-if' }).click();
  const card = window.getByRole('region', { name: 'Cascade what-if' });
  for (const band of ['Low', 'Mid', 'High'])
    await expect(card.getByRole('row', { name: new RegExp(`^${band} .*\\d,\\d{3}`) })).toBeVisible();
  await expect(card).toContainText('3 times thinner');
  await card.getByLabel('Book thinner by, times').fill('6');
  await card.getByLabel('Book thinner by, times').press('Enter');
  await expect(card).toContainText('6 times thinner');
  await window.keyboard.press('Escape');
  await expect(card).toBeHidden();
});

test('nothing complained', () => {
  expect(running.problems).toEqual([]);
});
