// A button that shows an icon, and says its name to those who cannot see it.
import type { ReactNode } from 'react';
import { cx } from './class-names';

interface Props {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
  readonly className?: string;
  readonly disabled?: boolean;
}

export function IconButton({ label, onClick, children, className, disabled }: Props) {
  return (
    <button
      type="button"
      className={cx('control icon-button', className)}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
