// Keeps account keys between starts, encrypted by the system's keychain, in a file of their own.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { EXCHANGES } from '../shared/model/exchange';
import type { AccountKey } from './account/key';

/** Electron's safeStorage, as far as it is used. */
export interface Keychain {
  isEncryptionAvailable(): boolean;
  /** `basic_text` encrypts with a password that everyone knows (Linux without a keyring). */
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(bytes: Buffer): string;
}

export interface Secrets {
  readonly keys: () => readonly AccountKey[];
  /** Replaces the venue's key; returns a sentence when it is held only until the app ends. */
  set(key: AccountKey): string | null;
  remove(venue: AccountKey['venue']): void;
}

const text = v.pipe(v.string(), v.maxLength(500));
const keysSchema = v.array(
  v.object({ venue: v.picklist(EXCHANGES), apiKey: text, secret: text, passphrase: v.nullable(text) }),
);

const NOT_KEPT =
  'This system offers no keychain to encrypt the key with, so it is not written down: enter it again after the next start.';

/** `path` is the file; a file that cannot be decrypted is left as it is and said in `problem`. */
export function openSecrets(path: string, keychain: Keychain): Secrets & { readonly problem: string | null } {
  const isSafe = (): boolean =>
    keychain.isEncryptionAvailable() && keychain.getSelectedStorageBackend?.() !== 'basic_text';
  let keys: readonly AccountKey[] = [];
  let problem: string | null = null;
  if (existsSync(path)) {
    try {
      if (!isSafe()) throw new Error('no keychain');
      keys = v.parse(keysSchema, JSON.parse(keychain.decryptString(readFileSync(path))));
    } catch {
      problem = `The account keys in ${path} cannot be decrypted on this system: enter them again, or remove the file.`;
    }
  }
  const write = (): string | null => {
    if (keys.length === 0) {
      rmSync(path, { force: true });
      return null;
    }
    if (!isSafe()) return NOT_KEPT;
    // What could not be decrypted is set aside, never overwritten.
    if (problem !== null && existsSync(path)) renameSync(path, `${path}.unreadable`);
    problem = null;
    writeFileSync(path, keychain.encryptString(JSON.stringify(keys)), { mode: 0o600 });
    return null;
  };
  return {
    get problem() {
      return problem;
    },
    keys: () => keys,
    set: (key) => {
      keys = [...keys.filter(({ venue }) => venue !== key.venue), key];
      return write();
    },
    remove: (gone) => {
      keys = keys.filter(({ venue }) => venue !== gone);
      write();
    },
  };
}
