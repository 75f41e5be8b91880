// Candles of several intervals made into one line: the finest wins where they overlap.
import { InputError } from '../../../shared/util/input-error';
import type { Candle } from './kline-row';
import { mergeRows } from './merge-rows';
import { placeOf } from './place';
import type { RowOrder } from './read-archive';

export interface CandleLine {
  /** In order, none overlapping another. */
  readonly candles: readonly Candle[];
  readonly duplicates: number;
  /** Coarser candles dropped because finer ones cover some of their time. */
  readonly overlapping: number;
}

export function finestCandles(candles: readonly Candle[], kind: RowOrder<Candle>): CandleLine {
  const byInterval = new Map<number, Candle[]>();
  for (const candle of candles) {
    const alike = byInterval.get(candle.intervalMs);
    if (alike === undefined) byInterval.set(candle.intervalMs, [candle]);
    else alike.push(candle);
  }
  let line: Candle[] = [];
  let duplicates = 0;
  let overlapping = 0;
  for (const [, alike] of [...byInterval].sort(([a], [b]) => a - b)) {
    const merged = mergeRows(alike, kind);
    duplicates += merged.duplicates;
    checkApart(merged.rows);
    const fresh = withoutOverlap(merged.rows, line);
    overlapping += merged.rows.length - fresh.length;
    line = [...line, ...fresh].sort((a, b) => a.openMs - b.openMs);
  }
  return { candles: line, duplicates, overlapping };
}

const endMs = (candle: Candle): number => candle.openMs + candle.intervalMs;

/** Those candles that share no time with `line`; both are in order. */
function withoutOverlap(candles: readonly Candle[], line: readonly Candle[]): Candle[] {
  let next = 0;
  return candles.filter((candle) => {
    while (next < line.length && endMs(line[next]) <= candle.openMs) next++;
    return next === line.length || line[next].openMs >= endMs(candle);
  });
}

/** Candles of one length that overlap were cut at different moments: they cannot both be right. */
function checkApart(candles: readonly Candle[]): void {
  for (let i = 1; i < candles.length; i++) {
    if (candles[i].openMs >= endMs(candles[i - 1])) continue;
    throw new InputError(
      `${placeOf(candles[i - 1])} and ${placeOf(candles[i])} overlap in time: leave one of the files out, or download them again.`,
    );
  }
}
