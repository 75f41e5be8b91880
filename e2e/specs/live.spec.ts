// The app on a live market: history, stream, new columns, an outage, and a recording that replays to the same state.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { decodeBatch } from '../../shared/codec/decode-batch';
import { openSession } from '../../electron/session-log/reader';
import { type LiveMarket, startLiveMarket } from '../support/live-market';
import { picturedColours } from '../support/picture';

const BAR_MS = 300_000;
const OUTAGE_MS = 20_000;

let market: LiveMarket;
test.beforeEach(async () => {
  market = await startLiveMarket(30_000);
});
test.afterEach(async () => {
  await market.close();
});

type Hash = { readonly hash: string; readonly seq: number };
const hashOf = (page: Page): Promise<Hash> =>
  page.evaluate(async () => await window.liqradar.command('session.hash', null));

/** When each event was received, by its number. */
function times(path: string): ReadonlyMap<number, number> {
  const reader = openSession(path);
  try {
    const events = [...reader.batches()].flatMap((batch) => decodeBatch(batch.bytes));
    return new Map(events.map(({ seq, recvMs }) => [seq, recvMs]));
  } finally {
    reader.close();
  }
}

test('a live market is followed through an outage, and its recording replays to the same state', async () => {
  test.setTimeout(180_000);
  const venues = 'binanceusdm,bybit';
  // When the running bar closes: a machine that takes longer to start has its column from the history.
  const closing = market.now() - (market.now() % BAR_MS) + BAR_MS;
  const { window: page, problems, userDataDir, close } = await market.launch({ venues });
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: /Feed health: 2 of 2 feeds/ })).toBeVisible();
  await expect
    .poll(async () => {
      const { long, short } = picturedColours(await page.locator('canvas').first().screenshot());
      return long > 0.002 && short > 0.002;
    })
    .toBe(true);

  // The bar in which it began closes, and its column is drawn.
  const map = page.getByTestId('map');
  const lastColumn = async (): Promise<number> => Number(await map.getAttribute('data-columns-to'));
  await expect.poll(lastColumn, { timeout: 60_000 }).toBeGreaterThanOrEqual(closing);
  const column = await lastColumn();
  expect(column % BAR_MS).toBe(0);

  const { binanceusdm, bybit } = market.exchange.faults;
  for (const faults of [binanceusdm, bybit]) faults.down = true;
  for (const venue of ['binanceusdm', 'bybit'] as const) market.exchange.disconnect(venue);
  const outageMs = market.now();
  await expect(page.getByText('STALE', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/^Binance: .*trying again in \d+ s\.$/)).toBeVisible();
  await page.waitForTimeout(Math.max(0, OUTAGE_MS - (market.now() - outageMs)));
  for (const faults of [binanceusdm, bybit]) faults.down = false;
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: /Feed health/ }).click();
  const outage = page
    .getByTestId('gaps')
    .getByText(/, \d+ s/)
    .first();
  await expect(outage).toBeVisible({ timeout: 30_000 });
  const seconds = Number(/, (\d+) s/.exec((await outage.textContent()) ?? '')?.[1]);
  expect(seconds).toBeGreaterThanOrEqual(OUTAGE_MS / 1000);

  const samples: Hash[] = [];
  await expect.poll(async () => samples.push(await hashOf(page))).toBeGreaterThan(5);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Live…' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('REPLAY', { exact: true })).toBeVisible({ timeout: 30_000 });

  const folder = join(userDataDir, 'sessions');
  const files = await readdir(folder);
  expect(files).toHaveLength(1);
  expect(files[0]).toMatch(/^binanceusdm\+bybit BTC-USDT .*Z\.session$/);
  const received = times(join(folder, files[0]));
  // A moment tells a state when no other event shares it.
  const sample = samples.find(({ seq }) => (received.get(seq + 1) ?? 0) > (received.get(seq) ?? 0));
  if (sample === undefined) throw new Error('no sampled state ends a moment');
  const atMs = received.get(sample.seq) ?? 0;
  await page.evaluate(async (ms) => await window.liqradar.command('replay.seek', { atMs: ms }), atMs);
  await expect.poll(async () => await hashOf(page)).toEqual(sample);

  expect(problems).toEqual([]);
  await close();
});
