// One choice out of a few, side by side: a radio group that arrow keys walk through.
import type { KeyboardEvent } from 'react';
import { cx } from './class-names';

export interface Option<T extends string | number> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

interface Props<T extends string | number> {
  readonly label: string;
  readonly options: readonly Option<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly className?: string;
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

export function Segmented<T extends string | number>({
  label,
  options,
  value,
  onChange,
  className,
}: Props<T>) {
  const chosen = options.findIndex((option) => option.value === value);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (Math.max(chosen, 0) + step + options.length) % options.length;
    onChange(options[next].value);
    const button = event.currentTarget.children[next];
    if (button instanceof HTMLElement) button.focus();
  };

  return (
    <div className={cx('segmented', className)} role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {options.map((option, i) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          className="control segment"
          aria-checked={i === chosen}
          tabIndex={i === Math.max(chosen, 0) ? 0 : -1}
          title={option.hint}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
