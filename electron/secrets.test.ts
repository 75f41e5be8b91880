// Keys are written only encrypted, and never over what could not be read.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Keychain, openSecrets } from './secrets';

const flip = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
const chain = (change: Partial<Keychain> = {}): Keychain => ({
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString: (text) => flip(Buffer.from(text)),
  decryptString: (bytes) => flip(bytes).toString(),
  ...change,
});
const KEY = {
  venue: 'okx',
  apiKey: 'key-0123456789',
  secret: 'secret-abcdef',
  passphrase: 'phrase',
} as const;

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liqradar-secrets-'));
  path = join(folder, 'account-keys');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a key comes back at the next start, and the file holds nothing of it in clear', () => {
  expect(openSecrets(path, chain()).set(KEY)).toBeNull();
  const bytes = readFileSync(path).toString('latin1');
  for (const part of [KEY.apiKey, KEY.secret, KEY.passphrase]) expect(bytes).not.toContain(part);
  expect(openSecrets(path, chain()).keys()).toEqual([KEY]);
});

test.each([
  ['no keychain', { isEncryptionAvailable: () => false }],
  ['a keychain with a known password', { getSelectedStorageBackend: () => 'basic_text' }],
])('with %s the key is held but not written', (_, change) => {
  const secrets = openSecrets(path, chain(change));
  expect(secrets.set(KEY)).toMatch(/^This system offers no keychain .*\.$/);
  expect(secrets.keys()).toEqual([KEY]);
  expect(existsSync(path)).toBe(false);
});

test('a file that cannot be decrypted is said, and set aside before another is written', () => {
  writeFileSync(path, 'not ours');
  const secrets = openSecrets(path, chain());
  expect(secrets.problem).toMatch(/cannot be decrypted/);
  secrets.set(KEY);
  expect(readdirSync(folder).toSorted()).toEqual(['account-keys', 'account-keys.unreadable']);
  expect(readFileSync(`${path}.unreadable`, 'utf8')).toBe('not ours');
});

test('the last key removed, no file is left', () => {
  const secrets = openSecrets(path, chain());
  secrets.set(KEY);
  secrets.remove('okx');
  expect(readdirSync(folder)).toEqual([]);
});
