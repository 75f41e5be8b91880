// How long the price typically takes to span a distance: from the ranges of the last week.
import type { BarTable } from '../model/bar-table';
import { upperBound } from '../util/sorted';

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;
const SPANS = [1, 2, 3, 4, 6, 8, 12, 18, 24, 36, 48];
/** Windows of one length that a median needs. */
const LEAST = 3;

/**
 * The least number of hours whose median range (highest less lowest price, over the week before) is at least `usd`,
 * linear between the lengths tried; null when even two days' range is smaller, or there is too little past.
 */
export function hoursOfRange(bars: BarTable, count: number, nowMs: number, usd: number): number | null {
  let hoursBefore = 0;
  let rangeBefore = 0;
  for (const hours of SPANS) {
    const range = medianRange(bars, count, nowMs, hours * HOUR_MS);
    if (range === null) return null;
    if (range >= usd) {
      const share = range > rangeBefore ? (usd - rangeBefore) / (range - rangeBefore) : 1;
      return hoursBefore + Math.max(0, share) * (hours - hoursBefore);
    }
    hoursBefore = hours;
    rangeBefore = range;
  }
  return null;
}

function medianRange(bars: BarTable, count: number, nowMs: number, spanMs: number): number | null {
  const ranges: number[] = [];
  for (let to = nowMs; to - spanMs >= nowMs - WEEK_MS; to -= spanMs) {
    const first = upperBound(bars.closeMs, count, to - spanMs);
    const stop = upperBound(bars.closeMs, count, to);
    if (first === stop) continue;
    let high = Number.NEGATIVE_INFINITY;
    let low = Number.POSITIVE_INFINITY;
    for (let i = first; i < stop; i++) {
      high = Math.max(high, bars.high[i]);
      low = Math.min(low, bars.low[i]);
    }
    ranges.push(high - low);
  }
  if (ranges.length < LEAST) return null;
  ranges.sort((a, b) => a - b);
  const middle = ranges.length >>> 1;
  return ranges.length % 2 === 1 ? ranges[middle] : (ranges[middle - 1] + ranges[middle]) / 2;
}
