// Minimize, maximize and close of the custom frame.
import type { CommandRequest } from '../../shared/ipc/commands';
import { tell } from '../session/send';

type Action = CommandRequest<'window.control'>['action'];

const BUTTONS: readonly { readonly action: Action; readonly label: string; readonly path: string }[] = [
  { action: 'minimize', label: 'Minimize', path: 'M2 6h8' },
  {
    action: 'maximize',
    label: 'Maximize',
    path: 'M2.5 3.5a1 1 0 0 1 1-1h5a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1h-5a1 1 0 0 1-1-1z',
  },
  { action: 'close', label: 'Close', path: 'm2.25 2.25 7.5 7.5m0-7.5-7.5 7.5' },
];

export function WindowButtons() {
  return (
    <div className="window-buttons">
      {BUTTONS.map(({ action, label, path }) => (
        <button
          key={action}
          type="button"
          className="control window-button"
          aria-label={label}
          title={label}
          onClick={() => tell('window.control', { action })}
        >
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <path d={path} />
          </svg>
        </button>
      ))}
    </div>
  );
}
