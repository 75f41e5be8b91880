// The real thing: recorded archives imported by the command line, opened in the app, the same to the bit.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp } from '../support/launch';
import { decemberFiles, missingData } from '../support/market-data';
import { picturedColours } from '../support/picture';
import { radarJson } from '../support/radar';

test.skip(missingData !== null, missingData ?? '');

let folder = '';
let session = '';
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liqradar-december-'));
  session = join(folder, 'december.session');
  await radarJson(
    'import',
    ...decemberFiles(),
    '--exchange',
    'binanceusdm',
    '--symbol',
    'BTCUSDT',
    '--out',
    session,
  );
});
test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('opens at the asked moment with the market’s own figures', async () => {
  const { window, close, problems } = await launchApp({
    args: ['--session', session, '--at', '2025-12-12T00:00:00Z', '--size', '1600x1000'],
  });
  await expect(window.getByTestId('price')).toHaveText('92,477.5');
  await expect(window.getByText('SIMULATED', { exact: true })).toHaveCount(0);
  await expect(window.getByText('$8.06B').first()).toBeVisible();
  await window.getByLabel('Entry').fill('88,700');
  await window.getByLabel('Leverage').fill('20');
  await window.getByLabel('Leverage').press('Enter');
  await expect(window.getByTestId('verdict')).toHaveText(/CAUTION|DANGER/);
  await expect
    .poll(async () => {
      const { long, short } = picturedColours(await window.locator('canvas').first().screenshot());
      return long > 0.01 && short > 0.01;
    })
    .toBe(true);
  await close();
  expect(problems).toEqual([]);
});

test('the state at the end has the same hash in the app and on the command line', async () => {
  const info = await radarJson('info', session);
  const { window: page, close } = await launchApp({
    args: ['--session', session, '--at', '2025-12-20T00:00:00Z'],
  });
  const slider = page.getByRole('slider', { name: 'Time' });
  await expect(page.getByTestId('price')).toHaveText(/\d/);
  await slider.focus();
  await slider.press('End');
  const hash = (): Promise<string> =>
    page.evaluate(async () => (await window.liqradar.command('session.hash', null)).hash);
  await expect.poll(hash).toBe(info['stateHash']);
  await close();
});
