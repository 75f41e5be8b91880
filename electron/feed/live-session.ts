// One live market of the window: its source, the file it is recorded into, and how it is, in plain data.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineToFeed, FeedToEngine } from '../../shared/ipc/pipeline';
import type { LiveStart, LiveStatus } from '../../shared/model/live';
import { InputError } from '../../shared/util/input-error';
import { CREATED_BY } from '../version';
import type { Clock } from './live/clock';
import { startLive } from './live/live-source';
import { LIVE_TIMINGS } from './live/options';
import { recordingName } from './recording-name';

/** How much of the past a live market begins with. */
const HISTORY_MS = 30 * 86_400_000;

export interface LiveSession {
  readonly answer: (message: EngineToFeed) => void;
  readonly status: () => LiveStatus;
  readonly isOpen: () => boolean;
  readonly unrecord: () => void;
  /** Ends it; resolves to the path of its recording, or null when none was kept. */
  readonly end: () => Promise<string | null>;
}

/** Starts at once, whatever the network does. Throws InputError when its file cannot be written. */
export function startLiveSession(
  start: LiveStart,
  clock: Clock,
  toEngine: (message: FeedToEngine) => void,
): LiveSession {
  const { symbol, folder, record } = start;
  if (record) makeFolder(folder);
  const startedMs = clock.now();
  const name = recordingName(
    start.venues.map(({ venue }) => venue),
    symbol,
    startedMs,
  );
  const path = join(folder, `${name}.session`);
  const source = startLive(
    {
      venues: start.venues.map((venue) => ({ ...venue, symbol })),
      path,
      record,
      name,
      createdBy: CREATED_BY,
      force: false,
      historyMs: HISTORY_MS,
      timings: LIVE_TIMINGS,
    },
    { clock, toEngine },
  );

  const stateOf = (venues: LiveStatus['venues']): LiveStatus['state'] => {
    if (source.isOpen()) return 'following';
    return venues.every(({ state }) => state === 'off') ? 'failed' : 'connecting';
  };

  return {
    answer: source.answer,
    isOpen: source.isOpen,
    unrecord: source.unrecord,
    status: () => {
      const { atMs, venues, recording } = source.health();
      return { state: stateOf(venues), symbol, atMs, venues, recording };
    },
    end: async () => {
      const { recording } = source.health();
      const session = await source.stop();
      if (recording.path === null) return null;
      if (session !== null) return path;
      // Nothing ever came: an empty file would only be in the way.
      for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
      return null;
    },
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError(`The folder for recordings ${folder} cannot be made (${why}): choose another one.`);
  }
}
