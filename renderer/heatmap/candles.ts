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

function gather(bars: Bars, fromSlot: number, count: number, openMs: number): Candle | null {
  let [open, high, low, close] = [Number.NaN, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NaN];
  let [volumeUsd, openInterest] = [Number.NaN, Number.NaN];
  for (let slot = fromSlot; slot < fromSlot + count; slot++) {
    const page = bars.pages.get(Math.floor(slot / PAGE_SLOTS));
    const i = slot - Math.floor(slot / PAGE_SLOTS) * PAGE_SLOTS;
    if (!page || page.filled[i] === 0) continue;
    if (Number.isNaN(open)) open = page.open[i];
    if (page.high[i] > high) high = page.high[i];
    if (page.low[i] < low) low = page.low[i];
    close = page.close[i];
    const usd = page.volume[i] * page.close[i];
    if (!Number.isNaN(usd)) volumeUsd = Number.isNaN(volumeUsd) ? usd : volumeUsd + usd;
    if (!Number.isNaN(page.openInterest[i])) openInterest = page.openInterest[i];
  }
  if (Number.isNaN(open)) return null;
  return { openMs, open, high, low, close, volumeUsd, openInterest };
}

/** Reads blocks of candles through `gatherOne` and keeps each until the pages of its bars change. */
function blockSource(
  bars: Bars,
  candleMs: number,
  perCandle: number,
  gatherOne: (number: number) => Candle | null,
): CandleSource {
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
      return same ? known.candles[i] : gatherOne(from + i);
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
  const candleMs = Math.max(TIMEFRAME_MS[timeframe], barMs);
  const perCandle = Math.round(candleMs / barMs);
  return blockSource(bars, candleMs, perCandle, (n) => gather(bars, n * perCandle, perCandle, n * candleMs));
}

/** Longer candles made of whole finer ones: the same prices, volumes and last open interest. */
export function coarser(bars: Bars, barMs: number, finer: CandleSource, times: number): CandleSource {
  const candleMs = finer.candleMs * times;
  return blockSource(bars, candleMs, Math.round(candleMs / barMs), (n) => {
    let made: Candle | null = null;
    for (let i = 0; i < times; i++) {
      const next = finer.at(n * times + i);
      if (next) made = made ? joined(made, next) : { ...next, openMs: n * candleMs };
    }
    return made;
  });
}

function joined(a: Candle, b: Candle): Candle {
  const sum = a.volumeUsd + b.volumeUsd;
  const known = Number.isNaN(a.volumeUsd) ? b.volumeUsd : a.volumeUsd;
  return {
    openMs: a.openMs,
    open: a.open,
    high: Math.max(a.high, b.high),
    low: Math.min(a.low, b.low),
    close: b.close,
    volumeUsd: Number.isNaN(sum) ? known : sum,
    openInterest: Number.isNaN(b.openInterest) ? a.openInterest : b.openInterest,
  };
}
