// A text field with its label and its unit inside one box, 40 px high; a problem turns its edge and is announced.
import { useId, type KeyboardEvent } from 'react';
import { cx } from './class-names';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly note: string;
  readonly placeholder: string;
  readonly problem: string | null;
  readonly problemId: string;
  readonly disabled?: boolean;
  readonly onText: (text: string) => void;
  readonly onDone: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

export function Field(props: Props) {
  const id = useId();
  const bad = props.problem !== null;
  return (
    <div className={cx('field', bad && 'field-bad')}>
      <label className="field-label" htmlFor={id}>
        {props.label}
      </label>
      <input
        id={id}
        className="field-input"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        value={props.text}
        placeholder={props.placeholder}
        disabled={props.disabled}
        aria-invalid={bad}
        aria-describedby={bad ? props.problemId : undefined}
        onChange={(event) => props.onText(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={props.onDone}
        onKeyDown={props.onKeyDown}
      />
      <span className="field-note">{props.note}</span>
    </div>
  );
}
