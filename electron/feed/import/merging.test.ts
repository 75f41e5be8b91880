// Properties of putting files together: however rows are spread over files, the same line comes out.
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KLINES_HEADER, kline, lines, T, type Workbench, workbench } from './fixtures/workbench';
import { finestCandles } from './finest-candles';
import { candleGaps } from './gaps';
import { cellTicksAt } from './instrument';
import type { Candle } from './kline-row';
import { CANDLES } from './row-kinds';

const MIN = 60_000;

let bench: Workbench;
beforeEach(() => {
  bench = workbench();
});
afterEach(() => bench.remove());

describe('trades spread over files', () => {
  const header = 'agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker';
  const rows = Array.from(
    { length: 40 },
    (_, i) =>
      `${100 + i},${90_000 + (i % 3)},0.00${1 + (i % 9)},1,1,${T + Math.floor(i / 3) * 20_000},${i % 2 === 0}`,
  );
  /** For each row the files that hold it; each is in one at least. */
  const spread = fc.array(fc.uniqueArray(fc.nat(3), { minLength: 1 }), {
    minLength: rows.length,
    maxLength: rows.length,
  });

  it('come out once each and in order, beside candles', async () => {
    const klines = bench.put(
      'klines.csv',
      lines(KLINES_HEADER, ...[0, 1, 2, 3].map((minute) => kline(minute, 1))),
    );
    await bench.run([klines, bench.put('all.csv', lines(header, ...rows))], { force: true });
    const expected = bench.events();
    await fc.assert(
      fc.asyncProperty(spread, async (filesOfRow) => {
        const files = [0, 1, 2, 3]
          .map((file) => ({ file, held: rows.filter((_, i) => filesOfRow[i].includes(file)) }))
          .filter(({ held }) => held.length > 0)
          .map(({ file, held }) => bench.put(`${file}.csv`, lines(header, ...held)));
        const { dropped } = await bench.run([...files, klines], { force: true });
        expect(bench.events()).toEqual(expected);
        expect(dropped.duplicates).toBe(filesOfRow.flat().length - rows.length);
      }),
      { numRuns: 25 },
    );
  });
});

describe('candles of any intervals', () => {
  const candle = (file: string, openMinute: number, minutes: number): Candle => ({
    file,
    line: openMinute,
    openMs: T + openMinute * MIN,
    intervalMs: minutes * MIN,
    openTicks: 1,
    highTicks: 1,
    lowTicks: 1,
    closeTicks: 1,
    volumeLots: null,
    takerBuyLots: null,
    trades: null,
  });
  const end = (c: Candle): number => c.openMs + c.intervalMs;
  const anyCandles = fc
    .array(fc.tuple(fc.constantFrom(1, 5, 15, 60), fc.nat(30)), { maxLength: 40 })
    .map((list) =>
      list.map(([minutes, place]) => candle('x', minutes * (place % Math.ceil(120 / minutes)), minutes)),
    );

  it('never overlap, lose no finest candle, and account for every row', () => {
    fc.assert(
      fc.property(anyCandles, (candles) => {
        const line = finestCandles(candles, CANDLES);
        line.candles
          .slice(1)
          .forEach((c, i) => expect(c.openMs).toBeGreaterThanOrEqual(end(line.candles[i])));
        expect(line.candles.length + line.duplicates + line.overlapping).toBe(candles.length);
        for (const c of candles) {
          const kept = line.candles.some((k) => k.openMs === c.openMs && k.intervalMs === c.intervalMs);
          const finer = line.candles.some(
            (k) => k.intervalMs < c.intervalMs && k.openMs < end(c) && c.openMs < end(k),
          );
          expect(kept).toBe(!finer);
        }
      }),
    );
  });

  it('and their gaps cover the time from the first to the last exactly once', () => {
    fc.assert(
      fc.property(anyCandles, (candles) => {
        const line = finestCandles(candles, CANDLES).candles;
        const spans = [
          ...line.map((c) => [c.openMs, end(c)] as const),
          ...candleGaps(line).map((gap) => [gap.fromMs, gap.toMs] as const),
        ].sort(([a], [b]) => a - b);
        spans.slice(1).forEach(([from], i) => expect(from).toBe(spans[i][1]));
      }),
    );
  });
});

it.each([
  [900_000, 100],
  [500_000, 100],
  [499_999, 50],
  [300_000, 50],
  [100_000, 20],
  [10_000, 2],
  [9_999, 1],
  [3, 1],
])('a cell at %i ticks is %i ticks wide', (priceTicks, cellTicks) => {
  expect(cellTicksAt(priceTicks)).toBe(cellTicks);
});
