// Moves a replay: sends the engine what lies between where it stands and where it is to go.
import type { FeedToEngine } from '../../shared/ipc/pipeline';
import type { Loop, PlayState } from '../../shared/ipc/frames';
import type { Event } from '../../shared/model/event';
import type { SessionInfo } from '../../shared/model/session-info';
import type { SessionReader } from '../session-log/reader';
import { cursorAfter, type EventCursor, takeUntil } from './event-cursor';

/** A moment to go to: everything up to `ms`, or only up to `event`, which lies at `ms`. */
export interface Target {
  readonly ms: number;
  readonly event: Event | null;
}

export interface OpenReplay {
  readonly path: string;
  readonly reader: SessionReader;
  readonly session: SessionInfo;
  /** Number of this opening: the engine's answers to others are ignored. */
  run: number;
  cursor: EventCursor;
  /** Checkpoints that the engine holds, rising. */
  checkpoints: { readonly seq: number; readonly ms: number }[];
  atMs: number;
  /** The event that the last step by event went to. */
  event: Event | null;
  play: PlayState;
  loop: Loop | null;
  /** While playing: session time `fromMs` was at clock time `sinceMs`. */
  pace: { readonly fromMs: number; readonly sinceMs: number } | null;
  timer: ReturnType<typeof setTimeout> | null;
  /** Clock time of the last `time` message. */
  movedMs: number;
  /** A `time` message is under way: nothing more is sent until the engine has dealt with it. */
  waiting: boolean;
  /** Where to go next, once the engine is free. */
  target: Target | null;
  /** What is read ahead while the engine is free; null before it began and after its end. */
  ahead: EventCursor | null;
  aheadWaiting: boolean;
  /** Once everything was read: what is read ahead once more begins after this event; null before that. */
  againFrom: number | null;
}

/** Read ahead at once, ms of the session: more would keep the engine from a seek for too long. */
const AHEAD_MS = 6 * 3_600_000;
/** Stored batches sent between two signs of life. */
const BATCHES_A_STEP = 16;

/**
 * Sends events up to `target`, or some batches of them when it is far; a step back, or a long one forward, starts
 * at the nearest checkpoint. The engine's answer brings the next call.
 */
export function moveTo(replay: OpenReplay, target: Target, toEngine: (message: FeedToEngine) => void): void {
  const { ms, event } = target;
  const lastSeq = event?.seq ?? Number.POSITIVE_INFINITY;
  const from = replay.checkpoints.findLast((one) => one.ms <= ms && one.seq <= lastSeq)?.seq ?? 0;
  if (ms < replay.atMs || lastSeq < replay.cursor.seq || from > replay.cursor.seq) {
    replay.cursor = cursorAfter(replay.reader, from);
    toEngine({ type: 'restore', seq: from });
  }
  let bytes = takeUntil(replay.cursor, ms, lastSeq);
  for (let sent = 1; bytes !== null; sent++) {
    toEngine({ type: 'batch', bytes });
    if (sent === BATCHES_A_STEP) break;
    bytes = takeUntil(replay.cursor, ms, lastSeq);
  }
  const arrived = bytes === null;
  replay.atMs = ms;
  replay.event = event;
  if (arrived && replay.target === target) replay.target = null;
  replay.waiting = true;
  const { play, loop } = replay;
  toEngine({ type: 'time', play, atMs: ms, busy: !arrived, loop, event });
}

/**
 * Sends the next batch that the engine has never seen, while it has nothing else to do: then every checkpoint and
 * every later moment is soon known. Does nothing once the end was sent.
 */
export function readAhead(replay: OpenReplay, toEngine: (message: FeedToEngine) => void): void {
  const { session, reader, cursor } = replay;
  const last = replay.checkpoints.at(-1)?.seq ?? 0;
  const aheadSeq = replay.ahead?.seq ?? 0;
  const { againFrom } = replay;
  const known = againFrom === null ? Math.max(cursor.seq, aheadSeq) : aheadSeq;
  if (replay.aheadWaiting || known >= session.lastSeq) return;
  if (replay.ahead === null || (againFrom === null && aheadSeq < last)) {
    const from = againFrom ?? last;
    replay.ahead = cursorAfter(reader, from);
    toEngine({ type: 'aheadFrom', seq: from });
  }
  const bytes = nextPiece(replay.ahead);
  if (bytes === null) return;
  replay.aheadWaiting = true;
  toEngine({ type: 'ahead', bytes });
}

/** The next events, of a few hours at most; null at the end. */
function nextPiece(cursor: EventCursor): Uint8Array | null {
  // The first try at a batch that the cursor stands inside of may only open it.
  return takeUntil(cursor, nextMs(cursor) + AHEAD_MS) ?? takeUntil(cursor, nextMs(cursor) + AHEAD_MS);
}

/** Time of the next event; of a batch that is not opened, of its first. */
function nextMs({ batch, events, seq }: EventCursor): number {
  return events?.find((event) => event.seq > seq)?.recvMs ?? batch?.firstMs ?? 0;
}
