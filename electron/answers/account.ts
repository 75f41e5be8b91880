// Main's answers about the trader's accounts.
import type { ACCOUNT_COMMANDS } from '../../shared/ipc/commands/account';
import type { Accounts } from '../account/accounts';
import type { HandlersOf } from '../commands';

export function answerAccount(
  accounts: Accounts,
  notice: () => string | null,
): HandlersOf<typeof ACCOUNT_COMMANDS> {
  const status = () => ({ accounts: accounts.statuses(), notice: notice() });
  return {
    'account.status': status,
    'account.set': ({ isTrusted, ...key }) => accounts.take(key, isTrusted),
    'account.refresh': async () => {
      await accounts.refresh();
      return status();
    },
    'account.remove': ({ venue }) => {
      accounts.remove(venue);
      return status();
    },
  };
}
