// The risk desk: plans are kept and shown, their lines are dragged on the chart, and a change can be undone.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launchApp } from '../support/launch';
import { gripPlace } from '../support/plan-lines';

// The demo at this moment: the price is 89,632.5, a short zone reaches from 89,980 to 91,900, and nothing is near 89,000.
const ARGS = ['--size', '1600x1000', '--at', '2026-01-12T00:00:00Z'];

let profile = '';
test.beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'liqradar-desk-'));
});
test.afterEach(async () => {
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

async function typePlan(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  const form = page.locator('.plan-form');
  for (const [name, text] of Object.entries(fields)) {
    await form.getByLabel(name, { exact: true }).fill(text);
    await form.getByLabel(name, { exact: true }).press('Enter');
  }
}

test('the entry is dragged into a zone: the verdict turns on the way, Escape takes it back, a drop keeps it', async () => {
  // The line is looked for by hand: slow on a loaded machine.
  test.setTimeout(120_000);
  const { window, close, problems } = await launchApp({ userDataDir: profile, args: ARGS });
  const form = window.locator('.plan-form');
  const verdict = window.getByTestId('verdict');
  await expect(window.getByTestId('price')).toHaveText('89,632.5');
  await typePlan(window, { Entry: '89,000', Leverage: '5', Size: '10k' });
  await expect(verdict).toHaveText('CLEAR');
  await window.getByRole('button', { name: 'Keep', exact: true }).click();
  const row = window.getByRole('region', { name: 'Plans' }).getByRole('row', { name: /Long 5x 89,000\.0/ });
  await expect(row.getByTestId('plan-verdict')).toHaveText('Clear');
  await expect(row).toContainText('$10,000');

  // Where the line is at two prices says where the zone is.
  const from = await gripPlace(window, 0.3);
  await form.getByLabel('Entry').fill('88,000');
  await form.getByLabel('Entry').press('Enter');
  const below = await gripPlace(window, 0.3);
  await window.getByRole('button', { name: 'Revert' }).click();
  const inZone = { x: from.x, y: from.y + ((90_900 - 89_000) / (88_000 - 89_000)) * (below.y - from.y) };

  await window.mouse.move(from.x, from.y);
  await window.mouse.down();
  await window.mouse.move(inZone.x, inZone.y, { steps: 8 });
  await expect(verdict).toHaveText('CAUTION');
  await expect(window.getByLabel('Verdict')).toContainText('Entry sits in hot short zone');
  await expect(window.getByRole('status', { name: 'Before and after' })).toContainText('entry in zone');
  await window.keyboard.press('Escape');
  await expect(form.getByLabel('Entry')).toHaveValue('89,000.0');
  await expect(verdict).toHaveText('CLEAR');
  await window.mouse.up();

  await window.mouse.move(from.x, from.y);
  await window.mouse.down();
  await window.mouse.move(inZone.x, inZone.y, { steps: 8 });
  await window.mouse.up();
  const moved = window.getByRole('region', { name: 'Plans' }).getByRole('row', { name: /Long 5x 9[01],/ });
  await expect(moved.getByTestId('plan-verdict')).toHaveText('Caution');
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(row.getByTestId('plan-verdict')).toHaveText('Clear');
  await expect(form.getByLabel('Entry')).toHaveValue('89,000.0');
  await close();
  expect(problems).toEqual([]);
});

test('plans are there again after a restart, labelled with the replay they were made in', async () => {
  const first = await launchApp({ userDataDir: profile, args: ARGS });
  await expect(first.window.getByTestId('price')).toHaveText(/\d/);
  await typePlan(first.window, { Entry: '88,000', Stop: '86,000', Leverage: '10', Size: '20k' });
  await first.window.getByRole('button', { name: 'Keep', exact: true }).click();
  const plans = first.window.getByRole('region', { name: 'Plans' });
  await plans.getByRole('button', { name: /^Details of/ }).click();
  await plans.getByRole('button', { name: 'Average in' }).click();
  await expect(plans.getByRole('row').nth(2)).toContainText('mean of 2');
  await plans.getByLabel('New target').fill('95k');
  await plans.getByLabel('New target').press('Enter');
  await plans.getByLabel(/^Status of/).selectOption('open');
  await expect(plans.getByRole('row').nth(2)).toContainText('of margin');
  await first.close();

  const second = await launchApp({ userDataDir: profile, args: ARGS });
  await second.window.getByTitle('Plans').click();
  const again = second.window.getByRole('region', { name: 'Plans' });
  await expect(again).toContainText('Made in a replay of Demo market');
  await expect(again.getByRole('row').nth(2)).toContainText('mean of 2');
  await expect(again.getByLabel(/^Status of/)).toHaveValue('open');
  await expect(again.getByRole('row').nth(2)).toContainText('$40,000');
  await again.getByRole('button', { name: /^Details of/ }).click();
  await expect(again.getByLabel('Target 1')).toHaveValue('95,000.0');
  await again.getByRole('button', { name: /^Delete/ }).click();
  await expect(again).toContainText('No plan is kept');
  await again.getByRole('button', { name: 'Undo' }).click();
  await expect(again.getByRole('row').nth(2)).toContainText('mean of 2');
  await second.close();
  expect([...first.problems, ...second.problems]).toEqual([]);
});
