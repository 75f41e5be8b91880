// The graphics context: lost and given back, the map returns by itself; without WebGL there are words, not a white page.
import { expect, test } from '@playwright/test';
import { launchApp } from '../support/launch';
import { picturedColours } from '../support/picture';

test('a lost graphics context is rebuilt with the same map', async () => {
  const { window, close, problems } = await launchApp({ args: ['--size', '1280x800'] });
  const canvas = window.locator('canvas').first();
  const heat = async (): Promise<number> => {
    const { long, short } = picturedColours(await canvas.screenshot());
    return Math.min(long, short);
  };
  await expect.poll(heat).toBeGreaterThan(0.002);
  const before = await heat();
  const lose = (action: 'loseContext' | 'restoreContext') =>
    canvas.evaluate((element, name) => {
      const gl = (element as HTMLCanvasElement).getContext('webgl2');
      const loss = (window as unknown as { loss?: WEBGL_lose_context }).loss;
      const extension = loss ?? gl?.getExtension('WEBGL_lose_context');
      if (!extension) throw new Error('the context cannot be lost on purpose');
      Object.assign(window, { loss: extension });
      extension[name]();
    }, action);
  await lose('loseContext');
  await expect.poll(heat).toBeLessThan(before / 2);
  await lose('restoreContext');
  await expect.poll(async () => Math.abs((await heat()) - before) < before / 20).toBe(true);
  await close();
  expect(problems).toEqual([]);
});

test('without WebGL the window says so and the rest works', async () => {
  const { window, close } = await launchApp({ flags: ['--disable-gpu', '--disable-software-rasterizer'] });
  await expect(window.getByText(/The map needs WebGL 2/)).toBeVisible();
  await window.getByLabel('Entry').fill('90000');
  await window.getByLabel('Leverage').fill('20x');
  await window.getByLabel('Leverage').press('Enter');
  await expect(window.getByTestId('verdict')).toHaveText(/CLEAR|CAUTION|DANGER/);
  await close();
});
