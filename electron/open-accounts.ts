// The accounts of this app: keys in its folder, encrypted by the system's keychain, read once a minute.
import { join } from 'node:path';
import { app, safeStorage } from 'electron';
import { type Accounts, createAccounts } from './account/accounts';
import { mergePositions } from './account/positions';
import { readAccount } from './account/read-account';
import type { App } from './app-state';
import { keepPlans } from './desk-plans';
import { openSecrets } from './secrets';

const READ_EVERY_MS = 60_000;

/** `notice` is what is wrong with the file of keys, if anything is. */
export function openAccounts(state: App): {
  readonly accounts: Accounts;
  readonly notice: () => string | null;
} {
  const secrets = openSecrets(join(app.getPath('userData'), 'account-keys'), safeStorage);
  const accounts = createAccounts({
    secrets,
    read: readAccount,
    endpointOf: (venue) => state.live.endpoints.get(venue) ?? state.settings.get().live.endpoints[venue],
    nowMs: Date.now,
    onPositions: (venue, positions) => {
      const { plans } = state.settings.get();
      const merged = mergePositions(plans, venue, positions);
      if (JSON.stringify(merged) !== JSON.stringify(plans)) keepPlans(state, merged);
    },
  });
  void accounts.refresh();
  setInterval(() => void accounts.refresh(), READ_EVERY_MS).unref();
  return { accounts, notice: () => secrets.problem };
}
