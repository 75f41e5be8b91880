// A flung paper glides on: how fast it was let go, and how far each next frame moves it.

interface Moment {
  readonly ms: number;
  readonly dx: number;
  readonly dy: number;
}

/** Only what the hand did in this long before it let go counts, ms. */
const WINDOW_MS = 80;
/** Speed falls to 1/e in this long, ms. */
const DECAY_MS = 260;
/** Slower than this, CSS pixels a ms, is not a fling, or the end of one. */
const LEAST_SPEED = 0.25;
const STOP_SPEED = 0.02;

export interface Kinetic {
  /** The hand moved the paper. */
  moved(ms: number, dx: number, dy: number): void;
  /** The hand let go; true when the paper glides on. */
  release(ms: number): boolean;
  /** How far it glides until `ms`; null when it lies still. */
  step(ms: number): { readonly dx: number; readonly dy: number } | null;
  stop(): void;
}

/** A paper that lies still. Distances are CSS pixels, times rise. */
export function createKinetic(): Kinetic {
  let moments: Moment[] = [];
  let [vx, vy, at] = [0, 0, 0];
  const stop = () => {
    [vx, vy] = [0, 0];
    moments = [];
  };
  return {
    moved(ms, dx, dy) {
      moments = moments.filter((moment) => ms - moment.ms < WINDOW_MS);
      moments.push({ ms, dx, dy });
    },
    release(ms) {
      const recent = moments.filter((moment) => ms - moment.ms < WINDOW_MS);
      const sum = (of: (m: Moment) => number) => recent.reduce((total, m) => total + of(m), 0);
      [vx, vy, at] = [sum((m) => m.dx) / WINDOW_MS, sum((m) => m.dy) / WINDOW_MS, ms];
      moments = [];
      if (Math.hypot(vx, vy) >= LEAST_SPEED) return true;
      stop();
      return false;
    },
    step(ms) {
      if (Math.hypot(vx, vy) < STOP_SPEED) return null;
      const left = Math.exp(-(ms - at) / DECAY_MS);
      // The distance of a speed that decays all the while, not of its last value.
      const travelled = DECAY_MS * (1 - left);
      const move = { dx: vx * travelled, dy: vy * travelled };
      [vx, vy, at] = [vx * left, vy * left, ms];
      return move;
    },
    stop,
  };
}
