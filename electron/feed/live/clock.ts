// Time and chance, passed in: a test may let half an hour go by in seconds, with the same luck every time.

export interface Clock {
  /** Unix ms. */
  readonly now: () => number;
  /** Calls again and again, `ms` apart; the result stops it. */
  readonly every: (ms: number, act: () => void) => () => void;
  /** Sooner when the signal says so: nothing is left that would keep the program alive. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 to below 1. */
  readonly random: () => number;
}

export const systemClock: Clock = { ...clockAt(1), now: Date.now };

/** A clock that runs `speed` times as fast, from now or from another moment on. */
export function clockAt(speed: number, random: () => number = Math.random, startMs = Date.now()): Clock {
  const started = performance.now();
  return {
    now: () => Math.floor(startMs + (performance.now() - started) * speed),
    every: (ms, act) => {
      const timer = setInterval(act, ms / speed);
      return () => clearInterval(timer);
    },
    wait: (ms, signal) =>
      new Promise((resolve) => {
        const finish = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', finish);
          resolve();
        };
        const timer = setTimeout(finish, signal?.aborted === true ? 0 : ms / speed);
        signal?.addEventListener('abort', finish);
      }),
    random,
  };
}
