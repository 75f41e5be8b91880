// Saves the map as a picture: while it is taken, a caption stands in the replay bar's place.
import { ask } from '../session/send';
import { say } from '../session/notices';
import { useSession } from '../session/store';
import { utcText } from '../ui/utc';

/** Asks where to, and saves what the map shows; whatever lies over it must have gone from the screen. */
export async function saveMapPicture(): Promise<void> {
  const { hello, time } = useSession.getState();
  const place = document.querySelector('.workspace-map');
  if (!place || !hello || !time) return;
  const name = `${hello.instrument.symbol} map ${utcText(time.atMs).replaceAll(':', '')}`;
  const chosen = await ask('view.choosePicture', { name });
  if (chosen?.isChosen !== true) return;
  document.documentElement.dataset.picture = '';
  try {
    const { x, y, width, height } = place.getBoundingClientRect();
    const reply = await ask('view.savePicture', { x, y, width, height });
    if (reply?.problem) say(reply.problem);
  } finally {
    delete document.documentElement.dataset.picture;
  }
}
