// Events for the codec's tests: some of every kind, and arbitrary ones.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { EVENT_KINDS, type Event, STREAMS, type Unnumbered } from '../model/event';

const at = (recvMs: number, exchMs = recvMs) => ({ recvMs, exchMs, inst: 0 });
const T = 1_764_547_200_000;

/** At least one event of each kind, with nulls and without. */
export const someOfEveryKind: readonly Event[] = number(7, [
  {
    ...at(T),
    kind: 'instrument',
    exchange: 'binanceusdm',
    symbol: 'BTCUSDT',
    base: 'BTC',
    quote: 'USDT',
    priceDecimals: 1,
    qtyDecimals: 3,
    cellTicks: 100,
  },
  { ...at(T + 1), kind: 'trade', priceTicks: 903_205, qtyLots: 12, takerBuy: true },
  { ...at(T + 2, T - 3), kind: 'trade', priceTicks: 903_204, qtyLots: 1, takerBuy: null },
  { ...at(T + 2), kind: 'trade', priceTicks: 903_204, qtyLots: 4_000_000, takerBuy: false },
  {
    ...at(T + 9),
    kind: 'bar',
    openMs: T - 300_000,
    intervalMs: 300_000,
    openTicks: 903_205,
    highTicks: 903_969,
    lowTicks: 892_280,
    closeTicks: 897_714,
    volumeLots: 5_804_585,
    takerBuyLots: null,
    trades: 5,
  },
  {
    ...at(T + 10),
    kind: 'bar',
    openMs: T,
    intervalMs: 300_000,
    openTicks: 1,
    highTicks: 1,
    lowTicks: 1,
    closeTicks: 1,
    volumeLots: null,
    takerBuyLots: 3,
    trades: null,
  },
  { ...at(T + 11), kind: 'liquidation', side: 'short', priceTicks: 903_200, qtyLots: 7 },
  { ...at(T + 12), kind: 'liquidation', side: 'long', priceTicks: 903_100, qtyLots: 8 },
  { ...at(T + 13), kind: 'mark', priceTicks: 903_111 },
  { ...at(T + 14), kind: 'funding', rate: -0.0000044913, intervalHours: 8 },
  { ...at(T + 15), kind: 'funding', rate: 0.0001, intervalHours: null },
  { ...at(T + 16), kind: 'openInterest', qtyLots: 89_832_175 },
  {
    ...at(T + 17),
    kind: 'gap',
    stream: 'bar',
    fromMs: T - 5,
    toMs: T + 17,
    reason: 'No klines in the archives: é 币',
  },
  { ...at(T + 18), kind: 'tick' },
  {
    ...at(T + 19),
    kind: 'book',
    midHalfTicks: 1_800_001,
    bidLots: [10, 20, 30, 40, null, null],
    askLots: [11, 20, null, null, null, null],
  },
  {
    ...at(T + 20),
    kind: 'tiers',
    upToUsd: [2_000_000, null],
    maintenanceRate: [0.005, 0.01],
    maxLeverage: [100, 50],
    amountUsd: [0, 10_000],
  },
]);

const wide = fc
  .oneof(fc.maxSafeInteger(), fc.integer({ min: -100, max: 100 }), fc.constant(Number.MAX_SAFE_INTEGER))
  .map((n) => n + 0);
const unknownOr = fc.option(wide, { nil: null });
const anyNumbers = fc.array(fc.option(fc.double({ noNaN: true }), { nil: null }), { maxLength: 5 });
const six = fc.array(unknownOr, { minLength: 6, maxLength: 6 });
const time = fc.oneof(fc.maxSafeNat(), fc.integer({ min: T, max: T + 1000 }));
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constant('\ud800 alone'));
const base = { recvMs: time, exchMs: time, inst: wide };

const anyUnnumbered: fc.Arbitrary<Unnumbered> = fc.oneof(
  fc.record({
    ...base,
    kind: fc.constant('instrument' as const),
    exchange: fc.constantFrom('simulated', 'binanceusdm', 'bybit', 'okx', 'hyperliquid'),
    symbol: text,
    base: text,
    quote: text,
    priceDecimals: wide,
    qtyDecimals: wide,
    cellTicks: wide,
  }),
  fc.record({
    ...base,
    kind: fc.constant('trade' as const),
    priceTicks: wide,
    qtyLots: wide,
    takerBuy: fc.constantFrom(true, false, null),
  }),
  fc.record({
    ...base,
    kind: fc.constant('bar' as const),
    openMs: wide,
    intervalMs: wide,
    openTicks: wide,
    highTicks: wide,
    lowTicks: wide,
    closeTicks: wide,
    volumeLots: unknownOr,
    takerBuyLots: unknownOr,
    trades: unknownOr,
  }),
  fc.record({
    ...base,
    kind: fc.constant('liquidation' as const),
    side: fc.constantFrom('long', 'short'),
    priceTicks: wide,
    qtyLots: wide,
  }),
  fc.record({ ...base, kind: fc.constant('mark' as const), priceTicks: wide }),
  fc.record({ ...base, kind: fc.constant('funding' as const), rate: fc.double(), intervalHours: unknownOr }),
  fc.record({ ...base, kind: fc.constant('openInterest' as const), qtyLots: wide }),
  fc.record({
    ...base,
    kind: fc.constant('gap' as const),
    stream: fc.constantFrom(...STREAMS),
    fromMs: wide,
    toMs: wide,
    reason: text,
  }),
  fc.record({ ...base, kind: fc.constant('tick' as const) }),
  fc.record({ ...base, kind: fc.constant('book' as const), midHalfTicks: wide, bidLots: six, askLots: six }),
  fc.record({
    ...base,
    kind: fc.constant('tiers' as const),
    upToUsd: anyNumbers,
    maintenanceRate: anyNumbers,
    maxLeverage: anyNumbers,
    amountUsd: anyNumbers,
  }),
);

/** Up to 40 events of any kinds with any values, numbered from anywhere. */
export const anyEvents: fc.Arbitrary<Event[]> = fc
  .tuple(fc.oneof(fc.constant(1), fc.nat(), fc.constant(2 ** 52)), fc.array(anyUnnumbered, { maxLength: 40 }))
  .map(([firstSeq, events]) => number(firstSeq, events));

function number(firstSeq: number, events: readonly Unnumbered[]): Event[] {
  return events.map((event, i): Event => ({ ...event, seq: firstSeq + i }));
}

it('covers every kind', () => {
  expect(new Set(someOfEveryKind.map((event) => event.kind))).toEqual(new Set(EVENT_KINDS));
});
