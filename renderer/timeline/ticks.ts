// The scrubber's marks: liquidations by hour gathered into steps of a few px, and the days or hours under the line.
import { clockText, dateText } from '../heatmap/time-text';
import type { Liquidations } from '../session/replica-liquidations';

export const HOUR_MS = 3_600_000;
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

export interface TimeLabel {
  readonly ms: number;
  /** Place (0..1). */
  readonly at: number;
  readonly text: string;
}

const STEPS_DAYS: readonly number[] = [1, 2, 5, 10, 15, 30];
const STEPS_HOURS: readonly number[] = [1, 2, 3, 6];
/** Room of a day's number and of an hour, px. */
const DAY_ROOM = 28;
const HOUR_ROOM = 52;

/** Labels so far apart that each has room: hours where a day has room for several, else days. */
export function timeLabels(range: Range, width: number): readonly TimeLabel[] {
  const span = range.toMs - range.fromMs;
  if (span <= 0 || width <= 0) return [];
  const pxPerDay = (width * DAY_MS) / span;
  const hours = STEPS_HOURS.find((step) => (step / 24) * pxPerDay >= HOUR_ROOM);
  return hours === undefined ? dayLabels(range, pxPerDay) : hourLabels(range, hours);
}

/** The first of a month is named. */
function dayLabels(range: Range, pxPerDay: number): TimeLabel[] {
  const step = STEPS_DAYS.find((days) => days * pxPerDay >= DAY_ROOM) ?? 60;
  return labels(range, DAY_MS, (ms) => {
    const day = new Date(ms).getUTCDate();
    const isMonth = day === 1;
    // Days 29 to 31 would crowd the first of the month.
    const isOnStep = step === 1 || isMonth || ((day - 1) % step === 0 && day + step / 2 <= 31);
    const [month, number] = dateText(ms).split(' ');
    return isOnStep ? (isMonth ? month : number) : null;
  });
}

/** Midnight is the day's own. */
function hourLabels(range: Range, hours: number): TimeLabel[] {
  return labels(range, hours * HOUR_MS, (ms) => (ms % DAY_MS === 0 ? dateText(ms) : clockText(ms)));
}

function labels({ fromMs, toMs }: Range, stepMs: number, textAt: (ms: number) => string | null): TimeLabel[] {
  const found: TimeLabel[] = [];
  for (let ms = Math.ceil(fromMs / stepMs) * stepMs; ms <= toMs; ms += stepMs) {
    const text = textAt(ms);
    if (text !== null) found.push({ ms, at: (ms - fromMs) / (toMs - fromMs), text });
  }
  return found;
}
