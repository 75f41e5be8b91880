// How the price moves lately: its mean and its usual range, for what traders lean against and how fast sweeps are.
import type { TiltSettings } from '../model/settings';
import type { ClosedBar } from './market';

/** Trailing means before the bar at hand; null before the first bar. */
export interface Pace {
  /** Closing price, ticks. */
  meanTicks: number | null;
  /** A bar's high less its low, over its open. */
  meanRange: number | null;
}

const DAY_MS = 86_400_000;

export function createPace(): Pace {
  return { meanTicks: null, meanRange: null };
}

/** The tilt of a bar's opening (-1..1), positive for more longs: traders lean against the move. */
export function lean(pace: Pace, closeTicks: number, { strength, span }: TiltSettings): number {
  if (pace.meanTicks === null) return 0;
  const away = (closeTicks / pace.meanTicks - 1) / span;
  return -strength * Math.max(-1, Math.min(1, away));
}

/** Fourth root of a bar's range over the day's mean range: faster sweeps leave less time to get out unforced. */
export function speedOf(pace: Pace, bar: ClosedBar): number {
  if (pace.meanRange === null || pace.meanRange === 0) return 1;
  return Math.sqrt(Math.sqrt(rangeOf(bar) / pace.meanRange));
}

/** Takes a bar into the means. */
export function passBar(pace: Pace, bar: ClosedBar, meanMs: number): void {
  pace.meanTicks = trail(pace.meanTicks, bar.closeTicks, bar.intervalMs / meanMs);
  pace.meanRange = trail(pace.meanRange, rangeOf(bar), bar.intervalMs / DAY_MS);
}

function rangeOf(bar: ClosedBar): number {
  return (bar.highTicks - bar.lowTicks) / bar.openTicks;
}

function trail(mean: number | null, value: number, share: number): number {
  return mean === null ? value : mean + (value - mean) * Math.min(1, share);
}
