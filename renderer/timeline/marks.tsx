// The replay bar's two marks: a bookmark at the moment on show, and a loop over what the map shows.
import { Bookmark, Repeat } from 'lucide-react';
import { timeText } from '../heatmap/time-text';
import { useSession } from '../session/store';
import { cx } from '../ui/class-names';
import { IconButton } from '../ui/icon-button';
import { useChart } from '../workspace/chart-link';
import { toggleBookmark, useBookmarks } from './bookmarks';
import { setLoop } from './transport';

export function BookmarkButton() {
  const atMs = useSession((session) => session.time?.atMs);
  const isMarked = useBookmarks((state) => state.list.some(({ ms }) => ms === atMs));
  return (
    <IconButton
      className={cx('step', isMarked && 'bookmark-on')}
      label={isMarked ? 'Remove bookmark (B)' : 'Bookmark (B)'}
      disabled={atMs === undefined}
      onClick={toggleBookmark}
    >
      <Bookmark className="icon" aria-hidden="true" />
    </IconButton>
  );
}

export function LoopButton() {
  const isReady = useSession((session) => session.time !== null);
  const loop = useSession((session) => session.time?.loop ?? null);
  const visible = useChart((chart) => chart.visible);
  const toggle = () => {
    const time = useSession.getState().time;
    if (loop !== null || !visible || !time) setLoop(null);
    else setLoop({ fromMs: Math.max(visible.fromMs, time.fromMs), toMs: Math.min(visible.toMs, time.atMs) });
  };
  const label =
    loop === null
      ? 'Loop what the map shows (or Shift + drag below)'
      : `End loop ${timeText(loop.fromMs)} to ${timeText(loop.toMs)}`;
  return (
    <IconButton className={cx('step', loop && 'loop-on')} label={label} disabled={!isReady} onClick={toggle}>
      <Repeat className="icon" aria-hidden="true" />
    </IconButton>
  );
}
