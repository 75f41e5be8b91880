// Accounts on a local exchange: a key that can trade is refused, positions become plans, and no key is in any file.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { Account } from '../exchange/account';
import { type Exchange, startExchange } from '../exchange/exchange';
import { launchApp } from '../support/launch';

let exchange: Exchange;
let profile = '';
test.beforeAll(async () => {
  exchange = await startExchange({ port: 0, now: Date.now, seed: 3, days: null });
  profile = await mkdtemp(join(tmpdir(), 'liqradar-account-'));
});
test.afterAll(async () => {
  await exchange.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

function accountThatCan(can: Account['can']): Account {
  const account = exchange.accounts.find((one) => one.venue === 'binanceusdm' && one.can === can);
  if (account === undefined) throw new Error('no such account');
  return account;
}

async function enter(page: Page, { key, secret }: Account): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Accounts' });
  await dialog.getByLabel('API key').fill(key);
  await dialog.getByLabel('Secret').fill(secret);
  await dialog.getByRole('button', { name: 'Connect' }).click();
}

/** Files under a folder that hold one of the texts as it is, or as base64 or hex, from any alignment. */
async function filesWith(folder: string, texts: readonly string[]): Promise<string[]> {
  const forms = texts.flatMap((text) => {
    const bytes = Buffer.from(text);
    // Base64 of a text inside of a longer one begins at one of three places: its inner part is the same.
    const base64 = [0, 1, 2].map((shift) =>
      Buffer.concat([Buffer.alloc(shift), bytes])
        .toString('base64')
        .slice(4, -4),
    );
    const wide = Buffer.from(text, 'utf16le');
    return [
      bytes,
      wide,
      ...[...base64, bytes.toString('hex'), bytes.toString('hex').toUpperCase()].map((form) =>
        Buffer.from(form),
      ),
    ];
  });
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path);
    if (forms.some((form) => content.includes(form))) found.push(path);
  }
  return found;
}

test('positions of a read-only key are plans; a key that can trade is refused; no file holds a key', async () => {
  const { window, app, close, problems } = await launchApp({
    userDataDir: profile,
    args: ['--size', '1600x1000', '--endpoint', `binanceusdm=${exchange.url}`],
  });
  const said: string[] = [];
  for (const stream of [app.process().stdout, app.process().stderr])
    stream?.on('data', (chunk: Buffer) => said.push(String(chunk)));
  await expect(window.getByTestId('price')).toHaveText(/\d/);
  await window.getByTitle('Plans', { exact: true }).click();
  await window.getByRole('button', { name: 'Accounts…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Accounts' });

  await enter(window, accountThatCan('trade'));
  await expect(dialog.getByRole('status')).toContainText(/key can .*trade.*: make one that can only read/);
  await expect(dialog.getByLabel('API key')).toHaveValue('');
  await enter(window, accountThatCan('read'));
  await expect(dialog).toContainText('2 positions, read');
  await expect(dialog.getByLabel('Secret')).toHaveValue('');
  await dialog.getByRole('button', { name: 'Close accounts' }).click();

  const plans = window.getByRole('region', { name: 'Plans' });
  const long = plans.getByRole('row', { name: /Long 20x 90,000\.0/ });
  await expect(long).toContainText('account');
  await expect(long).toContainText('$45,000');
  await expect(long.getByTestId('plan-verdict')).toHaveText(/Clear|Caution|Danger/);
  const short = plans.getByRole('row', { name: /Short 10x 3,000\.0/ });
  await expect(short).toContainText('another market');
  const secrets = [accountThatCan('read'), accountThatCan('trade')].flatMap(({ key, secret }) => [
    key,
    secret,
  ]);
  expect(await window.content()).not.toContain(secrets[0]);
  await close();

  expect(await filesWith(profile, secrets)).toEqual([]);
  for (const secret of secrets) expect(said.join('')).not.toContain(secret);
  expect(problems).toEqual([]);
  // The search finds what it looks for.
  expect(await filesWith(profile, ['"lastSession"'])).toContain(join(profile, 'settings.json'));
});
