// The brief review that is open: the words of one moment, and the map's picture of it.
import { create } from 'zustand';
import { briefMarkdown } from '../../shared/brief/markdown';
import type { Brief } from '../../shared/model/brief';
import { bandsText } from '../../shared/model/leverage-bands';
import { say } from '../session/notices';
import { ask } from '../session/send';
import { useSession } from '../session/store';
import { utcText } from '../ui/utc';
import { briefPicture } from './brief-picture';

interface BriefState {
  readonly brief: Brief | null;
  /** PNG of the map at that moment; null when the window could not be pictured. */
  readonly picture: Uint8Array<ArrayBuffer> | null;
  /** What the picture shows of the map, where that is not all of it: ` (picture: levels of >50x only)`; else nothing. */
  readonly part: string;
  /** What was done last, for the dialog's foot. */
  readonly done: string;
}

export const useBrief = create<BriefState>()(() => ({ brief: null, picture: null, part: '', done: '' }));

/** The map as it is on screen, axes and profile with it. */
async function mapPicture(): Promise<Uint8Array<ArrayBuffer> | null> {
  const box = document.querySelector('.chart-host')?.getBoundingClientRect();
  if (!box) return null;
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(Math.round);
  const reply = await ask('export.picture', { x, y, width, height });
  return reply?.png ?? null;
}

/** Opens the review of the moment on show. */
export async function openBrief(): Promise<void> {
  if (useSession.getState().hello === null) return;
  const { tiers } = useSession.getState();
  const part = tiers === null ? '' : ` (picture: levels of ${bandsText(tiers)} only)`;
  const [brief, picture] = await Promise.all([ask('desk.brief', null), mapPicture()]);
  if (brief === null) say('There is no review: the map of this moment is not known yet.');
  else useBrief.setState({ brief, picture, part, done: '' });
}

export function closeBrief(): void {
  useBrief.setState({ brief: null, picture: null, part: '', done: '' });
}

export const momentOf = (brief: Brief): string => `${utcText(brief.atMs)} UTC`;

const nameOf = (brief: Brief): string => `${brief.symbol} brief ${utcText(brief.atMs).replaceAll(':', '')}`;

export async function copyBrief(brief: Brief): Promise<void> {
  await ask('export.copy', { text: brief.text });
  useBrief.setState({ done: 'Copied as text.' });
}

async function save(
  brief: Brief,
  kind: 'md' | 'png',
  content: string | Uint8Array<ArrayBuffer>,
): Promise<void> {
  const reply = await ask('export.save', { name: nameOf(brief), kind, content });
  const done = reply?.problem ?? (reply?.saved ? `Saved ${reply.saved}` : '');
  useBrief.setState({ done });
}

export async function saveMarkdown(brief: Brief): Promise<void> {
  await save(brief, 'md', briefMarkdown(brief, momentOf(brief)));
}

/** The page as one picture: the map, and the words under it. */
export async function savePicture(brief: Brief): Promise<void> {
  const { picture, part } = useBrief.getState();
  const png = await briefPicture(brief, picture, momentOf(brief) + part);
  if (png) await save(brief, 'png', png);
  else useBrief.setState({ done: 'The picture could not be made.' });
}
