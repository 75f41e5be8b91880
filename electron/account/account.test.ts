// Reading accounts of the local exchange over real HTTP: positions, refused keys, and no trace of a key anywhere.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Account } from '../../e2e/exchange/account';
import { type Exchange, startExchange } from '../../e2e/exchange/exchange';
import type { DeskPlan } from '../../shared/model/desk';
import { openSecrets } from '../secrets';
import { createAccounts } from './accounts';
import type { AccountKey } from './key';
import { scrub } from './key';
import { mergePositions } from './positions';
import { readAccount } from './read-account';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await startExchange({ port: 0, now: Date.now, seed: 3, days: null });
});
afterAll(() => exchange.close());

const NOW = 1_765_500_000_000;

function accountOf(venue: Account['venue'], can: Account['can']): Account {
  const account = exchange.accounts.find((one) => one.venue === venue && one.can === can);
  if (account === undefined) throw new Error('no such account');
  return account;
}

const keyOf = ({ venue, key, secret, passphrase }: Account): AccountKey => ({
  venue,
  apiKey: key,
  secret,
  passphrase: venue === 'okx' ? passphrase : null,
});

const read = (key: AccountKey, isTrusted = false) =>
  readAccount(key, { endpoint: exchange.url, nowMs: NOW, isTrusted });

describe.each(['binanceusdm', 'bybit', 'okx'] as const)('%s', (venue) => {
  test('a key that can only read gives its positions as open plans', async () => {
    const { permissions, plans, unread } = await read(keyOf(accountOf(venue, 'read')));
    expect(permissions).toEqual({ kind: 'readOnly' });
    expect(unread).toBe(0);
    expect(plans).toHaveLength(2);
    const [btc, eth] = plans;
    expect(btc).toMatchObject({
      side: 'long',
      status: 'open',
      source: 'account',
      marginMode: 'isolated',
      venue,
    });
    expect(btc.leverage).toBeCloseTo(20, 6);
    expect(btc.entries[0].price).toBe(90_000);
    expect(btc.entries[0].sizeUsd).toBeCloseTo(45_000, 6);
    expect(btc.symbol).toMatch(/^BTC-?USDT/);
    expect(eth).toMatchObject({ side: 'short', marginMode: 'cross' });
    expect(eth.leverage).toBeCloseTo(10, 6);
  });

  test.each(['trade', 'withdraw'] as const)('a key that can %s is refused in one sentence', async (can) => {
    const { permissions, plans } = await read(keyOf(accountOf(venue, can)));
    expect(plans).toEqual([]);
    expect(permissions.kind).toBe('refused');
    if (permissions.kind === 'refused') {
      expect(permissions.sentence).toMatch(new RegExp(`^This .* key can .*${can}.*: make one .*\\.$`));
    }
  });

  test('where the venue does not tell, positions are read only once the trader has said so', async () => {
    const account = accountOf(venue, 'read');
    account.silent = true;
    try {
      const untold = await read(keyOf(account));
      expect(untold).toMatchObject({ permissions: { kind: 'untold' }, plans: [] });
      expect((await read(keyOf(account), true)).plans).toHaveLength(2);
    } finally {
      account.silent = false;
    }
  });

  test('a wrong secret is said in one sentence that holds nothing of the key', async () => {
    const key = { ...keyOf(accountOf(venue, 'read')), secret: 'another-secret-0123' };
    const error = await read(key).catch((reason: unknown) => String(reason));
    expect(error).toMatch(/does not take this key: check it.*\.$/);
    for (const part of [key.apiKey, key.secret, key.passphrase ?? 'none-at-all'])
      expect(error).not.toContain(part);
  });
});

test('an exchange that is not there is said so', async () => {
  const key = keyOf(accountOf('bybit', 'read'));
  const answer = readAccount(key, { endpoint: 'http://127.0.0.1:9', nowMs: NOW, isTrusted: false });
  await expect(answer).rejects.toThrow('Bybit could not be reached for the account: try again later.');
});

test('scrubbing takes out the key in every form, and signatures', () => {
  const key: AccountKey = { venue: 'okx', apiKey: 'K/1234', secret: 's+cret=x', passphrase: 'ph rase' };
  const text = `K/1234 K%2F1234 s+cret=x ${encodeURIComponent(key.secret)} ph rase ?signature=ab12cd&x=1`;
  expect(scrub(text, key)).toBe('[hidden] [hidden] [hidden] [hidden] [hidden] ?signature=[hidden]&x=1');
});

test('positions replace what the account showed before; what the trader added stays; gone ones close', async () => {
  const { plans } = await read(keyOf(accountOf('bybit', 'read')));
  const own = { ...plans[0], id: 'own', source: 'own' as const };
  const first = mergePositions([own], 'bybit', plans);
  expect(first.map(({ id }) => id)).toEqual(['own', plans[0].id, plans[1].id]);
  const noted = first.map((plan) =>
    plan.id === plans[0].id ? { ...plan, stop: 88_000, note: 'mine' } : plan,
  );
  const moved = { ...plans[0], leverage: 5 };
  const second = mergePositions(noted, 'bybit', [moved]);
  expect(second[1]).toMatchObject({ stop: 88_000, note: 'mine', leverage: 5, status: 'open' });
  expect(second[2]).toMatchObject({ id: plans[1].id, status: 'closed' });
  expect(mergePositions(second, 'okx', [])).toEqual(second);
});

test('a taken key is read again; one that is refused or not told is not kept; a removed one closes its plans', async () => {
  const secrets = openSecrets('/nowhere/account-keys', {
    isEncryptionAvailable: () => false,
    encryptString: () => Buffer.alloc(0),
    decryptString: () => '',
  });
  const seen: (readonly DeskPlan[])[] = [];
  const accounts = createAccounts({
    secrets,
    read: readAccount,
    endpointOf: () => exchange.url,
    nowMs: () => NOW,
    onPositions: (_, plans) => seen.push(plans),
  });
  expect(await accounts.take(keyOf(accountOf('okx', 'trade')), false)).toMatchObject({
    problem: expect.stringContaining('can trade') as string,
  });
  const account = accountOf('okx', 'read');
  account.silent = true;
  expect(await accounts.take(keyOf(account), false)).toMatchObject({
    problem: null,
    untold: expect.stringContaining('did not tell') as string,
  });
  account.silent = false;
  expect([secrets.keys(), seen]).toEqual([[], []]);
  expect(await accounts.take(keyOf(account), false)).toEqual({
    problem: null,
    untold: null,
    notice: expect.stringContaining('no keychain') as string,
  });
  const kept = account.positions;
  account.positions = kept.slice(0, 1);
  await accounts.refresh();
  expect(seen.map((plans) => plans.length)).toEqual([2, 1]);
  expect(accounts.statuses()).toEqual([
    { venue: 'okx', positions: 1, unread: 0, readMs: NOW, problem: null },
  ]);
  account.positions = kept;
  accounts.remove('okx');
  expect(seen.at(-1)).toEqual([]);
  expect([accounts.statuses(), secrets.keys()]).toEqual([[], []]);
});
