// The jump menu of the replay bar: next and last of each kind, single events, bookmarks.
import { ChevronLeft, ChevronRight, ListEnd, X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { FindKind } from '../../shared/playback/find';
import { timeText } from '../heatmap/time-text';
import { useSession } from '../session/store';
import { useDismiss } from '../ui/use-dismiss';
import { IconButton } from '../ui/icon-button';
import { removeBookmark, renameBookmark, useBookmarks } from './bookmarks';
import { jump, seekExactly, stepEvent } from './transport';

const KINDS: readonly { readonly what: FindKind; readonly label: string; readonly key: string }[] = [
  { what: 'liquidation', label: 'Big liquidation', key: 'L' },
  { what: 'sweep', label: 'Swept zone', key: 'S' },
  { what: 'gap', label: 'Gap', key: 'G' },
  { what: 'finding', label: 'Finding on your plans', key: 'P' },
  { what: 'plan', label: 'Price of your plan', key: 'T' },
];

interface RowProps {
  readonly label: string;
  readonly hint: string;
  readonly onMove: (direction: -1 | 1) => void;
}

function Row({ label, hint, onMove }: RowProps) {
  return (
    <div className="jump-row">
      <span>{label}</span>
      <kbd>{hint}</kbd>
      <IconButton className="jump-move" label={`Last ${label.toLowerCase()}`} onClick={() => onMove(-1)}>
        <ChevronLeft className="icon" aria-hidden="true" />
      </IconButton>
      <IconButton className="jump-move" label={`Next ${label.toLowerCase()}`} onClick={() => onMove(1)}>
        <ChevronRight className="icon" aria-hidden="true" />
      </IconButton>
    </div>
  );
}

function Marks() {
  const list = useBookmarks((state) => state.list);
  if (list.length === 0) return <p className="jump-none">No bookmarks: key B marks the moment on show.</p>;
  return (
    <ul className="jump-marks" aria-label="Bookmarks">
      {list.map(({ ms, name }) => (
        <li key={ms}>
          <button type="button" className="control jump-time" onClick={() => seekExactly(ms)}>
            {timeText(ms)}
          </button>
          <input
            aria-label={`Name of the bookmark at ${timeText(ms)}`}
            defaultValue={name}
            maxLength={80}
            spellCheck={false}
            onBlur={(event) => renameBookmark(ms, event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
            }}
          />
          <button
            type="button"
            className="control jump-out"
            aria-label={`Remove ${name}`}
            onClick={() => removeBookmark(ms)}
          >
            <X aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Sheet() {
  return (
    <div className="jump-sheet" role="dialog" aria-label="Jump">
      {KINDS.map(({ what, label, key }) => (
        <Row key={what} label={label} hint={key} onMove={(direction) => void jump(what, direction)} />
      ))}
      <Row label="Single event" hint=",  ." onMove={stepEvent} />
      <Marks />
    </div>
  );
}

export function JumpMenu() {
  const isReady = useSession((session) => session.time !== null);
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useDismiss(open, place, () => setOpen(false));
  return (
    <div ref={place} className="jump">
      <IconButton className="step" label="Jump to" disabled={!isReady} onClick={() => setOpen(!open)}>
        <ListEnd className="icon" aria-hidden="true" />
      </IconButton>
      {open && <Sheet />}
    </div>
  );
}
