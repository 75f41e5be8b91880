// Accounts: which venues are read, how each reading went, and the form for a read-only key.
import { RefreshCw, Unplug, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { AccountStatus } from '../../shared/ipc/commands/account';
import { EXCHANGE_NAMES } from '../../shared/model/exchange';
import { timeText } from '../heatmap/time-text';
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
  const dialog = useRef<HTMLDialogElement>(null);
  const { accounts, notice } = useAccounts();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="alerts accounts"
      aria-label="Accounts"
      onClose={() => useAccounts.setState({ isOpen: false })}
    >
      <header className="brief-head">
        <h2>Accounts</h2>
        <span className="alerts-note">read-only keys only</span>
        <IconButton label="Close accounts" className="plan-button" onClick={() => dialog.current?.close()}>
          <X className="icon" />
        </IconButton>
      </header>
      <div className="alerts-scroll">
        <p className="account-note">
          Open positions come onto the desk as plans of source account, read once a minute. A key that can
          trade or withdraw is refused where the venue tells. It is written down only encrypted by the
          system’s keychain, and is never shown again.
        </p>
        {notice !== null && <p className="account-note account-refused">{notice}</p>}
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
    </dialog>
  );
}
