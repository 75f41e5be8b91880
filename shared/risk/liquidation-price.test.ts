// Tests for liquidation prices: the design's vectors to 0.1 USD, and what must hold for every position.
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Exchange } from '../model/exchange';
import type { Side } from '../model/side';
import { liquidationPrice, liquidationPriceAtEntryMargin, tierAt } from './liquidation-price';
import { readTierFile } from './tier-file';
import { type Tiers, tiersFor } from './tiers';

const file = new URL('../../resources/leverage-tiers.json', import.meta.url);
const tables = readTierFile(JSON.parse(readFileSync(file, 'utf8')));

function tiersOf(exchange: Exchange): Tiers {
  const tiers = tiersFor(tables, exchange, 'BTCUSDT');
  if (tiers === null) throw new Error(`no tiers of ${exchange}`);
  return tiers;
}

const binance = tiersOf('binanceusdm');

function priceOf(
  side: Side,
  leverage: number,
  sizeUsd: number | null,
  tiers = binance,
  entry = 100_000,
): number {
  const { price } = liquidationPrice(side, entry, leverage, sizeUsd, tiers);
  if (price === null) throw new Error('no price');
  return price;
}

test.each([
  ['binanceusdm', 10_000, 10, 90_361.4, 109_561.8],
  ['binanceusdm', 10_000, 25, 96_385.5, 103_585.7],
  ['binanceusdm', 10_000, 50, 98_393.6, 101_593.6],
  ['binanceusdm', 10_000, 100, 99_397.6, 100_597.6],
  ['binanceusdm', 10_000, 125, 99_598.4, 100_398.4],
  ['binanceusdm', 250_000, 10, 90_432.2, 109_472.6],
  ['binanceusdm', 250_000, 100, 99_477.4, 100_517.4],
  ['okx', 10_000, 10, 90_406.8, 109_507.2],
  ['okx', 10_000, 100, 99_447.5, 100_547.5],
  ['hyperliquid', 10_000, 10, 91_139.2, 108_642.0],
  ['hyperliquid', 10_000, 40, 98_734.2, 101_234.6],
] as const)('%s, $%d at %dx from 100,000: long %d, short %d', (exchange, size, leverage, long, short) => {
  const tiers = tiersOf(exchange);
  expect(Math.abs(priceOf('long', leverage, size, tiers) - long)).toBeLessThanOrEqual(0.05);
  expect(Math.abs(priceOf('short', leverage, size, tiers) - short)).toBeLessThanOrEqual(0.05);
});

test("Bybit's older form takes the margin at the entry", () => {
  expect(liquidationPriceAtEntryMargin('long', 100_000, 100, 0.005)).toBeCloseTo(99_500, 6);
  expect(liquidationPriceAtEntryMargin('short', 100_000, 100, 0.005)).toBeCloseTo(100_500, 6);
  expect(Math.abs(priceOf('long', 100, 10_000, tiersOf('bybit')) - 99_497.5)).toBeLessThan(0.05);
});

test('a size of none is a small position of the lowest tier', () => {
  expect(priceOf('long', 100, null)).toBe(priceOf('long', 100, 1000));
  expect(priceOf('short', 100, null)).toBeCloseTo(priceOf('short', 100, 1000), 9);
});

test('the tier is the one at the liquidation price, not at the entry', () => {
  // $52,000 opens in tier 2, but a fall of 9.6 % brings its notional into tier 1.
  const long = liquidationPrice('long', 100_000, 10, 52_000, binance);
  expect(long).toEqual({ price: priceOf('long', 10, 10_000), tier: 1, reason: null });
  // $48,000 opens in tier 1, and a rise of 9.5 % brings it into tier 2.
  expect(liquidationPrice('short', 100_000, 10, 48_000, binance)).toMatchObject({ tier: 2 });
});

test('leverage above what the size allows has no price, and says so', () => {
  const tooHigh = { price: null, reason: 'leverage-too-high', maxLeverage: 100 };
  expect(liquidationPrice('long', 100_000, 125, 50_000.01, binance)).toEqual(tooHigh);
  expect(liquidationPrice('long', 100_000, 125, 50_000, binance).price).not.toBeNull();
  expect(liquidationPrice('short', 100_000, 126, null, binance)).toMatchObject({
    reason: 'leverage-too-high',
  });
  const tooLarge = { price: null, reason: 'size-too-large', maxLeverage: null };
  expect(liquidationPrice('long', 100_000, 1, 1.9e9, binance)).toEqual(tooLarge);
});

test('numbers that make no position have no price', () => {
  const bad: readonly (readonly [number, number, number | null])[] = [
    [0, 10, null],
    [-5, 10, null],
    [Number.NaN, 10, null],
    [100_000, 0.5, null],
    [100_000, Number.POSITIVE_INFINITY, null],
    [100_000, 10, 0],
    [100_000, 10, Number.NaN],
  ];
  for (const [entry, leverage, size] of bad) {
    expect(liquidationPrice('long', entry, leverage, size, binance)).toMatchObject({
      reason: 'not-a-position',
    });
  }
});

test('a long of 1x cannot be liquidated by any fall', () => {
  expect(priceOf('long', 1, 1e6)).toBe(0);
});

const side = fc.constantFrom<Side>('long', 'short');
const venue = fc
  .constantFrom<Exchange>('binanceusdm', 'bybit', 'okx', 'hyperliquid', 'simulated')
  .map(tiersOf);
const entry = fc.double({ min: 0.001, max: 1e6, noNaN: true });
const size = fc.oneof(fc.constant(null), fc.double({ min: 1, max: 5e8, noNaN: true }));
const leverage = fc.double({ min: 1, max: 125, noNaN: true });

/** Distance from the entry as a fraction; null when not offered. */
function distance(
  side: Side,
  at: number,
  leverage: number,
  size: number | null,
  tiers: Tiers,
): number | null {
  const { price } = liquidationPrice(side, at, leverage, size, tiers);
  return price === null ? null : (side === 'long' ? at - price : price - at) / at;
}

test('the liquidation price is on the losing side of the entry, inside the margin', () => {
  fc.assert(
    fc.property(side, venue, entry, size, leverage, (side, tiers, at, size, leverage) => {
      const d = distance(side, at, leverage, size, tiers);
      if (d === null) return;
      expect(d).toBeGreaterThan(0);
      expect(d).toBeLessThanOrEqual(1 / leverage + 1e-12);
    }),
  );
});

test('more leverage never moves liquidation further away', () => {
  fc.assert(
    fc.property(side, venue, entry, size, leverage, leverage, (side, tiers, at, size, a, b) => {
      const low = distance(side, at, Math.min(a, b), size, tiers);
      const high = distance(side, at, Math.max(a, b), size, tiers);
      if (high === null) return;
      // What the venue offers at more leverage it offers at less.
      expect(low).not.toBeNull();
      expect(high).toBeLessThanOrEqual((low ?? 0) + 1e-12);
    }),
  );
});

test('a larger size never moves liquidation further away', () => {
  const usd = fc.double({ min: 1, max: 1.8e9, noNaN: true });
  fc.assert(
    fc.property(side, venue, entry, leverage, usd, usd, (side, tiers, at, leverage, a, b) => {
      const small = distance(side, at, leverage, Math.min(a, b), tiers);
      const large = distance(side, at, leverage, Math.max(a, b), tiers);
      const none = distance(side, at, leverage, null, tiers);
      if (large !== null) expect(large).toBeLessThanOrEqual((small ?? 0) + 1e-12);
      if (small !== null) expect(small).toBeLessThanOrEqual((none ?? 0) + 1e-12);
    }),
  );
});

test('at the liquidation price the equity is the maintenance margin of the tier there', () => {
  fc.assert(
    fc.property(
      side,
      venue,
      leverage,
      fc.double({ min: 1000, max: 5e8, noNaN: true }),
      (side, tiers, leverage, usd) => {
        const { price } = liquidationPrice(side, 100_000, leverage, usd, tiers);
        if (price === null || price === 0) return;
        const coins = usd / 100_000;
        const profit = side === 'long' ? price - 100_000 : 100_000 - price;
        const equity = usd / leverage + coins * profit;
        const notional = coins * price;
        const tier = tierAt(tiers, notional);
        if (tier === null) return;
        const margin = notional * (tier.maintenanceRate + tiers.feeRate) - tier.amountUsd;
        expect(Math.abs(equity - margin)).toBeLessThan(1e-6 * usd);
      },
    ),
  );
});

test('long and short mirror: without margin both are 1/L away, and maintenance draws both in by the same rule', () => {
  fc.assert(
    fc.property(venue, entry, leverage, (tiers, at, leverage) => {
      const long = distance('long', at, leverage, null, tiers);
      const short = distance('short', at, leverage, null, tiers);
      if (long === null || short === null) return;
      const m = tiers.tiers[0].maintenanceRate + tiers.feeRate;
      expect(long * (1 - m)).toBeCloseTo(1 / leverage - m, 9);
      expect(short * (1 + m)).toBeCloseTo(1 / leverage - m, 9);
    }),
  );
});
