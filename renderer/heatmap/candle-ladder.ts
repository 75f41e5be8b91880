// Which candles a zoom draws: the chosen timeframe's, or longer ones where those would be too narrow to tell apart.
import type { Timeframe } from '../../shared/ipc/settings';
import type { Bars } from '../session/replica-bars';
import { allPrices } from '../session/replica-bars';
import type { CandleSource } from './candles';
import { createCandles, createCandleSource } from './candles';
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
  /** Gathers candles of every length, the newest first, while there is time; true when all are there. */
  prepare(hasTime: () => boolean): boolean;
}

/** Candles that are gathered between two looks at the clock. */
const READY_CANDLES = 64;

interface Priced {
  readonly source: CandleSource;
  readonly first: number;
  readonly last: number;
  readonly version: number;
  readonly range: PriceRange | null;
}

/**
 * Lowest and highest price of candles [first, last], read from longer candles where whole ones fit between:
 * `longer` gives the next longer source.
 */
function rangeOf(
  source: CandleSource,
  first: number,
  last: number,
  longer: (source: CandleSource) => CandleSource | null,
): PriceRange | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const add = (range: PriceRange | null) => {
    if (!range) return;
    if (range.low < low) ({ low } = range);
    if (range.high > high) ({ high } = range);
  };
  const next = longer(source);
  const times = next ? Math.round(next.candleMs / source.candleMs) : 1;
  const [from, to] = [Math.ceil(first / times) * times, Math.floor((last + 1) / times) * times];
  const fits = next !== null && from < to;
  for (let n = first; n < (fits ? from : last + 1); n++) add(source.at(n));
  if (fits) {
    add(rangeOf(next, from / times, to / times - 1, longer));
    for (let n = to; n <= last; n++) add(source.at(n));
  }
  return low <= high ? { low, high } : null;
}

/** Candles over the bars from `timeframe` up. */
export function createCandleLadder(bars: Bars, barMs: number, timeframe: Timeframe): CandleLadder {
  const base = createCandleSource(bars, barMs, timeframe);
  const sources = [base];

  /** The finest source of at least `leastMs`, or the longest there is. */
  function atLeast(leastMs: number): CandleSource {
    for (let i = 0; ; i++) {
      const source = sourceAt(i);
      if (!source) return sources[i - 1];
      if (source.candleMs >= leastMs) return source;
    }
  }

  /** The source of a rank from the base up; null beyond the longest. */
  function sourceAt(rank: number): CandleSource | null {
    if (rank < sources.length) return sources[rank];
    const finer = sources[rank - 1];
    const length = LENGTHS.find((ms) => ms > finer.candleMs && ms % finer.candleMs === 0);
    if (!length) return null;
    const made = createCandles(bars, barMs, length);
    sources.push(made);
    return made;
  }

  const longer = (source: CandleSource) => sourceAt(sources.indexOf(source) + 1);

  let readied = { first: Number.NaN, source: 0, at: 0 };

  let priced: Priced | null = null;
  return {
    base,
    drawn: (pitch, dpr) =>
      pitch >= LEAST_WIDTH * dpr ? base : atLeast((DRAWN_WIDTH * dpr * base.candleMs) / pitch),
    prices(fromMs, toMs) {
      // Of all history: no candles need be gathered for it.
      if (fromMs <= bars.first * barMs && toMs >= (bars.last + 1) * barMs) return allPrices(bars);
      const source = atLeast((toMs - fromMs) / 256);
      const first = Math.floor(fromMs / source.candleMs);
      const last = Math.ceil(toMs / source.candleMs) - 1;
      // Asked for at every move of the hand, mostly about the same candles.
      const same = priced?.source === source && priced.first === first && priced.last === last;
      if (!priced || !same || priced.version !== bars.version) {
        priced = { source, first, last, version: bars.version, range: rangeOf(source, first, last, longer) };
      }
      return priced.range;
    },
    prepare(hasTime) {
      if (bars.first > bars.last) return true;
      if (bars.first !== readied.first) readied = { first: bars.first, source: 0, at: bars.last };
      for (;;) {
        const source = sourceAt(readied.source);
        if (!source) return true;
        const slots = (READY_CANDLES * source.candleMs) / barMs;
        for (; readied.at >= bars.first; readied.at -= slots) {
          if (!hasTime()) return false;
          source.at(Math.floor((readied.at * barMs) / source.candleMs));
        }
        readied = { first: bars.first, source: readied.source + 1, at: bars.last };
      }
    },
  };
}
