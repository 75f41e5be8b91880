// The drawer under the map: the desk's plans, and the last change with its undo.
import { KeyRound, Undo2, X } from 'lucide-react';
import { useEffect } from 'react';
import { IconButton } from '../ui/icon-button';
import { cx } from '../ui/class-names';
import { AccountDialog } from './account-dialog';
import { openAccounts, useAccounts } from './account-store';
import { undoChange, useDesk } from './desk-store';
import { PlanTable } from './plan-table';
import './desk.css';
import './plan-detail.css';

const MAC = navigator.userAgent.includes('Mac');

function useUndoKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof Element && event.target.closest('input, textarea, select');
      if (isTyping || event.key !== 'z' || event.shiftKey || !(MAC ? event.metaKey : event.ctrlKey)) return;
      if (useDesk.getState().undo === null) return;
      event.preventDefault();
      undoChange();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

export function DeskDrawer() {
  useUndoKey();
  const { isOpen, openId, plans, undo } = useDesk();
  const hasDialog = useAccounts((accounts) => accounts.isOpen);
  if (!isOpen) return null;
  return (
    <section className={cx('desk', openId !== null && 'desk-tall')} aria-label="Plans">
      <header className="desk-head">
        <h2 className="panel-title">Plans</h2>
        <span className="panel-note">{plans.length === 0 ? 'none yet' : plans.length}</span>
        <span className="desk-undo" role="status">
          {undo && (
            <>
              {undo.text}
              <button type="button" className="control desk-undo-button" onClick={undoChange}>
                <Undo2 className="icon" aria-hidden="true" />
                Undo
              </button>
            </>
          )}
        </span>
        <button type="button" className="control desk-undo-button" onClick={() => void openAccounts()}>
          <KeyRound className="icon" aria-hidden="true" />
          Accounts…
        </button>
        {hasDialog && <AccountDialog />}
        <IconButton
          label="Close plans"
          className="plan-button"
          onClick={() => useDesk.setState({ isOpen: false })}
        >
          <X className="icon" />
        </IconButton>
      </header>
      <div className="desk-scroll">
        {plans.length === 0 ? (
          <p className="desk-none">
            No plan is kept. Type an entry in the entry check and press Keep: it stays here, is judged against
            the map at every moment, and its lines can be dragged on the chart.
          </p>
        ) : (
          <PlanTable />
        )}
      </div>
    </section>
  );
}
