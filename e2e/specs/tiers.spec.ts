// The leverage filter: a chip changes the picture and says so; taken back, the picture is the same bit for bit.
import { expect, test } from '@playwright/test';
import { launchApp } from '../support/launch';
import { picturedColours } from '../support/picture';

test('a leverage chip shows its levels alone, says so, and all come back bit for bit', async () => {
  const { window, close, problems } = await launchApp({ args: ['--size', '1600x1000'] });
  const canvas = window.locator('canvas').first();
  const picture = async (): Promise<Buffer> => await canvas.screenshot();
  await expect.poll(async () => picturedColours(await picture()).long).toBeGreaterThan(0.002);
  // Until nothing more is drawn.
  let before = await picture();
  const isStill = async (): Promise<boolean> => {
    const last = before;
    before = await picture();
    return before.equals(last);
  };
  await expect.poll(isStill).toBe(true);

  const sheet = window.getByRole('dialog', { name: 'View' });
  const press = async (name: string): Promise<void> => {
    await window.getByRole('button', { name: 'View', exact: true }).click();
    await expect(sheet.getByRole('button', { name: '≤10x' })).toBeDisabled();
    await sheet.getByRole('button', { name, exact: true }).click();
    // The sheet lies over the map.
    await window.keyboard.press('Escape');
  };
  await press('>100x');
  await expect(window.getByText('>100x only').first()).toBeVisible();
  expect((await picture()).equals(before)).toBe(false);

  await press('All');
  await expect(window.getByText('>100x only')).toHaveCount(0);
  await expect.poll(async () => (await picture()).equals(before)).toBe(true);
  await close();
  expect(problems).toEqual([]);
});
