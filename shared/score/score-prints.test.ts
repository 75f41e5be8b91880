// Nats and lift by hand, and how prints find their cells.
import { describe, expect, test } from 'vitest';
import type { FoldedBar } from '../engine/market';
import type { CrossedCells } from './fold-lanes';
import { scorePrints } from './score-prints';
import { type Print, triggerOf } from './truth';

const bar = (openMs: number): FoldedBar => ({
  openMs,
  closeMs: openMs + 1000,
  intervalMs: 1000,
  openTicks: 0,
  highTicks: 0,
  lowTicks: 0,
  closeTicks: 0,
  volumeLots: 0,
  longFrom: 0,
  shortTo: 0,
  sweptLongUsd: 0,
  sweptShortUsd: 0,
  coins: 0,
  turnover: 0,
  usualTurnover: null,
  tilt: 0,
  speed: 1,
});
const bars = [bar(0), bar(1000), bar(5000)];
const cells = (long: number[], short: number[] = long): CrossedCells => ({
  from: 100,
  long: Float64Array.from(long),
  short: Float64Array.from(short),
});
const print = (ms: number, price: number, usd = 100, rest: Partial<Print> = {}): Print => ({
  ms,
  side: 'long',
  price,
  ifBankruptcy: null,
  usd,
  ...rest,
});
/** Cells are 10 USD wide: 1,000 to 1,040. */
const score = (prints: Print[], model: CrossedCells, baselines: Record<string, CrossedCells> = {}) =>
  scorePrints(
    prints,
    bars,
    10,
    new Map([[0, model]]),
    Object.fromEntries(Object.entries(baselines).map(([name, map]) => [name, new Map([[0, map]])])),
    0,
  );

describe('nats a dollar', () => {
  test('by hand: 95 % by mass, 5 % evenly', () => {
    const model = cells([10, 30, 0, 0]);
    const inFull = Math.log((0.95 * 0.75 + 0.05 / 4) / 0.25);
    const inEmpty = Math.log(0.05 / 4 / 0.25);
    expect(score([print(10, 1015)], model).nats['uniform']).toBeCloseTo(inFull, 12);
    expect(score([print(10, 1039.9)], model).nats['uniform']).toBeCloseTo(inEmpty, 12);
    const both = score([print(10, 1015, 300), print(11, 1030, 100)], model);
    expect(both.nats['uniform']).toBeCloseTo((3 * inFull + inEmpty) / 4, 12);
    expect([both.n, both.usd, both.fromMs, both.toMs]).toEqual([2, 400, 10, 11]);
  });

  test('a map gains nothing over itself, and loses to a better one', () => {
    const model = cells([10, 30, 0, 0]);
    const { nats } = score([print(10, 1005)], model, { same: model, better: cells([30, 10, 0, 0]) });
    expect(nats['same']).toBe(0);
    expect(nats['better']).toBeLessThan(-0.5);
  });

  test('an empty map is an even one; sides do not mix', () => {
    expect(score([print(10, 1015)], cells([0, 0, 0, 0])).nats['uniform']).toBeCloseTo(0, 12);
    const sided = cells([1, 0, 0, 0], [0, 0, 0, 1]);
    expect(score([print(10, 1005)], sided).nats['uniform']).toBeGreaterThan(1);
    expect(score([print(10, 1005, 100, { side: 'short' })], sided).nats['uniform']).toBeLessThan(-1);
  });
});

describe('placing', () => {
  test('what no candle covers and what it did not reach is counted', () => {
    const { n, dropped } = score(
      [
        print(-1, 1005),
        print(10, 1005),
        print(1500, 1005),
        print(3000, 1005),
        print(20, 999),
        print(20, 1040),
      ],
      cells([1, 1, 1, 1]),
    );
    expect(n).toBe(1);
    expect(dropped).toEqual({ outsideSession: 3, outsideCandle: 2 });
  });

  test('prices that may be bankruptcy prices are read as what fits more of them', () => {
    const unclear = (price: number): Print =>
      print(10, price, 100, { ifBankruptcy: triggerOf(price, 'long', 0.02) });
    const model = cells([1, 1, 1, 1]);
    const bankrupt = score([unclear(985), unclear(990), unclear(1001)], model);
    expect(bankrupt.reading).toBe('as bankruptcy prices, converted to triggers');
    expect([bankrupt.n, bankrupt.dropped.outsideCandle]).toEqual([3, 0]);
    const printed = score([unclear(1030), unclear(1035), unclear(985)], model);
    expect(printed.reading).toBe('as printed');
    expect([printed.n, printed.dropped.outsideCandle]).toEqual([2, 1]);
    expect(score([print(10, 1005)], model).reading).toBe('as given');
  });

  test('triggers by hand', () => {
    expect(triggerOf(99_600, 'long', 0.004)).toBeCloseTo(100_000, 6);
    expect(triggerOf(100_400, 'short', 0.004)).toBeCloseTo(100_000, 6);
  });
});

test('lift counts all crossed cells of both sides, and those of the print’s candle', () => {
  const model = new Map([
    [0, cells([9, 1, 1, 1, 1], [0, 0, 0, 0, 0])],
    [1, cells([1, 2, 1, 1, 1], [0, 0, 0, 0, 0])],
  ]);
  const { lift10, lift10InCandle } = scorePrints(
    [print(10, 1005), print(1010, 1015)],
    bars,
    10,
    model,
    {},
    0,
  );
  // 20 cells, two in the tenth: both prints lie in them. In a candle of five cells the tenth is half of the densest.
  expect(lift10).toBeCloseTo(10, 12);
  expect(lift10InCandle).toBeCloseTo(5, 12);
});
