// Numbers events, keeps them and hands the same bytes to the engine, a batch every so often.
import type { Event, Unnumbered } from '../../../shared/model/event';
import type { SessionInfo } from '../../../shared/model/session-info';
import type { FeedToEngine } from '../../../shared/ipc/pipeline';
import type { Keeper } from './keeper';

export interface Outbox {
  /** Time of the last event: the next one is not before it. */
  lastMs: number;
  readonly push: (event: Unnumbered) => void;
  /** Writes what came since. */
  readonly store: () => void;
  /** Writes and sends what came since. */
  readonly flush: (nowMs: number) => void;
  /** Writes a past that lies before everything so far; the engine knows of it after `resend`. */
  readonly prepend: (events: readonly Unnumbered[]) => void;
  /** The engine starts over with the whole session. */
  readonly resend: (nowMs: number) => void;
  /** The engine has dealt with the last `time` message. */
  readonly reached: () => void;
  /** `recvMs` of the first event; null before there is one. */
  readonly firstMs: () => number | null;
}

export interface OutboxPorts {
  readonly toEngine: (message: FeedToEngine) => void;
  readonly keeper: Keeper;
  /** Where the engine is told that it is kept. */
  readonly path: string;
  /** How many numbers are kept free for a past that comes later. */
  readonly room: number;
  /** No event waits longer for being written, ms, even while the program is too busy for its timers. */
  readonly writeMs: number;
}

export function createOutbox({ toEngine, keeper, path, room, writeMs }: OutboxPorts): Outbox {
  let seq = room;
  let firstSeq = room + 1;
  let firstMs: number | null = null;
  let pending: Event[] = [];
  /** Until the engine is free again. */
  let queue: Uint8Array[] = [];
  /** `time` messages that the engine has not answered. */
  let unanswered = 0;
  let opened = false;
  let session: SessionInfo | null = null;

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
    queue.push(...keeper.append(pending));
    pending = [];
    session ??= keeper.info();
  };

  const outbox: Outbox = {
    lastMs: 0,
    store,
    push: (event) => {
      outbox.lastMs = Math.max(outbox.lastMs, event.recvMs);
      // Not before the past is in, whose events lie days apart.
      if (session !== null && pending.length > 0 && outbox.lastMs - pending[0].recvMs > writeMs) store();
      firstMs ??= outbox.lastMs;
      pending.push({ ...event, recvMs: outbox.lastMs, seq: ++seq });
    },
    flush: (nowMs) => {
      store();
      send(Math.max(nowMs, outbox.lastMs));
    },
    prepend: (events) => {
      if (events.length === 0) return;
      if (firstSeq <= events.length) throw new RangeError(`no room for ${events.length} earlier events`);
      const from = firstSeq - events.length;
      store();
      keeper.prepend(events.map((event, i) => ({ ...event, seq: from + i })));
      firstSeq = from;
      firstMs = events[0].recvMs;
    },
    resend: (nowMs) => {
      store();
      // Everything that waited is kept too.
      queue = [];
      opened = true;
      toEngine({ type: 'open', path, session: keeper.info() });
      for (const bytes of keeper.batches()) toEngine({ type: 'batch', bytes });
      sayTime(Math.max(nowMs, outbox.lastMs));
    },
    reached: () => {
      unanswered--;
    },
    firstMs: () => firstMs,
  };
  return outbox;
}
