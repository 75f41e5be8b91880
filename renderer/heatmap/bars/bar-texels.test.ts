// The GPU's candles: exact prices, only changed rows sent, and a ring that never shows another candle's texels.
import { describe, expect, it } from 'vitest';
import type { Candle, CandleSource } from '../candles';
import {
  BAR_TEXELS,
  barSlot,
  createBarTexels,
  HAS_INTEREST,
  HAS_PRICES,
  KEPT_BARS,
  RISES,
  ROW_BARS,
} from './bar-texels';

const CELL = 50;
const ALL = HAS_PRICES | HAS_INTEREST | RISES;

function candle(n: number, change: Partial<Candle> = {}): Candle {
  const open = 90_000 + (n % 97) * 13.7;
  const [high, low, close] = [open + 21.3, open - 8.9, open + 4.1];
  return { openMs: n, open, high, low, close, volumeUsd: 1e6 + n, openInterest: 87_000 + n, ...change };
}

/** A source whose candles can be replaced; those it lacks are gaps. */
function market(gaps: readonly number[] = []) {
  const known = new Map<number, Candle | null>(gaps.map((n) => [n, null]));
  const source: CandleSource = {
    candleMs: 1,
    at(n) {
      if (!known.has(n)) known.set(n, candle(n));
      return known.get(n) ?? null;
    },
  };
  return { source, put: (n: number, change: Partial<Candle>) => known.set(n, candle(n, change)) };
}

type Texels = ReturnType<typeof createBarTexels>;

function read({ data }: Texels, n: number) {
  const at = barSlot(n) * BAR_TEXELS * 4;
  const price = (i: number) => (data[at + i] + data[at + 4 + i]) * CELL;
  return {
    prices: [price(0), price(1), price(2), price(3)],
    volume: data[at + 8],
    interest: [data[at + 10], data[at + 9]],
    known: data[at + 11],
  };
}

function taken(texels: Texels): (readonly [number, number])[] {
  const rows: (readonly [number, number])[] = [];
  for (let one = texels.takeDirty(); one; one = texels.takeDirty()) rows.push([one.from, one.to]);
  return rows;
}

describe('the texels of candles', () => {
  it('holds prices to a millionth of a cell, however high they are', () => {
    const [{ source }, texels] = [market(), createBarTexels()];
    texels.load(source, 1, CELL, 5000, 5100);
    for (const n of [5000, 5063, 5100]) {
      const { open, high, low, close, volumeUsd } = candle(n);
      const found = read(texels, n);
      for (const [i, price] of [open, high, low, close].entries()) {
        expect(Math.abs(found.prices[i] - price)).toBeLessThan(CELL * 1e-6);
      }
      expect(found.volume).toBe(Math.fround(volumeUsd));
      expect(found.interest).toEqual([87_000 + n - 1, 87_000 + n]);
    }
  });

  it('sends no row twice, and after a change only the row of the candle and of the next', () => {
    const [{ source, put }, texels] = [market(), createBarTexels()];
    texels.load(source, 1, CELL, 0, 99);
    expect(taken(texels)).toEqual([[0, Math.ceil(100 / ROW_BARS)]]);
    texels.load(source, 1, CELL, 10, 90);
    texels.load(source, 2, CELL, 0, 99);
    expect(taken(texels)).toEqual([]);
    put(ROW_BARS - 1, { openInterest: 1 });
    texels.load(source, 3, CELL, 0, 99);
    expect(taken(texels)).toEqual([[0, 2]]);
    expect(read(texels, ROW_BARS).interest[0]).toBe(1);
  });

  it('knows no line of open interest over a gap, and no candle in it', () => {
    const [{ source, put }, texels] = [market([20]), createBarTexels()];
    put(30, { openInterest: Number.NaN });
    texels.load(source, 1, CELL, 0, 40);
    const known = (n: number) => read(texels, n).known;
    expect([19, 20, 21, 22].map(known)).toEqual([ALL, 0, HAS_PRICES | RISES, ALL]);
    expect([29, 30, 31, 32].map(known)).toEqual([ALL, HAS_PRICES | RISES, HAS_PRICES | RISES, ALL]);
  });

  it('is right wherever it was moved to before: far jumps, more than it keeps, other candles', () => {
    const [{ source, put }, other, texels] = [market(), market(), createBarTexels()];
    let [seed, version] = [1, 0];
    const random = (below: number) => (seed = (Math.imul(seed, 48_271) >>> 0) % 2_147_483_647) % below;
    for (let step = 0; step < 400; step++) {
      const first = random(12_000) - 6000;
      const last = first + random(900);
      if (random(4) === 0) put(first + random(900), { close: 90_000 + random(500) });
      const of = random(9) === 0 ? other.source : source;
      texels.load(of, ++version, CELL, first, last);
      if (random(2) === 0) texels.widen(first - 300, last + 300, () => true);
      for (let n = first; n <= last; n += 7) {
        const wanted = of.at(n);
        expect(Math.abs(read(texels, n).prices[3] - (wanted?.close ?? Number.NaN))).toBeLessThan(1e-3);
      }
    }
  });

  it('readies candles beside those in sight only while there is time', () => {
    const [{ source }, texels] = [market(), createBarTexels()];
    texels.load(source, 1, CELL, 1000, 1100);
    let steps = 2;
    expect(texels.widen(0, 2000, () => steps-- > 0)).toBe(false);
    expect(texels.widen(0, 2000, () => true)).toBe(true);
    taken(texels);
    texels.load(source, 1, CELL, 0, 1000);
    texels.load(source, 1, CELL, 1000, 2000);
    expect(taken(texels)).toEqual([]);
    expect(barSlot(-1)).toBe(KEPT_BARS - 1);
  });

  it('tells a candle that closes where it opened or above from one that closes below', () => {
    const [{ source, put }, texels] = [market(), createBarTexels()];
    const { open } = candle(2);
    put(2, { close: open });
    put(3, { close: candle(3).open - 0.1 });
    texels.load(source, 1, CELL, 0, 10);
    expect([1, 2, 3].map((n) => read(texels, n).known & RISES)).toEqual([RISES, RISES, 0]);
  });
});
