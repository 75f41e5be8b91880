// The first start: the demo opens, a plan gets its verdict, the replay plays and seeks.
import { expect, test } from '@playwright/test';
import { launchApp, type LaunchedApp } from '../support/launch';
import { picturedColours } from '../support/picture';

let running: LaunchedApp;

test.beforeAll(async () => {
  running = await launchApp({ args: ['--size', '1600x1000'] });
});
test.afterAll(async () => {
  await running.close();
});

test('opens the simulated market, and says that it is simulated', async () => {
  const { window } = running;
  await expect(window.getByText('SIMULATED', { exact: true }).first()).toBeVisible();
  await expect(window.getByText('REPLAY', { exact: true }).first()).toBeVisible();
  await expect(window.getByRole('slider', { name: 'Time' })).toBeVisible();
  await expect(
    window.getByRole('contentinfo').getByText('Shows where is most dangerous, not where price will go'),
  ).toBeVisible();
  await expect(window.getByRole('button', { name: 'Play' })).toBeEnabled();
});

test('draws the map: both sides in their hues, and candles brighter than both', async () => {
  const { window } = running;
  const chart = window.locator('canvas').first();
  await expect
    .poll(async () => {
      const { long, short, bright } = picturedColours(await chart.screenshot());
      return long > 0.002 && short > 0.002 && bright > 0.001;
    })
    .toBe(true);
});

test('a typed plan gets its verdict, its liquidation price and reasons at once', async () => {
  const { window } = running;
  const price = await shownPrice(running);
  await window
    .getByRole('radio', { name: 'Long' })
    .or(window.getByRole('button', { name: 'Long', exact: true }))
    .first()
    .click();
  await window.getByLabel('Entry').fill(String(Math.round(price * 0.995)));
  await window.getByLabel('Leverage').fill('25x');
  await window.getByLabel('Leverage').press('Enter');
  const verdict = window.getByTestId('verdict');
  await expect(verdict).toHaveText(/CLEAR|CAUTION|DANGER/);
  await expect(window.getByText('Your liquidation').locator('..')).toContainText(/\d\d,\d\d\d\.\d/);
});

test('plays, pauses, steps and seeks', async () => {
  const { window } = running;
  const slider = window.getByRole('slider', { name: 'Time' });
  const at = async (): Promise<number> => Number(await slider.getAttribute('aria-valuenow'));
  const before = await at();
  await window
    .getByRole('radio', { name: '240x' })
    .or(window.getByRole('button', { name: '240x' }))
    .first()
    .click();
  await window.getByRole('button', { name: 'Play' }).click();
  await expect.poll(at).toBeGreaterThan(before);
  await window.getByRole('button', { name: 'Pause' }).click();
  const paused = await at();
  await window.getByRole('button', { name: 'Step forward' }).click();
  await expect.poll(at).toBeGreaterThan(paused);
  await slider.focus();
  await slider.press('Home');
  await expect.poll(at).toBe(Number(await slider.getAttribute('aria-valuemin')));
  await slider.press('End');
  await expect.poll(at).toBe(Number(await slider.getAttribute('aria-valuemax')));
  await expect(window.getByTestId('verdict')).toBeVisible();
});

test('nothing complained', () => {
  expect(running.problems).toEqual([]);
});

/** The mark price in the market bar. */
async function shownPrice({ window }: LaunchedApp): Promise<number> {
  const text = window.getByTestId('price');
  await expect(text).toHaveText(/\d/);
  return Number((await text.innerText()).replaceAll(',', ''));
}
