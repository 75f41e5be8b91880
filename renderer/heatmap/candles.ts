// Candles of the chosen timeframe, gathered from base bars block by block and kept until a bar changes.
import type { Timeframe } from '../../shared/ipc/settings';
import type { Bars } from '../session/replica-bars';
import { PAGE_SLOTS } from '../session/replica-pages';

export const TIMEFRAME_MS: Readonly<Record<Timeframe, number>> = {
  '5m': 300_000,
  '15m': 900_000,
  '1h': 3_600_000,
  '4h': 14_400_000,
};

/** Prices in quote units (USD); NaN is unknown. */
export interface Candle {
  readonly openMs: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** Sum of volume x close over the bars, USD. */
  readonly volumeUsd: number;
  /** Last known open interest in it, coins. */
  readonly openInterest: number;
}

/** Candles by number: `floor(openMs / candleMs)`. */
export interface CandleSource {
  readonly candleMs: number;
  at(number: number): Candle | null;
}

const BLOCK = 64;

interface Block {
  readonly candles: readonly (Candle | null)[];
  readonly version: number;
}

/** Gathers bars [fromSlot, fromSlot + count), page by page: a candle of days is thousands of them. */
function gather(bars: Bars, fromSlot: number, count: number, openMs: number): Candle | null {
  let [open, high, low, close] = [Number.NaN, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NaN];
  let [volumeUsd, openInterest] = [Number.NaN, Number.NaN];
  const end = Math.min(fromSlot + count, bars.last + 1);
  for (let slot = Math.max(fromSlot, bars.first); slot < end; ) {
    const number = Math.floor(slot / PAGE_SLOTS);
    const start = number * PAGE_SLOTS;
    const page = bars.pages.get(number);
    const to = Math.min(PAGE_SLOTS, end - start);
    for (let i = slot - start; i < to; i++) {
      if (!page || page.filled[i] === 0) continue;
      if (Number.isNaN(open)) open = page.open[i];
      if (page.high[i] > high) high = page.high[i];
      if (page.low[i] < low) low = page.low[i];
      close = page.close[i];
      const usd = page.volume[i] * close;
      if (!Number.isNaN(usd)) volumeUsd = Number.isNaN(volumeUsd) ? usd : volumeUsd + usd;
      if (!Number.isNaN(page.openInterest[i])) openInterest = page.openInterest[i];
    }
    slot = start + to;
  }
  if (Number.isNaN(open)) return null;
  return { openMs, open, high, low, close, volumeUsd, openInterest };
}

/** Candles of a length in ms, a multiple of a bar's: read by blocks, and each block kept until the pages of its bars change. */
export function createCandles(bars: Bars, barMs: number, candleMs: number): CandleSource {
  const perCandle = Math.round(candleMs / barMs);
  const blocks = new Map<number, Block>();

  /** The newest version of the pages with candles [from, to). */
  function versionOf(from: number, to: number): number {
    const first = Math.floor((from * perCandle) / PAGE_SLOTS);
    const last = Math.floor((to * perCandle - 1) / PAGE_SLOTS);
    let version = 0;
    for (let p = first; p <= last; p++) version = Math.max(version, bars.pages.get(p)?.version ?? 0);
    return version;
  }

  function blockOf(number: number): Block {
    const from = number * BLOCK;
    const version = versionOf(from, from + BLOCK);
    const known = blocks.get(number);
    if (known && known.version === version) return known;
    const candles = Array.from({ length: BLOCK }, (_, i) => {
      const same = known && versionOf(from + i, from + i + 1) <= known.version;
      return same ? known.candles[i] : gather(bars, (from + i) * perCandle, perCandle, (from + i) * candleMs);
    });
    const made = { candles, version };
    blocks.set(number, made);
    return made;
  }

  let last: { readonly number: number; readonly bars: number; readonly block: Block } | null = null;
  return {
    candleMs,
    at(n) {
      const number = Math.floor(n / BLOCK);
      if (last?.number !== number || last.bars !== bars.version) {
        last = { number, bars: bars.version, block: blockOf(number) };
      }
      return last.block.candles[n - number * BLOCK];
    },
  };
}

/** Candles of `timeframe` over the bars; a timeframe shorter than a bar shows the bars themselves. */
export function createCandleSource(bars: Bars, barMs: number, timeframe: Timeframe): CandleSource {
  return createCandles(bars, barMs, Math.max(TIMEFRAME_MS[timeframe], barMs));
}
