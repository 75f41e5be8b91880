// The map explains itself: a clicked cell is taken apart, and its assumptions can be changed and reset.
import { expect, test } from '@playwright/test';
import { launchApp, type LaunchedApp } from '../support/launch';

let running: LaunchedApp;
test.beforeAll(async () => {
  running = await launchApp({ args: ['--size', '1600x1000'] });
  await expect(running.window.getByTestId('price')).toHaveText(/\d/);
});
test.afterAll(async () => {
  await running.close();
});

test('a click on the map tells which entries made the cell, Escape closes it', async () => {
  const { window } = running;
  const map = window.getByTestId('map');
  const box = await map.boundingBox();
  if (box === null) throw new Error('the map has no place');
  const card = window.getByRole('region', { name: 'What this cell is made of' });
  // Somewhere between the price and the bottom of the map longs stand.
  for (const share of [0.5, 0.55, 0.6, 0.45, 0.65]) {
    await map.click({ position: { x: box.width * 0.55, y: box.height * share } });
    await expect(card).toBeVisible();
    if (await card.getByRole('table').isVisible()) break;
    await window.keyboard.press('Escape');
    await expect(card).toBeHidden();
  }
  await expect(card).toContainText('By age of the entries');
  await expect(card).toContainText(/\d+x, \d/);
  await expect(card.getByRole('row').nth(1)).toContainText(/Jan \d/);
  await window.keyboard.press('Escape');
  await expect(card).toBeHidden();
});

test('a zone of the list is taken apart the same way', async () => {
  const { window } = running;
  await window
    .getByRole('button', { name: /^Explain (long|short) zone/ })
    .first()
    .click();
  const card = window.getByRole('region', { name: 'What this cell is made of' });
  await expect(card).toContainText('By leverage and distance from entry');
  await card.getByRole('button', { name: 'Close' }).click();
  await expect(card).toBeHidden();
});

test('a session is measured by its own liquidations; a changed assumption takes the figures away, reset brings the map back', async () => {
  const { window } = running;
  const score = window.getByRole('region', { name: 'Map score' });
  await expect(score).toContainText('Nothing is measured of this map');
  await score.getByRole('button', { name: 'Measure this session' }).click();
  await expect(score).toContainText('This session by its own liquidations', { timeout: 60_000 });
  await expect(score).toContainText(/n \d+ h/);
  const hash = (): Promise<string> =>
    window.evaluate(async () => (await globalThis.window.liqradar.command('session.hash', null)).hash);
  const before = await hash();
  await window.getByRole('button', { name: 'Assumptions' }).click();
  const dialog = window.getByRole('dialog', { name: 'Assumptions' });
  await dialog.getByLabel('Opened of traded coins').fill('45');
  await dialog.getByLabel('Opened of traded coins').press('Enter');
  await expect(dialog).toContainText('1 changed');
  await expect.poll(hash).not.toBe(before);
  await expect(score).not.toContainText('This session by its own liquidations');
  await dialog.getByRole('button', { name: 'Reset all' }).click();
  await expect.poll(hash).toBe(before);
  await dialog.getByRole('button', { name: 'Close assumptions' }).click();
  await expect(dialog).toBeHidden();
});

test('nothing complained', () => {
  expect(running.problems).toEqual([]);
});
