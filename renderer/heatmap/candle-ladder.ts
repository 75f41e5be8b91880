// Which candles a zoom draws: the chosen timeframe's, or longer ones where those would be too narrow to tell apart.
import type { Timeframe } from '../../shared/ipc/settings';
import type { Bars } from '../session/replica-bars';
import type { CandleSource } from './candles';
import { coarser, createCandleSource } from './candles';
import type { PriceRange } from './viewport';

const HOUR = 3_600_000;
/** Lengths that stand in for candles too narrow to draw, each a multiple of the one before. */
const LENGTHS = [300_000, 900_000, HOUR, 4 * HOUR, 12 * HOUR, 24 * HOUR, 72 * HOUR, 216 * HOUR];
/** Candles narrower than this, CSS pixels, give way to longer ones at least so wide: a body, a halo and a gap. */
const LEAST_WIDTH = 3;
const DRAWN_WIDTH = 4;

export interface CandleLadder {
  /** Candles of the chosen timeframe. */
  readonly base: CandleSource;
  /** What a pitch (device pixels a base candle) draws: candles wide enough to be told apart. */
  drawn(pitch: number, dpr: number): CandleSource;
  /** Lowest and highest price between two times, read from a few hundred candles at most. */
  prices(fromMs: number, toMs: number): PriceRange | null;
}

/** Candles over the bars from `timeframe` up. */
export function createCandleLadder(bars: Bars, barMs: number, timeframe: Timeframe): CandleLadder {
  const base = createCandleSource(bars, barMs, timeframe);
  const sources = [base];

  /** The finest source of at least `leastMs`, or the longest there is. */
  function atLeast(leastMs: number): CandleSource {
    for (let i = 0; ; i++) {
      if (i === sources.length) {
        const finer = sources[i - 1];
        const length = LENGTHS.find((ms) => ms > finer.candleMs && ms % finer.candleMs === 0);
        if (!length) return finer;
        sources.push(coarser(bars, barMs, finer, length / finer.candleMs));
      }
      if (sources[i].candleMs >= leastMs) return sources[i];
    }
  }

  return {
    base,
    drawn: (pitch, dpr) =>
      pitch >= LEAST_WIDTH * dpr ? base : atLeast((DRAWN_WIDTH * dpr * base.candleMs) / pitch),
    prices(fromMs, toMs) {
      const source = atLeast((toMs - fromMs) / 256);
      let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      const last = Math.ceil(toMs / source.candleMs) - 1;
      for (let n = Math.floor(fromMs / source.candleMs); n <= last; n++) {
        const candle = source.at(n);
        if (!candle) continue;
        low = Math.min(low, candle.low);
        high = Math.max(high, candle.high);
      }
      return low <= high ? { low, high } : null;
    },
  };
}
