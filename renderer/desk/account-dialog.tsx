// Accounts: which venues are read, how each reading went, and the form for a read-only key.
import { RefreshCw, Unplug } from 'lucide-react';
import type { AccountStatus } from '../../shared/ipc/commands/account';
import { EXCHANGE_NAMES } from '../../shared/model/exchange';
import { timeText } from '../heatmap/time-text';
import { Dialog } from '../ui/dialog';
import { IconButton } from '../ui/icon-button';
import { AccountForm } from './account-form';
import { refreshAccounts, removeAccount, useAccounts } from './account-store';
import './account.css';

function readingText({ positions, unread, readMs, problem }: AccountStatus): string {
  if (problem !== null) return problem;
  if (positions === null || readMs === null) return 'Not read yet.';
  const some = positions === 1 ? '1 position' : `${positions} positions`;
  const left = unread > 0 ? `, ${unread} not understood` : '';
  return `${some}${left}, read ${timeText(readMs)} UTC.`;
}

function Account({ account }: { readonly account: AccountStatus }) {
  const name = EXCHANGE_NAMES[account.venue];
  return (
    <li className="account">
      <b>{name}</b>
      <span className={account.problem === null ? undefined : 'account-refused'}>{readingText(account)}</span>
      <IconButton
        label={`Forget the key of ${name}`}
        className="plan-button"
        onClick={() => void removeAccount(account.venue)}
      >
        <Unplug className="icon" />
      </IconButton>
    </li>
  );
}

export function AccountDialog() {
  const { accounts, notice } = useAccounts();
  return (
    <Dialog
      label="Accounts"
      beside={<span className="dialog-note">read-only keys only</span>}
      closeLabel="Close accounts"
      className="accounts"
      onClose={() => useAccounts.setState({ isOpen: false })}
    >
      <div className="dialog-scroll">
        <p className="dialog-note account-note">
          Open positions come onto the desk as plans of source account, read once a minute. A key that can
          trade or withdraw is refused where the venue tells. It is written down only encrypted by the
          system’s keychain, and is never shown again.
        </p>
        {notice !== null && <p className="dialog-note account-note account-refused">{notice}</p>}
        {accounts.length > 0 && (
          <ul className="account-list">
            {accounts.map((account) => (
              <Account key={account.venue} account={account} />
            ))}
            <li>
              <button type="button" className="control plan-add" onClick={() => void refreshAccounts()}>
                <RefreshCw className="icon" aria-hidden="true" />
                Read now
              </button>
            </li>
          </ul>
        )}
        <AccountForm />
      </div>
    </Dialog>
  );
}
