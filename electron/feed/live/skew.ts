// How far a venue's clock is ahead of ours, measured now and then.
import type { Clock } from './clock';

export interface Skew {
  /** Ms; null before it was asked. */
  readonly ms: () => number | null;
  readonly measure: (ask: (() => Promise<number>) | null) => Promise<void>;
  /** True when the last measure is a minute old, once. */
  readonly isDue: (nowMs: number) => boolean;
}

const EVERY_MS = 60_000;

export function createSkew(clock: Clock, request: <T>(ask: () => Promise<T>) => Promise<T>): Skew {
  let skewMs: number | null = null;
  let measuredMs = 0;
  return {
    ms: () => skewMs,
    measure: async (ask) => {
      if (ask === null) return;
      try {
        skewMs = await request(async () => {
          const before = clock.now();
          const server = await ask();
          const after = clock.now();
          // Within the round trip nothing can be told.
          const ahead = server - (before + after) / 2;
          return Math.abs(ahead) <= (after - before) / 2 ? 0 : Math.round(ahead);
        });
        measuredMs = clock.now();
      } catch {
        // The last measure holds; the next is due in a while.
      }
    },
    isDue: (nowMs) => {
      if (nowMs - measuredMs <= EVERY_MS) return false;
      measuredMs = nowMs;
      return true;
    },
  };
}
