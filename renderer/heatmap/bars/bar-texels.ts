// Candles as texels for the GPU: a ring by candle number, written only where a candle is another than before.
import type { Candle, CandleSource } from '../candles';

/** Candles that are kept, in rows of so many: a row is the least that is uploaded. */
export const KEPT_BARS = 4096;
export const ROW_BARS = 16;
export const BAR_ROWS = KEPT_BARS / ROW_BARS;
/** Texels of a candle: whole cells of its four prices; what they reach into those; volume, interest and what is known. */
export const BAR_TEXELS = 3;
const BAR_FLOATS = BAR_TEXELS * 4;
/** Candles that are loaded between two looks at the clock. */
const LOADED_A_STEP = 64;

/** What is known of a candle, as bits: its prices; its open interest and that of the one before; that it closes where it opened or above. */
export const HAS_PRICES = 1;
export const HAS_INTEREST = 2;
export const RISES = 4;

export interface BarTexels {
  readonly data: Float32Array;
  /**
   * Sees to it that candles [first, last] are there as they are now; `version` rises when any candle changes. Candles
   * that no longer fit are forgotten, those farthest from the ones asked for.
   */
  load(source: CandleSource, version: number, cell: number, first: number, last: number): void;
  /** Loads more of the same beside those, while there is time; true when all are there. */
  widen(first: number, last: number, hasTime: () => boolean): boolean;
  /** Rows [from, to) that changed since they were taken, in turn; null when there are no more. */
  takeDirty(): { readonly from: number; readonly to: number } | null;
}

/** The slot of a candle number in the ring. */
export function barSlot(n: number): number {
  return ((n % KEPT_BARS) + KEPT_BARS) % KEPT_BARS;
}

/** No candles yet. */
export function createBarTexels(): BarTexels {
  const data = new Float32Array(KEPT_BARS * BAR_FLOATS);
  /** Which candle a slot holds, and the one before it as it was then: kept candles stay the same objects while they hold. */
  const numbers = new Float64Array(KEPT_BARS).fill(Number.NaN);
  const candles: (Candle | null)[] = Array.from({ length: KEPT_BARS }, () => null);
  const befores: (Candle | null)[] = candles.slice();
  const dirty = new Uint8Array(BAR_ROWS);
  let of: { readonly source: CandleSource; readonly cell: number; readonly version: number } | null = null;
  /** Candles [from, to] are there at that version; none while from > to. */
  let [from, to] = [0, -1];

  function writePrices(at: number, i: number, price: number, cell: number): void {
    const whole = Math.floor(price / cell);
    data[at + i] = whole;
    data[at + 4 + i] = price / cell - whole;
  }

  function write(slot: number, candle: Candle | null, before: Candle | null, cell: number): void {
    const at = slot * BAR_FLOATS;
    dirty[Math.floor(slot / ROW_BARS)] = 1;
    if (!candle) {
      data[at + 11] = 0;
      return;
    }
    writePrices(at, 0, candle.open, cell);
    writePrices(at, 1, candle.high, cell);
    writePrices(at, 2, candle.low, cell);
    writePrices(at, 3, candle.close, cell);
    const interest = candle.openInterest;
    const interestBefore = before ? before.openInterest : Number.NaN;
    const isKnown = !Number.isNaN(interest) && !Number.isNaN(interestBefore);
    data[at + 8] = candle.volumeUsd > 0 ? candle.volumeUsd : 0;
    data[at + 9] = isKnown ? interest : 0;
    data[at + 10] = isKnown ? interestBefore : 0;
    const rises = candle.close >= candle.open ? RISES : 0;
    data[at + 11] = HAS_PRICES + (isKnown ? HAS_INTEREST : 0) + rises;
  }

  function fill(source: CandleSource, cell: number, first: number, last: number): void {
    let before = first <= last ? source.at(first - 1) : null;
    for (let n = first; n <= last; n++) {
      const candle = source.at(n);
      const slot = barSlot(n);
      if (numbers[slot] !== n || candles[slot] !== candle || befores[slot] !== before) {
        numbers[slot] = n;
        candles[slot] = candle;
        befores[slot] = before;
        write(slot, candle, before, cell);
      }
      before = candle;
    }
  }

  function load(source: CandleSource, version: number, cell: number, first: number, last: number): void {
    const same = of?.source === source && of.cell === cell;
    // Another source numbers its candles otherwise: what a slot holds says nothing of it.
    if (!same) numbers.fill(Number.NaN);
    if (!same || of?.version !== version || first > to + 1 || last < from - 1)
      [from, to] = [first, first - 1];
    of = { source, cell, version };
    if (last > to) {
      fill(source, cell, to + 1, last);
      to = last;
      from = Math.max(from, to - KEPT_BARS + 1);
    }
    if (first < from) {
      fill(source, cell, first, from - 1);
      from = first;
      to = Math.min(to, from + KEPT_BARS - 1);
    }
  }

  return {
    data,
    load,
    widen(first, last, hasTime) {
      for (;;) {
        if (!of || from > to || (from <= first && to >= last)) return true;
        if (!hasTime()) return false;
        const [low, high] = [Math.max(first, from - LOADED_A_STEP), Math.min(last, to + LOADED_A_STEP)];
        load(of.source, of.version, of.cell, low, high);
      }
    },
    takeDirty() {
      const start = dirty.indexOf(1);
      if (start < 0) return null;
      let end = start;
      while (end < BAR_ROWS && dirty[end] === 1) dirty[end++] = 0;
      return { from: start, to: end };
    },
  };
}
