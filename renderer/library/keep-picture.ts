// Has main keep a picture of the map for the library: of what is on show, never of a dialog over it.
import { ask } from '../session/send';
import { useSession } from '../session/store';

/** A map needs a moment on screen before it is worth a picture, ms. */
const SETTLE_MS = 2500;

/** Takes the picture now, unless nothing is drawn or something covers the map. */
export async function keepPicture(): Promise<void> {
  const { time, now } = useSession.getState();
  const place = document.querySelector('[data-testid="map"]');
  if (!time || time.busy || now?.price == null || !place || document.querySelector('dialog[open]')) return;
  const { x, y, width, height } = place.getBoundingClientRect();
  if (width > 0 && height > 0) await ask('library.keepPicture', { x, y, width, height });
}

/** Takes a picture of each session once it has been open for a moment; returns what ends this. */
export function keepPictures(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let path: string | null = null;
  const stop = useSession.subscribe(({ hello, now }) => {
    if (!hello || hello.path === path || now?.price == null) return;
    path = hello.path;
    clearTimeout(timer);
    timer = setTimeout(() => void keepPicture(), SETTLE_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
