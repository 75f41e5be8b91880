// The button that goes live, and the sheet behind it: market, venues, recording, addresses.
import { Radio } from 'lucide-react';
import { useRef, useState } from 'react';
import { useSession } from '../session/store';
import { useDismiss } from '../ui/use-dismiss';
import { GoLiveSheet } from './go-live-sheet';
import './go-live.css';

export function GoLive() {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const isOn = useSession((session) => session.live !== null);
  useDismiss(open, place, () => setOpen(false));
  return (
    <div ref={place} className="go-live">
      <button
        type="button"
        className="control button market-open"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Radio className="icon" aria-hidden="true" />
        {isOn ? 'Live…' : 'Go live…'}
      </button>
      {open && <GoLiveSheet onDone={() => setOpen(false)} />}
    </div>
  );
}
