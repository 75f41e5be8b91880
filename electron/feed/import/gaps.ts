// Holes in what the archives hold.
import type { Stream } from '../../../shared/model/event';
import type { GapSpan } from '../../../shared/model/session-info';
import type { Candle } from './kline-row';
import { METRICS_INTERVAL_MS, type OpenInterest } from './metrics-row';

export interface Gap extends GapSpan {
  readonly stream: Stream;
}

/** Spans between the first and the last candle that no candle covers. */
export function candleGaps(candles: readonly Candle[]): Gap[] {
  const gaps: Gap[] = [];
  for (let i = 1; i < candles.length; i++) {
    const fromMs = candles[i - 1].openMs + candles[i - 1].intervalMs;
    const toMs = candles[i].openMs;
    if (toMs > fromMs) gaps.push({ stream: 'bar', fromMs, toMs, reason: 'No klines in the archives' });
  }
  return gaps;
}

/** Spans where more than one snapshot in a row is missing, from the first missing one to the next there is. */
export function openInterestGaps(rows: readonly OpenInterest[]): Gap[] {
  const gaps: Gap[] = [];
  for (let i = 1; i < rows.length; i++) {
    const fromMs = rows[i - 1].atMs + METRICS_INTERVAL_MS;
    const toMs = rows[i].atMs;
    if (toMs - fromMs > METRICS_INTERVAL_MS) {
      gaps.push({ stream: 'openInterest', fromMs, toMs, reason: 'No open interest in the archives' });
    }
  }
  return gaps;
}
