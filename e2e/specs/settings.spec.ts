// What the app remembers, and what it does when its memory is damaged.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp } from '../support/launch';

let profile = '';
test.beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'liqradar-profile-'));
});
test.afterEach(async () => {
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

test('plan, view and model are there again at the next start', async () => {
  const first = await launchApp({ userDataDir: profile });
  await first.window.getByLabel('Entry').fill('81,250');
  await first.window.getByLabel('Leverage').fill('17');
  await first.window.getByLabel('Leverage').press('Enter');
  await first.window
    .getByRole('radio', { name: 'Ladder' })
    .or(first.window.getByRole('button', { name: 'Ladder' }))
    .first()
    .click();
  await first.window.getByRole('checkbox', { name: 'Zones' }).click();
  await expect(first.window.getByTestId('verdict')).toHaveText(/CLEAR|CAUTION|DANGER/);
  await first.close();

  const second = await launchApp({ userDataDir: profile });
  await expect(second.window.getByLabel('Entry')).toHaveValue(/81,250/);
  await expect(second.window.getByLabel('Leverage')).toHaveValue(/17/);
  await expect(second.window.getByRole('checkbox', { name: 'Zones' })).not.toBeChecked();
  await expect(second.window.getByText(/Model ladder/i)).toBeVisible();
  await second.close();
});

test('a damaged settings file is set aside and said', async () => {
  await writeFile(join(profile, 'settings.json'), '{"version":1,"bounds":{"x"');
  const { window, close, problems } = await launchApp({ userDataDir: profile });
  await expect(window.getByText(/settings file is damaged.*set aside/)).toBeVisible();
  await close();
  expect(problems).toEqual([]);
  expect(await readdir(profile)).toContain('settings.damaged-1.json');
  expect(await readFile(join(profile, 'settings.damaged-1.json'), 'utf8')).toBe('{"version":1,"bounds":{"x"');
});

test('a file that is no session is refused in one sentence, and the window stays', async () => {
  const file = join(profile, 'notes.session');
  await writeFile(file, 'not a session at all');
  const { window, close, problems } = await launchApp({ userDataDir: profile, args: ['--session', file] });
  await expect(window.getByText(/notes\.session/).first()).toBeVisible();
  await expect(window.getByLabel('Entry')).toBeVisible();
  await close();
  expect(problems).toEqual([]);
});
