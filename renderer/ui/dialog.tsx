// The one frame of what opens over the window: a title, a word beside it, a way to close, and what stands in it.
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { cx } from './class-names';
import { IconButton } from './icon-button';
import './dialog.css';

interface Props {
  /** Its name; also its title, unless that says more. */
  readonly label: string;
  readonly title?: ReactNode;
  /** Beside the title: words in spans, controls as they are. */
  readonly beside?: ReactNode;
  /** Name of the button that closes it. */
  readonly closeLabel: string;
  /** Gives it its width. */
  readonly className?: string;
  /** It was closed, by the button or Escape: take it away. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Opens with its first render, over everything. Parts: `dialog-scroll` takes what room is left, `dialog-foot` ends it. */
export function Dialog({ label, title = label, beside, closeLabel, className, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={cx('dialog', className)} aria-label={label} onClose={onClose}>
      <header className="dialog-head">
        <h2>{title}</h2>
        <div className="dialog-beside">{beside}</div>
        <IconButton label={closeLabel} className="dialog-close" onClick={() => dialog.current?.close()}>
          <X className="icon" />
        </IconButton>
      </header>
      {children}
    </dialog>
  );
}
