// Numbers events, records them and hands the same bytes to the engine, a batch every so often.
import { encodeBatch } from '../../../shared/codec/encode-batch';
import type { Event, Unnumbered } from '../../../shared/model/event';
import type { SessionInfo } from '../../../shared/model/session-info';
import type { FeedToEngine } from '../../../shared/ipc/pipeline';
import { BATCH_EVENTS } from '../../session-log/schema';
import type { SessionRecorder } from '../../session-log/recorder';

export interface Outbox {
  /** Time of the last event: the next one is not before it. */
  lastMs: number;
  readonly push: (event: Unnumbered) => void;
  /** Writes and sends what came since. */
  readonly flush: (nowMs: number) => void;
  /** The engine has dealt with the last `time` message. */
  readonly reached: () => void;
  /** Events numbered so far. */
  readonly seq: () => number;
  /** What kept the recording from going on; null while it goes on. */
  readonly problem: () => string | null;
}

export interface OutboxPorts {
  readonly toEngine: (message: FeedToEngine) => void;
  readonly recorder: SessionRecorder;
  readonly path: string;
}

export function createOutbox({ toEngine, recorder, path }: OutboxPorts): Outbox {
  let seq = 0;
  let pending: Event[] = [];
  /** Until the engine is free again. */
  let queue: Uint8Array[] = [];
  let waiting = false;
  let opened = false;
  let problem: string | null = null;
  let session: SessionInfo | null = null;

  const write = (events: readonly Event[]): readonly Uint8Array[] => {
    if (problem === null) {
      try {
        return recorder.append(events);
      } catch (error) {
        problem = error instanceof Error ? error.message : String(error);
        toEngine({ type: 'problem', sentence: `Recording has stopped: ${problem}` });
      }
    }
    // The screen goes on; the file ends where it could no longer be written.
    const parts: Uint8Array[] = [];
    for (let from = 0; from < events.length; from += BATCH_EVENTS) {
      parts.push(encodeBatch(events.slice(from, from + BATCH_EVENTS)));
    }
    return parts;
  };

  const send = (atMs: number): void => {
    if (waiting) return;
    if (!opened) {
      if (session === null) return;
      opened = true;
      toEngine({ type: 'open', path, session });
    }
    for (const bytes of queue) toEngine({ type: 'batch', bytes });
    queue = [];
    waiting = true;
    toEngine({ type: 'time', play: { mode: 'following' }, atMs, busy: false });
  };

  const outbox: Outbox = {
    lastMs: 0,
    push: (event) => {
      outbox.lastMs = Math.max(outbox.lastMs, event.recvMs);
      pending.push({ ...event, recvMs: outbox.lastMs, seq: ++seq });
    },
    flush: (nowMs) => {
      if (pending.length > 0) {
        queue.push(...write(pending));
        pending = [];
        session ??= recorder.info();
      }
      send(Math.max(nowMs, outbox.lastMs));
    },
    reached: () => {
      waiting = false;
    },
    seq: () => seq,
    problem: () => problem,
  };
  return outbox;
}
