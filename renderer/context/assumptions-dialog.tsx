// The model's assumptions: each with its value and reason, to change and to reset.
import { RotateCcw } from 'lucide-react';
import { ASSUMPTIONS, type Assumption } from '../../shared/model/assumptions';
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import { Dialog } from '../ui/dialog';
import { changeModel, useView } from '../workspace/view';
import { AssumptionRow } from './assumption-row';
import './assumptions-dialog.css';

function setOverride(assumption: Assumption, value: number): void {
  const { overrides } = useView.getState();
  const { [assumption.id]: _, ...others } = overrides;
  const isDefault = value === assumption.read(DEFAULT_MODEL);
  changeModel({ overrides: isDefault ? others : { ...others, [assumption.id]: value } });
}

export function AssumptionsDialog({ onClose }: { readonly onClose: () => void }) {
  const model = useView((state) => state.model);
  const overrides = useView((state) => state.overrides);
  const changed = Object.keys(overrides).length;
  return (
    <Dialog
      label="Assumptions"
      title="What the map assumes"
      closeLabel="Close assumptions"
      className="model-assumptions-dialog"
      onClose={onClose}
    >
      <p className="dialog-note model-assumptions-note">
        Every level is an estimate from these. A change folds the session again; measured scores hold only for
        the defaults. Model: {model}.
      </p>
      <div className="dialog-scroll model-assumptions-list">
        {ASSUMPTIONS.map((assumption) => {
          const value = overrides[assumption.id] ?? assumption.read(DEFAULT_MODEL);
          return (
            <AssumptionRow
              key={`${assumption.id} ${value}`}
              assumption={assumption}
              value={value}
              isChanged={overrides[assumption.id] !== undefined}
              onValue={(next) => setOverride(assumption, next)}
            />
          );
        })}
      </div>
      <footer className="dialog-foot">
        <span className="dialog-word">
          {changed === 0 ? 'All at their defaults.' : `${changed} changed.`}
        </span>
        <button
          type="button"
          className="button"
          disabled={changed === 0}
          onClick={() => changeModel({ overrides: {} })}
        >
          <RotateCcw className="icon" aria-hidden="true" />
          Reset all
        </button>
      </footer>
    </Dialog>
  );
}
