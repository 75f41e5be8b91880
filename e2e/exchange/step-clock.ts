// A clock for tests that moves on only once everything that was sent over the sockets has arrived and been read: what
// happens does not depend on how fast the machine is.
import type { Clock } from '../../electron/feed/live/clock';

export interface StepClock extends Clock {
  /** Moves on by itself until `stop`. */
  readonly run: () => void;
  /** Resolves when it stands still. */
  readonly stop: () => Promise<void>;
}

interface Timer {
  dueMs: number;
  readonly everyMs: number | null;
  readonly act: () => void;
}

/** Time goes in steps of this, ms: what is due within one happens at its end, in order. */
const STEP_MS = 100;

/** `settled` resolves when nothing is on its way any more. */
export function stepClock(startMs: number, settled: () => Promise<void>): StepClock {
  const timers = new Set<Timer>();
  let nowMs = startMs;
  let running: Promise<void> | null = null;
  const stopping = new AbortController();

  const step = (): void => {
    nowMs += STEP_MS;
    const due = [...timers].filter(({ dueMs }) => dueMs <= nowMs).sort((a, b) => a.dueMs - b.dueMs);
    for (const timer of due) {
      // One of those before may have stopped it.
      if (!timers.has(timer)) continue;
      if (timer.everyMs === null) timers.delete(timer);
      else timer.dueMs = Math.max(timer.dueMs + timer.everyMs, nowMs);
      timer.act();
    }
  };

  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await settled();
      step();
    }
  };

  return {
    now: () => nowMs,
    random: () => 0.5,
    every: (ms, act) => {
      const timer = { dueMs: nowMs + ms, everyMs: ms, act };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    wait: (ms, signal) =>
      new Promise((resolve) => {
        const finish = (): void => {
          timers.delete(timer);
          signal?.removeEventListener('abort', finish);
          resolve();
        };
        const timer: Timer = { dueMs: nowMs + ms, everyMs: null, act: finish };
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        timers.add(timer);
        signal?.addEventListener('abort', finish);
      }),
    run: () => {
      running ??= loop();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
