// The inputs of the plan: side, entry, stop, leverage, size.
import { useId, type KeyboardEvent } from 'react';
import type { Side } from '../../shared/model/side';
import { formatPct } from '../../shared/util/format';
import { useSession } from '../session/store';
import { Field } from '../ui/field';
import { Segmented, type Option } from '../ui/segmented';
import { FIELDS, type FieldName } from './draft';
import { changeField, changeSide, finishField, usePlan } from './draft-store';
import { stepText } from './step';

const SIDES: readonly Option<Side>[] = [
  { value: 'long', label: 'Long' },
  { value: 'short', label: 'Short' },
];

const LABELS: Readonly<Record<FieldName, string>> = {
  entry: 'Entry',
  stop: 'Stop',
  leverage: 'Leverage',
  size: 'Size',
};
const PLACEHOLDERS: Readonly<Record<FieldName, string>> = {
  entry: 'price',
  stop: 'none',
  leverage: '1x to 500x',
  size: 'lowest tier',
};
const NOTES: Readonly<Record<FieldName, string>> = {
  entry: 'limit',
  stop: '',
  leverage: 'isolated',
  size: 'USD',
};

function onKeyDown(name: FieldName, event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key === 'Enter') {
    finishField(name);
    event.currentTarget.select();
    return;
  }
  const { hello, now } = useSession.getState();
  if (!hello) return;
  const context = {
    priceDecimals: hello.instrument.priceDecimals,
    price: now?.price ?? null,
    displayCell: hello.displayCell,
  };
  const text = stepText(name, event.currentTarget.value, event.key, event.shiftKey, context);
  if (text === null) return;
  event.preventDefault();
  changeField(name, text);
}

/** How far the stop is from the entry, told in its own field. */
function stopNote(entry: number | null, stop: number | null): string {
  return entry === null || stop === null ? '' : formatPct((stop / entry - 1) * 100);
}

export function PlanForm() {
  const { draft, problems, plan, isCurrent } = usePlan();
  const hasSession = useSession((session) => session.hello !== null);
  const problemId = useId();
  const note = isCurrent && plan ? stopNote(plan.entry, plan.stop) : '';
  const sentences = FIELDS.flatMap((name) => problems[name] ?? []);
  return (
    <form className="plan-form" onSubmit={(event) => event.preventDefault()}>
      <Segmented
        label="Side"
        className="plan-sides"
        options={SIDES}
        value={draft.side}
        onChange={changeSide}
      />
      {FIELDS.map((name) => (
        <Field
          key={name}
          label={LABELS[name]}
          text={draft[name]}
          note={name === 'stop' ? note : NOTES[name]}
          placeholder={PLACEHOLDERS[name]}
          problem={problems[name] ?? null}
          problemId={problemId}
          disabled={!hasSession}
          onText={(text) => changeField(name, text)}
          onDone={() => finishField(name)}
          onKeyDown={(event) => onKeyDown(name, event)}
        />
      ))}
      {sentences.length > 0 && (
        <p id={problemId} className="plan-problem" role="alert">
          {sentences.join(' ')}
        </p>
      )}
    </form>
  );
}
