// One assumption: label, reason, and its value in a field that takes effect when left or on Enter. A value that
// changes from outside wants a new row (a key that holds it).
import { useId, useState } from 'react';
import type { Assumption } from '../../shared/model/assumptions';
import { cx } from '../ui/class-names';

interface Props {
  readonly assumption: Assumption;
  readonly value: number;
  readonly isChanged: boolean;
  readonly onValue: (value: number) => void;
}

export function AssumptionRow({ assumption, value, isChanged, onValue }: Props) {
  const id = useId();
  const [text, setText] = useState(String(value));
  const typed = Number(text.trim().replace(',', '.'));
  const { label, unit, why, min, max, step } = assumption;
  const isBad = text.trim() === '' || !Number.isFinite(typed) || typed < min || typed > max;
  const done = (): void => {
    if (isBad) setText(String(value));
    else if (typed !== value) onValue(typed);
  };
  const nudge = (steps: number): void => {
    const next = Math.min(max, Math.max(min, value + steps * step));
    onValue(Number(next.toFixed(4)));
  };
  return (
    <div className={cx('assumption', isChanged && 'assumption-changed')}>
      <label htmlFor={id}>{label}</label>
      <span className="assumption-field">
        <input
          id={id}
          className="assumption-input"
          inputMode="decimal"
          value={text}
          aria-invalid={isBad}
          onChange={(event) => setText(event.target.value)}
          onBlur={done}
          onKeyDown={(event) => {
            if (event.key === 'Enter') done();
            else if (event.key === 'ArrowUp') nudge(1);
            else if (event.key === 'ArrowDown') nudge(-1);
            else return;
            event.preventDefault();
          }}
        />
        <span className="assumption-unit">{unit}</span>
      </span>
      <p className="assumption-why">{isBad ? `Between ${min} and ${max} ${unit}.` : why}</p>
    </div>
  );
}
