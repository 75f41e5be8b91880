// A small field for one amount in the table: kept with Enter or on leaving, taken back with Escape.
import { useState } from 'react';
import { parseAmount } from '../plan/parse';
import { cx } from '../ui/class-names';

interface Props {
  readonly label: string;
  /** As it is kept, written out; empty for none. */
  readonly text: string;
  readonly placeholder?: string;
  /** An empty field gives null. */
  readonly canBeEmpty?: boolean;
  readonly onValue: (value: number | null) => void;
}

export function AmountInput({ label, text, placeholder, canBeEmpty = false, onValue }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed === null ? null : parseAmount(typed);
  const isEmpty = typed?.trim() === '';
  const isBad = typed !== null && !(isEmpty && canBeEmpty) && !(value !== null && value > 0);
  const done = (): void => {
    if (typed !== null && typed !== text && !isBad) onValue(isEmpty ? null : value);
    setTyped(null);
  };
  return (
    <input
      className={cx('amount', isBad && 'amount-bad')}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      aria-invalid={isBad}
      value={typed ?? text}
      placeholder={placeholder}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') {
          event.stopPropagation();
          setTyped(null);
        }
      }}
    />
  );
}
