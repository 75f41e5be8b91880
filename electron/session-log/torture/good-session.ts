// A session to be damaged: recorded as the app does it, with older history written later, finished and sealed.
import { rmSync } from 'node:fs';
import type { Event } from '../../../shared/model/event';
import { startRecording } from '../recorder';
import { LIVE_FROM, madeEvents } from './made-events';

const START_MS = 1_764_547_200_000;

/** Writes it and gives back its events in order. */
export function writeGoodSession(path: string, liveEvents: number, historyEvents: number): readonly Event[] {
  rmSync(path, { force: true });
  const recorder = startRecording(path, { name: 'good', createdBy: 'Liqradar 0.1.0', force: false });
  const live = madeEvents(LIVE_FROM, liveEvents, START_MS, 20);
  const history = madeEvents(1, historyEvents, START_MS - historyEvents * 20 - 1, 20);
  const half = Math.floor(live.length / 2);
  for (let from = 0; from < half; from += 97) recorder.append(live.slice(from, Math.min(half, from + 97)));
  for (let from = 0; from < history.length; from += 1000) recorder.append(history.slice(from, from + 1000));
  for (let from = half; from < live.length; from += 97) recorder.append(live.slice(from, from + 97));
  recorder.finish();
  return [...history, ...live];
}
