// In the entry check's head: keep the form as a plan, save or take back what it changes on a kept one.
import { usePlan } from '../plan/draft-store';
import { useSession } from '../session/store';
import { deselectPlan, keepDraft, revertForm, saveForm, selectedPlan, useDesk } from './desk-store';
import { isDirty } from './trial-store';
import './trial.css';

export function KeepBar() {
  const kept = useDesk(selectedPlan);
  const { plan, isCurrent } = usePlan();
  const hasSession = useSession((session) => session.hello !== null);
  if (kept === null) {
    return (
      <span className="keep-bar">
        <button
          type="button"
          className="control keep-button"
          disabled={!hasSession || !plan || !isCurrent}
          title="Keeps this entry as a plan on the desk."
          onClick={keepDraft}
        >
          Keep
        </button>
      </span>
    );
  }
  const dirty = isDirty();
  return (
    <span className="keep-bar">
      <span className="panel-note">{dirty ? 'changed' : `kept, ${kept.status}`}</span>
      {dirty ? (
        <>
          <button type="button" className="control keep-button" onClick={saveForm}>
            Save
          </button>
          <button type="button" className="control keep-button" onClick={revertForm}>
            Revert
          </button>
        </>
      ) : (
        <button
          type="button"
          className="control keep-button"
          title="The form becomes a draft of a new plan."
          onClick={deselectPlan}
        >
          New
        </button>
      )}
    </span>
  );
}
