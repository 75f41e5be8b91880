// The replay bar: step, play, speed, the present moment, and the scrubber.
import { useEffect } from 'react';
import { timeText } from '../heatmap/time-text';
import type { TimeFrame } from '../../shared/ipc/frames';
import { useSession } from '../session/store';
import { IconButton } from '../ui/icon-button';
import { followBookmarks } from './bookmarks';
import { eventText } from './event-text';
import { PauseIcon, PlayIcon, StepIcon } from './icons';
import { JumpMenu } from './jump-menu';
import { BookmarkButton, LoopButton } from './marks';
import { Scrubber } from './scrubber';
import { Speed } from './speed';
import { speedText } from './speeds';
import { isLive, isPlaying, step, togglePlay, useTransport } from './transport';
import './timeline.css';
import './jump.css';

function stateText(time: TimeFrame | null): string {
  if (!time) return 'UTC';
  if (time.busy) return 'UTC, loading';
  if (time.event) return eventText(time.event);
  if (time.play.mode === 'playing') return `UTC, playing ${speedText(time.play.speed)}`;
  return time.play.mode === 'paused' ? 'UTC, paused' : 'UTC, LIVE';
}

function Moment() {
  const time = useSession((session) => session.time);
  const target = useTransport((state) => state.target);
  return (
    <div className="moment">
      <time className="moment-time">{time ? timeText(target ?? time.atMs) : '–'}</time>
      <span className="moment-state">{stateText(time)}</span>
    </div>
  );
}

/** What a jump came to, over the bar for a few seconds. */
function Word() {
  const word = useTransport((state) => state.word);
  return (
    <div className="replay-words" role="status">
      {word !== null && <span className="replay-word">{word}</span>}
    </div>
  );
}

/** What moves a replay; a live market goes at its own pace. */
function Transport() {
  const isOpen = useSession((session) => session.time !== null);
  const playing = useSession((session) => isPlaying(session.time));
  return (
    <>
      <IconButton className="step" label="Step back" disabled={!isOpen} onClick={() => step(-1)}>
        <StepIcon back />
      </IconButton>
      <IconButton className="play" label={playing ? 'Pause' : 'Play'} disabled={!isOpen} onClick={togglePlay}>
        {playing ? <PauseIcon /> : <PlayIcon />}
      </IconButton>
      <IconButton className="step" label="Step forward" disabled={!isOpen} onClick={() => step(1)}>
        <StepIcon />
      </IconButton>
      <Speed />
    </>
  );
}

export function ReplayBar() {
  useEffect(() => followBookmarks(), []);
  const live = useSession((session) => isLive(session.time));
  return (
    <section className="replay-bar" aria-label="Replay">
      {live ? <span className="moment-live">Following the market</span> : <Transport />}
      <Moment />
      {!live && <JumpMenu />}
      {!live && <LoopButton />}
      <BookmarkButton />
      <Scrubber />
      <Word />
    </section>
  );
}
