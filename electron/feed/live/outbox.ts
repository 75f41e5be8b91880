// Numbers events, records them and hands the same bytes to the engine, a batch every so often.
import { encodeBatch } from '../../../shared/codec/encode-batch';
import type { Event, Unnumbered } from '../../../shared/model/event';
import type { SessionInfo } from '../../../shared/model/session-info';
import type { FeedToEngine } from '../../../shared/ipc/pipeline';
import { openSession } from '../../session-log/reader';
import { BATCH_EVENTS } from '../../session-log/schema';
import type { SessionRecorder } from '../../session-log/recorder';

export interface Outbox {
  /** Time of the last event: the next one is not before it. */
  lastMs: number;
  readonly push: (event: Unnumbered) => void;
  /** Writes and sends what came since. */
  readonly flush: (nowMs: number) => void;
  /**
   * Writes a past that lies before everything so far. False when it could not be written; the engine knows of it after
   * `resend`.
   */
  readonly prepend: (events: readonly Unnumbered[]) => boolean;
  /** The engine starts over with the whole session from its file. */
  readonly resend: (nowMs: number) => void;
  /** The engine has dealt with the last `time` message. */
  readonly reached: () => void;
  /** `recvMs` of the first event; null before there is one. */
  readonly firstMs: () => number | null;
  /** What kept the recording from going on; null while it goes on. */
  readonly problem: () => string | null;
}

export interface OutboxPorts {
  readonly toEngine: (message: FeedToEngine) => void;
  readonly recorder: SessionRecorder;
  readonly path: string;
  /** How many numbers are kept free for a past that comes later. */
  readonly room: number;
}

export function createOutbox({ toEngine, recorder, path, room }: OutboxPorts): Outbox {
  let seq = room;
  let firstSeq = room + 1;
  let firstMs: number | null = null;
  let pending: Event[] = [];
  /** Until the engine is free again. */
  let queue: Uint8Array[] = [];
  /** `time` messages that the engine has not answered. */
  let unanswered = 0;
  let opened = false;
  let problem: string | null = null;
  let session: SessionInfo | null = null;

  const fail = (error: unknown): void => {
    problem = error instanceof Error ? error.message : String(error);
    toEngine({ type: 'problem', sentence: `Recording has stopped: ${problem}` });
  };

  const write = (events: readonly Event[]): readonly Uint8Array[] => {
    if (problem === null) {
      try {
        return recorder.append(events);
      } catch (error) {
        fail(error);
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
    if (unanswered > 0) return;
    if (!opened) {
      if (session === null) return;
      opened = true;
      toEngine({ type: 'open', path, session });
    }
    for (const bytes of queue) toEngine({ type: 'batch', bytes });
    queue = [];
    sayTime(atMs);
  };

  const sayTime = (atMs: number): void => {
    unanswered++;
    toEngine({ type: 'time', play: { mode: 'following' }, atMs, busy: false });
  };

  const store = (): void => {
    if (pending.length === 0) return;
    queue.push(...write(pending));
    pending = [];
    session ??= recorder.info();
  };

  const outbox: Outbox = {
    lastMs: 0,
    push: (event) => {
      outbox.lastMs = Math.max(outbox.lastMs, event.recvMs);
      firstMs ??= outbox.lastMs;
      pending.push({ ...event, recvMs: outbox.lastMs, seq: ++seq });
    },
    flush: (nowMs) => {
      store();
      send(Math.max(nowMs, outbox.lastMs));
    },
    prepend: (events) => {
      if (events.length === 0 || problem !== null) return problem === null;
      if (firstSeq <= events.length) throw new RangeError(`no room for ${events.length} earlier events`);
      const from = firstSeq - events.length;
      try {
        store();
        recorder.prepend(events.map((event, i) => ({ ...event, seq: from + i })));
      } catch (error) {
        fail(error);
        return false;
      }
      firstSeq = from;
      firstMs = events[0].recvMs;
      return true;
    },
    resend: (nowMs) => {
      store();
      // Everything that waited is in the file too.
      queue = [];
      opened = true;
      const reader = openSession(path);
      try {
        toEngine({ type: 'open', path, session: recorder.info() });
        for (const { bytes } of reader.batches()) toEngine({ type: 'batch', bytes });
      } finally {
        reader.close();
      }
      sayTime(Math.max(nowMs, outbox.lastMs));
    },
    reached: () => {
      unanswered--;
    },
    firstMs: () => firstMs,
    problem: () => problem,
  };
  return outbox;
}
