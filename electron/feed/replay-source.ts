// The replay source: reads a session file and hands its events to the engine at the pace the trader sets.
import type { EngineToFeed, FeedCommand, FeedToEngine } from '../../shared/ipc/pipeline';
import type { PlayState } from '../../shared/ipc/frames';
import type { SessionInfo } from '../../shared/model/session-info';
import { InputError } from '../../shared/util/input-error';
import { openSession, type SessionReader } from '../session-log/reader';
import { cursorAfter, type EventCursor, takeUntil } from './event-cursor';

export interface ReplayPorts {
  readonly toEngine: (message: FeedToEngine) => void;
  readonly opened: (problem: string | null) => void;
  /** Milliseconds that only rise, for pacing. */
  readonly now: () => number;
}

interface OpenReplay {
  readonly path: string;
  readonly reader: SessionReader;
  readonly session: SessionInfo;
  cursor: EventCursor;
  /** Checkpoints that the engine holds, rising. */
  checkpoints: { readonly seq: number; readonly ms: number }[];
  atMs: number;
  play: PlayState;
  /** While playing: session time `fromMs` was at clock time `sinceMs`. */
  pace: { readonly fromMs: number; readonly sinceMs: number } | null;
  timer: ReturnType<typeof setTimeout> | null;
  /** A `time` message is under way: nothing more is sent until the engine has dealt with it. */
  waiting: boolean;
  /** Where to go next, once the engine is free. */
  target: number | null;
}

export interface ReplaySource {
  readonly command: (command: FeedCommand) => void;
  readonly answer: (message: EngineToFeed) => void;
}

/** How often a playing session moves on, ms of real time: about 30 Hz. */
const STEP_MS = 33;
/** Stored batches sent between two signs of life. */
const BATCHES_A_STEP = 4;
/** Where a simulated session starts: late enough for a full map, early enough to play on. */
const SIMULATED_START = 0.86;
/** One step back or forward. */
const BAR_MS = 300_000;

export function createReplaySource(ports: ReplayPorts): ReplaySource {
  let open: OpenReplay | null = null;

  const advance = (replay: OpenReplay): void => {
    if (replay !== open || replay.waiting) return;
    const { target } = replay;
    if (target === null) {
      if (replay.play.mode === 'playing') replay.timer ??= setTimeout(() => pace(replay), STEP_MS);
      return;
    }
    try {
      moveTo(replay, target, ports.toEngine);
    } catch (error) {
      stop(replay);
      ports.toEngine({ type: 'problem', sentence: sentenceOf(error) });
    }
  };

  const pace = (replay: OpenReplay): void => {
    replay.timer = null;
    if (replay !== open || replay.pace === null || replay.play.mode !== 'playing') return;
    const passed = (ports.now() - replay.pace.sinceMs) * replay.play.speed;
    replay.target = Math.min(replay.session.toMs, replay.pace.fromMs + passed);
    if (replay.target === replay.session.toMs) stop(replay);
    advance(replay);
  };

  const goTo = (replay: OpenReplay, ms: number): void => {
    replay.target = Math.min(replay.session.toMs, Math.max(replay.session.fromMs, ms));
    if (replay.pace !== null) replay.pace = { fromMs: replay.target, sinceMs: ports.now() };
    advance(replay);
  };

  const start = (path: string, atMs: number | null): void => {
    const next = openReplay(path);
    open?.reader.close();
    open = next;
    ports.opened(null);
    ports.toEngine({ type: 'open', path, session: next.session });
    goTo(next, atMs ?? startOf(next.session));
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
      if (open !== null) take(open, command, ports.now(), goTo);
    },
    answer: (message) => {
      if (open === null) return;
      if (message.type === 'checkpoint') open.checkpoints.push({ seq: message.seq, ms: message.ms });
      else if (message.type === 'reached') {
        open.waiting = false;
        advance(open);
      } else {
        open.checkpoints = [];
        open.cursor = cursorAfter(open.reader, 0);
        ports.toEngine({ type: 'open', path: open.path, session: open.session });
        goTo(open, open.atMs);
      }
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
      cursor: cursorAfter(reader, 0),
      checkpoints: [],
      atMs: session.fromMs,
      play: { mode: 'paused' },
      pace: null,
      timer: null,
      waiting: false,
      target: null,
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

function take(
  replay: OpenReplay,
  command: Exclude<FeedCommand, { type: 'open' }>,
  nowMs: number,
  goTo: (replay: OpenReplay, ms: number) => void,
): void {
  switch (command.type) {
    case 'play':
      replay.play = { mode: 'playing', speed: command.speed };
      replay.pace = { fromMs: replay.atMs, sinceMs: nowMs };
      goTo(replay, replay.atMs);
      break;
    case 'pause':
      stop(replay);
      goTo(replay, replay.atMs);
      break;
    case 'seek':
      goTo(replay, command.atMs);
      break;
    case 'step': {
      const { atMs } = replay;
      const bar = command.bars > 0 ? Math.floor(atMs / BAR_MS) + 1 : Math.ceil(atMs / BAR_MS) - 1;
      stop(replay);
      goTo(replay, bar * BAR_MS);
      break;
    }
  }
}

function stop(replay: OpenReplay): void {
  replay.play = { mode: 'paused' };
  replay.pace = null;
}

/**
 * Sends events up to `target`, or a few batches of them when it is far; a step back, or a long one forward, starts
 * at the nearest checkpoint. The engine's answer brings the next call.
 */
function moveTo(replay: OpenReplay, target: number, toEngine: (message: FeedToEngine) => void): void {
  const from = replay.checkpoints.findLast((checkpoint) => checkpoint.ms <= target)?.seq ?? 0;
  if (target < replay.atMs || from > replay.cursor.seq) {
    replay.cursor = cursorAfter(replay.reader, from);
    toEngine({ type: 'restore', seq: from });
  }
  let bytes = takeUntil(replay.cursor, target);
  for (let sent = 0; bytes !== null; sent++) {
    toEngine({ type: 'batch', bytes });
    if (sent === BATCHES_A_STEP) break;
    bytes = takeUntil(replay.cursor, target);
  }
  const arrived = bytes === null;
  replay.atMs = target;
  if (arrived && replay.target === target) replay.target = null;
  replay.waiting = true;
  toEngine({ type: 'time', play: replay.play, atMs: target, busy: !arrived });
}

function sentenceOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  return `The session could not be read: ${error instanceof Error ? error.message : String(error)}.`;
}
