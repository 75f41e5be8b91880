// Replay by keyboard, anywhere in the window where no control wants the key.
import { useEffect } from 'react';
import { useSession } from '../session/store';
import type { FindKind } from '../../shared/playback/find';
import { toggleBookmark } from './bookmarks';
import { jump, seek, setLoop, setLoopEnd, step, stepEvent, togglePlay } from './transport';

/** Elements that use all of these keys themselves, and those that only want space. */
const WANTS_ALL = 'input:not([type="checkbox"]), select, textarea, dialog, [role="slider"], [role="radio"]';
const WANTS_SPACE = `${WANTS_ALL}, input, button, summary`;

/** Letters that go to the next moment of a kind, with Shift to the last one. */
const JUMPS: Readonly<Record<string, FindKind>> = {
  l: 'liquidation',
  s: 'sweep',
  g: 'gap',
  p: 'finding',
  t: 'plan',
};

/** True when the key meant something to the replay. */
export function replayKey(key: string): boolean {
  const time = useSession.getState().time;
  if (!time) return false;
  const what = JUMPS[key.toLowerCase()];
  if (what !== undefined) {
    void jump(what, key === key.toLowerCase() ? 1 : -1);
    return true;
  }
  switch (key) {
    case ',':
      stepEvent(-1);
      return true;
    case '.':
      stepEvent(1);
      return true;
    case '[':
      setLoopEnd('start');
      return true;
    case ']':
      setLoopEnd('end');
      return true;
    case '\\':
      setLoop(null);
      return true;
    case 'b':
      toggleBookmark();
      return true;
    case ' ':
      togglePlay();
      return true;
    case 'ArrowLeft':
      step(-1);
      return true;
    case 'ArrowRight':
      step(1);
      return true;
    case 'Home':
      seek(time.fromMs, true);
      return true;
    case 'End':
      seek(time.toMs, true);
      return true;
    default:
      return false;
  }
}

export function useTransportKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.defaultPrevented;
      const target = event.target instanceof Element ? event.target : null;
      if (isPlain && !target?.closest(event.key === ' ' ? WANTS_SPACE : WANTS_ALL) && replayKey(event.key))
        event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
