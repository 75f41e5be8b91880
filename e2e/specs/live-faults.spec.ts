// A live market that cannot be had: one sentence that says what and where, and everything else goes on.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { startExchange } from '../exchange/exchange';
import { createScript, DEFAULT_SCRIPT } from '../exchange/script';
import { launchApp } from '../support/launch';

let profile = '';
test.beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'liqradar-live-'));
});
test.afterEach(async () => {
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** A port of 127.0.0.1 that nobody listens at. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

async function goLive(page: Page, market: string): Promise<void> {
  await page.getByRole('button', { name: /^(Go live|Live)…$/ }).click();
  const sheet = page.getByRole('dialog', { name: 'Live market' });
  await sheet.getByRole('textbox', { name: 'Market' }).fill(market);
  await sheet.getByRole('button', { name: /^Go live/ }).click();
}

test('without a network the window opens, says what it tries next, and the demo can be opened', async () => {
  const endpoint = `http://127.0.0.1:${await freePort()}`;
  const args = [
    '--live',
    'binanceusdm,bybit',
    '--endpoint',
    `binanceusdm=${endpoint}`,
    '--endpoint',
    `bybit=${endpoint}`,
  ];
  const { window: page, close, problems } = await launchApp({ userDataDir: profile, args });
  const sentence = `Binance cannot be reached at ${endpoint} (the connection was refused); trying again in`;
  await expect(page.getByText(sentence)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/^Bybit cannot be reached at /)).toBeVisible();
  await expect(page.getByText('No market is live yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Open the last session or the demo' }).click();
  await expect(page.getByText('SIMULATED', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('REPLAY', { exact: true })).toBeVisible();
  await expect(page.getByText(/cannot be reached/)).toHaveCount(0);
  await close();
  // Nothing came, so nothing was kept.
  expect(await readdir(join(profile, 'sessions'))).toEqual([]);
  expect(problems).toEqual([]);
});

test('an unknown venue, symbol or market is one clear sentence, and the session on show stays', async () => {
  const exchange = await startExchange({ port: 0, now: Date.now, seed: 3, days: 1 });
  const script = createScript(exchange, DEFAULT_SCRIPT);
  const timer = setInterval(() => script.step(), 100);
  const args = ['--live', 'binance,bybit', '--endpoint', `binanceusdm=${exchange.url}`];
  const { window: page, close, problems } = await launchApp({ userDataDir: profile, args });
  await expect(page.getByText(/^There is no venue "binance": choose among binanceusdm, /)).toBeVisible();
  await expect(page.getByText('SIMULATED', { exact: true })).toBeVisible({ timeout: 30_000 });

  await page.getByRole('button', { name: 'Go live…' }).click();
  const sheet = page.getByRole('dialog', { name: 'Live market' });
  await sheet.getByRole('textbox', { name: 'Market' }).fill('B?TC');
  await sheet.getByRole('checkbox', { name: 'Bybit' }).uncheck();
  await sheet.getByText('Addresses and proxy').click();
  await sheet.getByRole('textbox', { name: 'Binance' }).fill('nowhere');
  await sheet.getByRole('button', { name: 'Go live', exact: true }).click();
  await expect(sheet.getByRole('alert')).toHaveText(/^The address of Binance is not one: "nowhere"/);
  await sheet.getByRole('textbox', { name: 'Binance' }).fill(exchange.url);
  await sheet.getByRole('button', { name: 'Go live', exact: true }).click();
  await expect(sheet.getByRole('alert')).toHaveText(/^"B\?TC" is not a market: write it like BTC/);
  await page.keyboard.press('Escape');

  await goLive(page, 'NOSUCH');
  await expect(page.getByText(/^Binance has no linear perpetual NOSUCH\/USDT:USDT: /)).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByText('SIMULATED', { exact: true })).toBeVisible();

  await goLive(page, 'btcusdt');
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText('SIMULATED', { exact: true })).toHaveCount(0);
  await close();
  clearInterval(timer);
  await exchange.close();
  expect(problems).toEqual([]);
});
