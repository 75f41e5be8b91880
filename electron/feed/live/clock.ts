// Time and chance, passed in: a test may let half an hour go by in seconds, with the same luck every time.

export interface Clock {
  /** Unix ms. */
  readonly now: () => number;
  /** Calls again and again, `ms` apart; the result stops it. */
  readonly every: (ms: number, act: () => void) => () => void;
  readonly wait: (ms: number) => Promise<void>;
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
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms / speed)),
    random,
  };
}
