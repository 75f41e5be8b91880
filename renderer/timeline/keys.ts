// Replay by keyboard, anywhere in the window where no control wants the key: space, left, right, Home, End.
import { useEffect } from 'react';
import { useSession } from '../session/store';
import { seek, step, togglePlay } from './transport';

/** Elements that use these keys themselves. */
const WANTS_KEYS =
  'input, select, textarea, button, summary, [role="slider"], [role="radio"], [contenteditable]';

/** True when the key meant something to the replay. */
export function replayKey(key: string): boolean {
  const time = useSession.getState().time;
  if (!time) return false;
  switch (key) {
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
      if (isPlain && !target?.closest(WANTS_KEYS) && replayKey(event.key)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
