// What the keys do: opened with "?" or from the footer.
import { useEffect, useState } from 'react';
import { Dialog } from '../ui/dialog';
import './key-help.css';

const KEYS: readonly (readonly [string, string])[] = [
  ['1 … 9', 'Look back 12h, 1d, 2d, 3d, 7d, 14d, 30d, 90d, all'],
  ['F', 'Fit all of history'],
  ['+  −', 'Zoom time'],
  ['Arrows', 'Move the map, after a click on it; else step the replay'],
  ['Home  End', 'First moment, now, after a click on the map'],
  ['Wheel', 'Zoom time; with Shift or on the axis, zoom prices'],
  ['Shift + drag', 'Ruler in % and USD'],
  ['Ctrl + drag', 'Zoom into a box'],
  ['Double click', 'Back to now'],
  ['Space', 'Play or pause'],
  [',  .', 'Back or forward by one event'],
  ['L  S  G  P  T', 'Next big liquidation, swept zone, gap, finding or price of your plan; Shift: the last'],
  ['B', 'Bookmark the moment on show, or take it away'],
  ['[  ]  \\', 'Loop from here, to here, no loop; or Shift + drag on the scrubber'],
  ['Ctrl + O', 'Sessions: the library'],
  ['Ctrl + E', 'Export: tables of the session, or a picture of the map'],
  ['?', 'This list'],
];

export function KeyHelp() {
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, select');
      if (event.key === '?' && !typing) setOpen(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <>
      <button type="button" className="control key-help-button" onClick={() => setOpen(true)}>
        Press <kbd>?</kbd> for keys
      </button>
      {open && (
        <Dialog label="Keys" closeLabel="Close keys" className="key-help" onClose={() => setOpen(false)}>
          <dl className="dialog-scroll">
            {KEYS.map(([key, does]) => (
              <div key={key}>
                <dt>{key}</dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </>
  );
}
