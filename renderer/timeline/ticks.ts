// The scrubber's marks: liquidations by hour gathered into steps of a few px, and the days under the line.
import type { Liquidations } from '../session/replica-liquidations';

const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

export interface Tick {
  /** Left edge in px. */
  readonly x: number;
  readonly longUsd: number;
  readonly shortUsd: number;
}

export interface Range {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Sums a side in steps of `pitch` px over `width` px; the hours come in any order. */
export function eventTicks(
  liquidations: Liquidations,
  range: Range,
  width: number,
  pitch: number,
): readonly Tick[] {
  const count = Math.floor(width / pitch);
  const span = range.toMs - range.fromMs;
  if (count < 1 || span <= 0) return [];
  const long = new Float64Array(count);
  const short = new Float64Array(count);
  for (const [number, hour] of liquidations.hours) {
    // An hour stands at its middle, or where the session begins or ends inside it.
    const at = (Math.max((number + 0.5) * HOUR_MS, range.fromMs) - range.fromMs) / span;
    const i = Math.min(Math.floor(at * count), count - 1);
    if (i < 0) continue;
    long[i] += hour.longUsd;
    short[i] += hour.shortUsd;
  }
  const ticks: Tick[] = [];
  for (let i = 0; i < count; i++) {
    if (long[i] > 0 || short[i] > 0) ticks.push({ x: i * pitch, longUsd: long[i], shortUsd: short[i] });
  }
  return ticks;
}

export interface DayLabel {
  readonly ms: number;
  /** Place (0..1). */
  readonly at: number;
  readonly isMonth: boolean;
}

const STEPS_DAYS: readonly number[] = [1, 2, 5, 10, 15, 30];

/** Labels of days so far apart that each has `least` px; the first of a month is named. */
export function dayLabels(range: Range, width: number, least: number): readonly DayLabel[] {
  const span = range.toMs - range.fromMs;
  if (span <= 0 || width <= 0) return [];
  const pxPerDay = (width * DAY_MS) / span;
  const step = STEPS_DAYS.find((days) => days * pxPerDay >= least) ?? 60;
  const labels: DayLabel[] = [];
  for (let ms = Math.ceil(range.fromMs / DAY_MS) * DAY_MS; ms <= range.toMs; ms += DAY_MS) {
    const day = new Date(ms).getUTCDate();
    const isMonth = day === 1;
    // Days 29 to 31 would crowd the first of the month.
    const isOnStep = step === 1 || isMonth || ((day - 1) % step === 0 && day + step / 2 <= 31);
    if (isOnStep) labels.push({ ms, at: (ms - range.fromMs) / span, isMonth });
  }
  return labels;
}
