// The LIVE badge with the age of the newest event; what is late says STALE, in another shape and colour.
import { useSession } from '../session/store';
import { cx } from '../ui/class-names';
import { Disc } from '../ui/disc';
import { ageText, LATE_MS, newestMs } from './feed-summary';
import { useFeedNow } from './use-feed-now';
import './live.css';

export function LiveBadge() {
  const status = useSession((session) => session.live);
  const now = useFeedNow(status);
  const last = status === null ? null : newestMs(status);
  const age = now === null || last === null ? null : now - last;
  // Without a word from the feeds, nothing vouches for what is on screen.
  const isStale = age === null || age > LATE_MS || status?.state !== 'following';
  const isRecorded = status?.recording.isOn === true;
  return (
    <>
      <span
        className={cx('badge badge-live', isStale && 'badge-stale')}
        title={
          isStale ? 'The newest event is old: what is on screen may not be now.' : 'Following the market.'
        }
      >
        {isStale ? <Disc fill="half" /> : <span className="badge-dot" />}
        <span>{isStale ? 'STALE' : 'LIVE'}</span>
        <span className="badge-age">{age === null ? '–' : ageText(age)}</span>
      </span>
      {!isRecorded && (
        <span className="badge badge-unrecorded" title="The live market is not being recorded.">
          NOT RECORDED
        </span>
      )}
    </>
  );
}
