// Charts in windows of their own: the same map, linked crosshairs, and there again at the next start.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { launchApp } from '../support/launch';
import { picturedColours } from '../support/picture';

let profile = '';
test.beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'liqradar-charts-'));
});
test.afterEach(async () => {
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

function showsMap(page: Page): Promise<void> {
  return expect
    .poll(async () => {
      const { long, short } = picturedColours(await page.locator('canvas').first().screenshot());
      return long > 0.002 && short > 0.002;
    })
    .toBe(true);
}

async function popOut(app: ElectronApplication, page: Page): Promise<Page> {
  const opened = app.waitForEvent('window');
  await page.getByRole('button', { name: 'Chart in its own window' }).click();
  return await opened;
}

test('a chart pops out, keeps its own view, follows the crosshair, and comes back after a restart', async () => {
  const first = await launchApp({ userDataDir: profile, args: ['--size', '1600x1000'] });
  await showsMap(first.window);
  const chart = await popOut(first.app, first.window);
  await showsMap(chart);
  await expect(chart.getByText('REPLAY', { exact: true })).toBeVisible();

  await chart.getByRole('radio', { name: '4h', exact: true }).click();
  await expect(first.window.getByRole('radio', { name: '1h', exact: true })).toBeChecked();

  const still = await chart.locator('canvas').first().screenshot();
  const map = await first.window.getByTestId('map').boundingBox();
  if (!map) throw new Error('no map');
  await first.window.mouse.move(map.x + 300, map.y + 200);
  await expect
    .poll(async () => (await chart.locator('canvas').first().screenshot()).equals(still))
    .toBe(false);

  // Time for the settings to be written down.
  await chart.waitForTimeout(700);
  await first.close();

  const second = await launchApp({ userDataDir: profile, args: ['--size', '1600x1000'] });
  await expect.poll(() => second.app.windows().length).toBe(2);
  const again = second.app.windows().find((page) => page.url().includes('chart='));
  if (!again) throw new Error('the chart window did not come back');
  await expect(again.getByRole('radio', { name: '4h', exact: true })).toBeChecked();
  await showsMap(again);

  // Closed by hand, it stays away.
  const closed = again.waitForEvent('close');
  await again
    .getByRole('button', { name: 'Close' })
    .click()
    // The window may be gone before the click is answered: that is the click's own success.
    .catch((error: unknown) => {
      if (!again.isClosed()) throw error;
    });
  await closed;
  await expect.poll(() => second.app.windows().length).toBe(1);
  await second.close();
  expect([...first.problems, ...second.problems]).toEqual([]);

  const third = await launchApp({ userDataDir: profile });
  await showsMap(third.window);
  expect(third.app.windows()).toHaveLength(1);
  await third.close();
});
