// The replay source: reads a session file and hands its events to the engine at the pace the trader sets.
import type { EngineToFeed, FeedCommand, FeedToEngine } from '../../shared/ipc/pipeline';
import type { SessionInfo } from '../../shared/model/session-info';
import { InputError } from '../../shared/util/input-error';
import { openSession } from '../session-log/reader';
import { cursorAfter, eventAfter, eventBefore } from './event-cursor';
import { moveTo, type OpenReplay, readAhead, type Target } from './replay-move';

export interface ReplayPorts {
  readonly toEngine: (message: FeedToEngine) => void;
  readonly opened: (problem: string | null) => void;
  /** Milliseconds that only rise, for pacing. */
  readonly now: () => number;
}

export interface ReplaySource {
  readonly command: (command: ReplayMove | Extract<FeedCommand, { type: 'open' }>) => void;
  readonly answer: (message: EngineToFeed) => void;
  /** Lets go of the open file; nothing is sent any more. */
  readonly close: () => void;
}

/** How often a playing session moves on, ms of real time: somewhat over 30 a second. */
const STEP_MS = 32;
/** Where a simulated session starts: late enough for a full map, early enough to play on. */
const SIMULATED_START = 0.86;

export function createReplaySource(ports: ReplayPorts): ReplaySource {
  let open: OpenReplay | null = null;
  let runs = 0;

  const orSay = (replay: OpenReplay, act: () => void): void => {
    try {
      act();
    } catch (error) {
      stop(replay);
      replay.target = null;
      ports.toEngine({ type: 'problem', sentence: sentenceOf(error) });
    }
  };

  const advance = (replay: OpenReplay): void => {
    if (replay !== open || replay.waiting) return;
    const { target } = replay;
    if (target !== null) {
      replay.movedMs = ports.now();
      orSay(replay, () => moveTo(replay, target, ports.toEngine));
      return;
    }
    if (replay.play.mode === 'playing') {
      const dueMs = replay.movedMs + STEP_MS - ports.now();
      replay.timer ??= setTimeout(() => pace(replay), Math.max(0, dueMs));
    }
    orSay(replay, () => readAhead(replay, ports.toEngine));
  };

  const pace = (replay: OpenReplay): void => {
    replay.timer = null;
    if (replay !== open || replay.pace === null || replay.play.mode !== 'playing') return;
    const { session, loop } = replay;
    const ms = replay.pace.fromMs + (ports.now() - replay.pace.sinceMs) * replay.play.speed;
    if (loop !== null && ms >= loop.toMs) {
      goTo(replay, { ms: loop.fromMs, event: null });
      return;
    }
    replay.target = { ms: Math.min(session.toMs, ms), event: null };
    if (ms >= session.toMs) stop(replay);
    advance(replay);
  };

  const goTo = (replay: OpenReplay, { ms, event }: Target): void => {
    const { fromMs, toMs } = replay.session;
    replay.target = { ms: Math.min(toMs, Math.max(fromMs, ms)), event };
    if (replay.pace !== null) replay.pace = { fromMs: replay.target.ms, sinceMs: ports.now() };
    advance(replay);
  };

  const begin = (replay: OpenReplay, ms: number): void => {
    replay.run = ++runs;
    replay.checkpoints = [];
    replay.cursor = cursorAfter(replay.reader, 0);
    replay.ahead = null;
    replay.aheadWaiting = false;
    replay.againFrom = null;
    // The answers to what is under way are of another run.
    replay.waiting = false;
    ports.toEngine({ type: 'open', path: replay.path, session: replay.session, run: replay.run });
    goTo(replay, { ms, event: null });
  };

  const start = (path: string, atMs: number | null): void => {
    const next = openReplay(path);
    if (open?.timer) clearTimeout(open.timer);
    open?.reader.close();
    open = next;
    ports.opened(null);
    begin(next, atMs ?? startOf(next.session));
  };

  return {
    command: (command) => {
      if (command.type === 'open') {
        try {
          start(command.path, command.atMs);
        } catch (error) {
          ports.opened(sentenceOf(error));
        }
        return;
      }
      const replay = open;
      if (replay !== null) orSay(replay, () => take(replay, command, ports.now(), goTo));
    },
    answer: (message) => {
      if (open === null || message.run !== open.run) return;
      if (message.type === 'checkpoint') {
        open.checkpoints.push({ seq: message.seq, ms: message.ms });
        return;
      }
      if (message.type === 'refold') {
        begin(open, open.atMs);
        return;
      }
      if (message.type === 'again') {
        open.ahead = null;
        open.againFrom = message.seq;
      } else if (message.type === 'reached') open.waiting = false;
      else open.aheadWaiting = false;
      advance(open);
    },
    close: () => {
      if (open?.timer) clearTimeout(open.timer);
      open?.reader.close();
      open = null;
    },
  };
}

function openReplay(path: string): OpenReplay {
  const reader = openSession(path);
  try {
    const session = reader.info();
    return {
      path,
      reader,
      session,
      run: 0,
      cursor: cursorAfter(reader, 0),
      checkpoints: [],
      atMs: session.fromMs,
      event: null,
      play: { mode: 'paused' },
      loop: null,
      pace: null,
      timer: null,
      movedMs: 0,
      waiting: false,
      target: null,
      ahead: null,
      aheadWaiting: false,
      againFrom: null,
    };
  } catch (error) {
    reader.close();
    throw error;
  }
}

/** At the last price; a simulated session somewhat earlier. */
function startOf(session: SessionInfo): number {
  if (session.origin !== 'simulated') return session.pricedToMs ?? session.toMs;
  return session.fromMs + (session.toMs - session.fromMs) * SIMULATED_START;
}

type ReplayMove = Exclude<FeedCommand, { type: 'open' | 'live' | 'unrecord' | 'endLive' }>;

function take(
  replay: OpenReplay,
  command: ReplayMove,
  nowMs: number,
  goTo: (replay: OpenReplay, target: Target) => void,
): void {
  const { atMs, loop } = replay;
  const here: Target = { ms: atMs, event: replay.event };
  switch (command.type) {
    case 'play': {
      const isOutside = loop !== null && (atMs < loop.fromMs || atMs >= loop.toMs);
      replay.play = { mode: 'playing', speed: command.speed };
      replay.pace = { fromMs: atMs, sinceMs: nowMs };
      goTo(replay, isOutside ? { ms: loop.fromMs, event: null } : { ms: atMs, event: null });
      break;
    }
    case 'pause':
      stop(replay);
      goTo(replay, here);
      break;
    case 'seek':
      goTo(replay, { ms: command.atMs, event: null });
      break;
    case 'loop':
      replay.loop = command.loop;
      goTo(replay, here);
      break;
    case 'step': {
      const { bars, barMs } = command;
      const bar = bars > 0 ? Math.floor(atMs / barMs) + 1 : Math.ceil(atMs / barMs) - 1;
      stop(replay);
      goTo(replay, { ms: bar * barMs, event: null });
      break;
    }
    case 'stepEvent': {
      const { reader, cursor } = replay;
      const event =
        command.events === 1 ? eventAfter(reader, cursor.seq) : eventBefore(reader, cursor.seq, atMs);
      stop(replay);
      if (event !== null) goTo(replay, { ms: event.recvMs, event });
      break;
    }
  }
}

function stop(replay: OpenReplay): void {
  replay.play = { mode: 'paused' };
  replay.pace = null;
}

function sentenceOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  return `The session could not be read: ${error instanceof Error ? error.message : String(error)}.`;
}
