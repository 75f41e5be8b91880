// The feeds' health in the title bar, in a few words; a click opens the whole of it.
import { useRef, useState } from 'react';
import { useSession } from '../session/store';
import { cx } from '../ui/class-names';
import { Disc, type Fill } from '../ui/disc';
import { useDismiss } from '../ui/use-dismiss';
import { feedSummary, type Tone } from './feed-summary';
import { HealthPanel } from './health-panel';
import { useFeedNow } from './use-feed-now';
import './live.css';

const FILLS: Readonly<Record<Tone, Fill>> = { ok: 'full', caution: 'half', danger: 'ring' };

export function FeedHealth() {
  const play = useSession((state) => state.time?.play.mode);
  const status = useSession((state) => state.live);
  const now = useFeedNow(status);
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useDismiss(open, place, () => setOpen(false));
  if (status === null || now === null) {
    return play === undefined ? null : <span className="feed">Replay, no feed</span>;
  }
  const { tone, text } = feedSummary(status, now);
  return (
    <div ref={place} className="feed-health">
      <button
        type="button"
        className={cx('control feed-button', `feed-${tone}`)}
        aria-expanded={open}
        aria-label={`Feed health: ${text}`}
        onClick={() => setOpen(!open)}
      >
        <Disc fill={FILLS[tone]} />
        {text}
      </button>
      {open && <HealthPanel status={status} nowMs={now} />}
    </div>
  );
}
