// Replay beyond play and pause: single events, loops, bookmarks, jumps.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp, type LaunchedApp } from '../support/launch';
import { decodePng, picturedColours } from '../support/picture';

let running: LaunchedApp;
test.beforeAll(async () => {
  running = await launchApp({ args: ['--size', '1600x1000'] });
  await expect(running.window.getByTestId('price')).toHaveText(/\d/);
});
test.afterAll(async () => {
  await running.close();
});

const slider = () => running.window.getByRole('slider', { name: 'Time' });
const at = async (): Promise<number> => Number(await slider().getAttribute('aria-valuenow'));
const state = () => running.window.locator('.moment-state');
const word = () => running.window.locator('.replay-word');
/** A key meant for the replay: nothing else has the focus. */
const press = async (key: string): Promise<void> => {
  await running.window.locator('.moment').click();
  await running.window.keyboard.press(key);
};

// First, at the moment that the demo opens at: how much of each side is in sight differs from moment to moment.
test('the map is saved as a picture of twice the density', async () => {
  const { app, window, userDataDir } = running;
  const file = join(userDataDir, 'map.png');
  // Only the system's own dialog is answered for the trader.
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  const box = await window.locator('.workspace-map').boundingBox();
  await window.getByRole('button', { name: 'View', exact: true }).click();
  await window.getByRole('button', { name: 'Save the map as a picture' }).click();
  await expect.poll(() => existsSync(file)).toBe(true);
  await expect(window.locator('.replay-bar')).toBeVisible();
  const png = readFileSync(file);
  const { width, height } = decodePng(png);
  expect([width, height]).toEqual([2 * (box?.width ?? 0), 2 * (box?.height ?? 0)]);
  const { long, short } = picturedColours(png);
  expect(long).toBeGreaterThan(0.01);
  expect(short).toBeGreaterThan(0.01);
});

test('steps by single events, forward and back to the same ones', async () => {
  await press('.');
  await expect(state()).toHaveText(/^#[\d,]+ \w+/);
  const first = await state().innerText();
  await press('.');
  await expect(state()).not.toHaveText(first);
  await press(',');
  await expect(state()).toHaveText(first);
});

test('jumps to a big liquidation and back, and says what happened', async () => {
  const before = await at();
  await press('l');
  await expect(word()).toHaveText(/^\$[\d.]+[kM] of (long|short)s liquidated$/);
  await expect.poll(at).toBeGreaterThan(before);
  const there = await at();
  await press('Shift+L');
  await expect.poll(at).toBeLessThan(there);
  await press('s');
  await expect(word()).toHaveText(/zone .* swept/);
  await press('Shift+G');
  await expect(word()).toHaveText('Gap: no open interest for 3 h');
});

test('a bookmark is kept, named and gone to', async () => {
  const { window: page } = running;
  await press('b');
  await expect(word()).toHaveText(/^Bookmark 1 at /);
  const marked = await at();
  await slider().press('Home');
  await expect.poll(at).toBeLessThan(marked);
  await page.getByRole('button', { name: 'Jump to' }).click();
  const name = page.getByRole('textbox', { name: /Name of the bookmark/ });
  await name.fill('the squeeze');
  await name.press('Enter');
  await page.getByRole('list', { name: 'Bookmarks' }).getByRole('button').first().click();
  await expect.poll(at).toBe(marked);
  await page.keyboard.press('Escape');
  const path = await page.locator('.tab').getAttribute('title');
  const kept = await page.evaluate(
    (path) => window.liqradar.command('library.bookmarks', { path }),
    path?.split('\n')[1] ?? '',
  );
  expect(kept).toEqual([{ ms: marked, name: 'the squeeze' }]);
});

test('plays round in a loop drawn on the scrubber, and stays in it', async () => {
  const { window } = running;
  const box = await slider().boundingBox();
  if (!box) throw new Error('The scrubber has no place.');
  const [from, to] = [box.x + box.width * 0.3, box.x + box.width * 0.4];
  await window.keyboard.down('Shift');
  await window.mouse.move(from, box.y + 20);
  await window.mouse.down();
  await window.mouse.move(to, box.y + 20, { steps: 4 });
  await window.mouse.up();
  await window.keyboard.up('Shift');
  const end = window.getByRole('button', { name: /^End loop/ });
  await expect(end).toBeVisible();
  await window.getByLabel('All speeds').selectOption('10000');
  await press('Space');
  const [min, max] = await Promise.all(
    ['aria-valuemin', 'aria-valuemax'].map(async (name) => Number(await slider().getAttribute(name))),
  );
  const share = async (): Promise<number> => ((await at()) - min) / (max - min);
  const isInside = async (): Promise<boolean> => Math.abs((await share()) - 0.35) < 0.06;
  await expect.poll(isInside).toBe(true);
  // A tenth of two weeks lasts 12 s at this speed, longer where the machine is busy.
  let last = 0;
  let rounds = 0;
  for (const until = Date.now() + 40_000; Date.now() < until && rounds === 0; ) {
    const now = await share();
    expect(now).toBeGreaterThan(0.29);
    expect(now).toBeLessThan(0.41);
    if (now < last - 0.05) rounds++;
    last = now;
    await window.waitForTimeout(100);
  }
  expect(rounds).toBe(1);
  await press('Space');
  await end.click();
  await expect(window.getByRole('button', { name: /^Loop what the map shows/ })).toBeVisible();
});

test('nothing complained', () => {
  expect(running.problems).toEqual([]);
});
