// Where the engine's events come from: a file that is replayed, or a live market; one at a time.
import type { EngineToFeed, FeedCommand, FeedReply, FeedToEngine } from '../../shared/ipc/pipeline';
import { InputError } from '../../shared/util/input-error';
import type { Clock } from './live/clock';
import { type LiveSession, startLiveSession } from './live-session';
import { createReplaySource } from './replay-source';

export interface SourcePorts {
  readonly toEngine: (message: FeedToEngine) => void;
  readonly toMain: (reply: FeedReply) => void;
  /** Milliseconds that only rise, for pacing a replay. */
  readonly steady: () => number;
  readonly clock: Clock;
}

export interface Sources {
  readonly command: (command: FeedCommand) => void;
  readonly answer: (message: EngineToFeed) => void;
}

const STATUS_MS = 1000;

/** What is replayed stays on show until a live market has its first map, and a live market until a file is open. */
export function createSources({ toEngine, toMain, clock, steady }: SourcePorts): Sources {
  let live: LiveSession | null = null;
  let isFollowing = false;
  let stopStatus: () => void = () => {};
  /** The last market's ending: the path of its recording, or null. */
  let ending: Promise<string | null> = Promise.resolve(null);
  const replay = createReplaySource({
    toEngine,
    now: steady,
    opened: (problem) => {
      if (problem === null) {
        endLive();
        toMain({ type: 'live', status: null });
      }
      toMain({ type: 'opened', problem });
    },
  });

  const goLive = (command: Extract<FeedCommand, { type: 'live' }>): void => {
    let mine: LiveSession | null = null;
    const session = startLiveSession(command.start, clock, (message) => {
      // What an ended market still says is not on show any more.
      if (mine === null || live !== mine) return;
      if (message.type === 'open') {
        isFollowing = true;
        replay.close();
      }
      toEngine(message);
    });
    endLive();
    mine = session;
    live = session;
    isFollowing = false;
    const tell = (): void => {
      const status = session.status();
      toMain({ type: 'live', status });
      // The last word stays: nothing is left that could be tried again.
      if (status.state === 'failed') endLive();
    };
    stopStatus = clock.every(STATUS_MS, tell);
    tell();
  };

  const endLive = (): void => {
    const session = live;
    if (session === null) return;
    live = null;
    isFollowing = false;
    stopStatus();
    ending = session.end().catch((error: unknown) => {
      toEngine({ type: 'problem', sentence: `The recording was not completed: ${reasonOf(error)}` });
      return null;
    });
  };

  return {
    command: (command) => {
      switch (command.type) {
        case 'live':
          try {
            goLive(command);
            toMain({ type: 'opened', problem: null });
          } catch (error) {
            toMain({ type: 'opened', problem: reasonOf(error) });
          }
          break;
        case 'unrecord':
          live?.unrecord();
          break;
        case 'endLive':
          endLive();
          toMain({ type: 'live', status: null });
          void ending.then((path) => toMain({ type: 'liveEnded', path }));
          break;
        case 'open':
          replay.command(command);
          break;
        default:
          if (!isFollowing) replay.command(command);
      }
    },
    answer: (message) => {
      // Only replays number their runs.
      if (message.run !== undefined) replay.answer(message);
      else if (isFollowing) live?.answer(message);
    },
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  return `A live market could not be started: ${error instanceof Error ? error.message : String(error)}.`;
}
