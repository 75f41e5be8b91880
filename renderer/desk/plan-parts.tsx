// What a plan is made of, to edit in place: its entries (averaging in), margin mode, targets and note.
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { MARGIN_MODES, type DeskPlan, type MarginMode, type PlanEntry } from '../../shared/model/desk';
import { formatPrice } from '../../shared/util/format';
import { useSession } from '../session/store';
import { IconButton } from '../ui/icon-button';
import { Segmented, type Option } from '../ui/segmented';
import { AmountInput } from './amount-input';
import { changePlan } from './desk-store';

interface Props {
  readonly plan: DeskPlan;
  readonly decimals: number;
}

const MODES: readonly Option<MarginMode>[] = MARGIN_MODES.map((value) => ({ value, label: value }));

const usdText = (usd: number | null): string => (usd === null ? '' : formatPrice(usd, 0));

function withEntry(plan: DeskPlan, at: number, part: Partial<PlanEntry>): DeskPlan {
  return { ...plan, entries: plan.entries.map((entry, i) => (i === at ? { ...entry, ...part } : entry)) };
}

/** Another entry like the last one, at the present price: averaging in. */
function averaged(plan: DeskPlan, price: number | null, decimals: number): DeskPlan {
  const last = plan.entries[plan.entries.length - 1];
  const at = price === null ? last.price : Number(price.toFixed(decimals));
  return { ...plan, entries: [...plan.entries, { price: at, sizeUsd: last.sizeUsd }] };
}

function Entries({ plan, decimals }: Props) {
  const price = useSession((session) => session.now?.price ?? null);
  // A mean needs sizes: without one there is nothing to weigh a second entry by.
  const canAdd = plan.entries.every((entry) => entry.sizeUsd !== null);
  return (
    <div className="plan-entries">
      {plan.entries.map((entry, i) => (
        <div key={`${i} ${entry.price}`} className="plan-entry">
          <span>Entry {i + 1}</span>
          <AmountInput
            label={`Price of entry ${i + 1}`}
            text={formatPrice(entry.price, decimals)}
            onValue={(value) => value !== null && changePlan(withEntry(plan, i, { price: value }))}
          />
          <AmountInput
            label={`Size of entry ${i + 1}, USD`}
            text={usdText(entry.sizeUsd)}
            placeholder="USD"
            canBeEmpty={plan.entries.length === 1}
            onValue={(value) => changePlan(withEntry(plan, i, { sizeUsd: value }))}
          />
          <IconButton
            label={`Remove entry ${i + 1}`}
            className="plan-button"
            disabled={plan.entries.length === 1}
            onClick={() => changePlan({ ...plan, entries: plan.entries.filter((_, at) => at !== i) })}
          >
            <X className="icon" />
          </IconButton>
        </div>
      ))}
      <button
        type="button"
        className="control plan-add"
        disabled={!canAdd}
        title={
          canAdd ? 'Adds an entry at the present price.' : 'Give the entry a size first: a mean needs sizes.'
        }
        onClick={() => changePlan(averaged(plan, price, decimals))}
      >
        <Plus className="icon" aria-hidden="true" />
        Average in
      </button>
    </div>
  );
}

function Targets({ plan, decimals }: Props) {
  const set = (at: number, value: number | null): void => {
    const targets = [...plan.targets];
    if (value === null) targets.splice(at, 1);
    else targets[at] = Number(value.toFixed(decimals));
    changePlan({ ...plan, targets });
  };
  return (
    <div className="plan-targets">
      {[...plan.targets, null].slice(0, 4).map((target, i) => (
        <AmountInput
          key={`${i} ${target ?? 'new'}`}
          label={target === null ? 'New target' : `Target ${i + 1}`}
          text={target === null ? '' : formatPrice(target, decimals)}
          placeholder="add"
          canBeEmpty
          onValue={(value) => set(i, value)}
        />
      ))}
    </div>
  );
}

function Note({ plan }: { readonly plan: DeskPlan }) {
  const [typed, setTyped] = useState<string | null>(null);
  const done = (): void => {
    if (typed !== null && typed !== plan.note) changePlan({ ...plan, note: typed });
    setTyped(null);
  };
  return (
    <input
      className="amount plan-note-input"
      type="text"
      aria-label="Note"
      maxLength={2000}
      placeholder="note"
      value={typed ?? plan.note}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}

export function PlanParts({ plan, decimals }: Props) {
  return (
    <div className="plan-parts">
      <Entries plan={plan} decimals={decimals} />
      <div className="plan-part">
        <span>Targets</span>
        <Targets plan={plan} decimals={decimals} />
      </div>
      <div className="plan-part">
        <span>Margin</span>
        <Segmented
          label="Margin mode"
          className="segmented-small"
          options={MODES}
          value={plan.marginMode}
          onChange={(marginMode) => changePlan({ ...plan, marginMode })}
        />
      </div>
      <div className="plan-part">
        <span>Note</span>
        <Note plan={plan} />
      </div>
    </div>
  );
}
