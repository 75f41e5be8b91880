// Whole imports: which events come out of which archives, in which order.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../../shared/model/event';
import { openSession } from '../../session-log/reader';
import { makeZip } from './fixtures/make-zip';
import { KLINES_HEADER, kline, lines, T, type Workbench, workbench } from './fixtures/workbench';
import type { ImportProgress } from './import-archives';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const fixture = (name: string): string => join(FIXTURES, name);
const ALL = [
  'BTCUSDT-5m-2025-12.csv',
  'BTCUSDT-aggTrades-2025-12-01.csv',
  'BTCUSDT-fundingRate-2025-12.csv',
  'BTCUSDT-metrics-2025-12-01.csv',
];
const MIN = 60_000;

let bench: Workbench;
beforeEach(() => {
  bench = workbench();
});
afterEach(() => bench.remove());

/** "bar 5" for a bar received 5 minutes after T. */
const short = (event: Event): string => `${event.kind} ${(event.recvMs - T) / MIN}`;

describe('every kind of archive together', () => {
  it('becomes one line of events in the order in which they were known', async () => {
    const result = await bench.run(ALL.map(fixture));
    const events = bench.events();
    const at = (ms: number) => ({ recvMs: ms, exchMs: ms, inst: 0 });
    const trade = { kind: 'trade', inst: 0 } as const;
    expect(events).toEqual(
      [
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
        { ...at(T), kind: 'funding', rate: 0.0001, intervalHours: 8 },
        { ...trade, ...at(T), priceTicks: 900_000, qtyLots: 10, takerBuy: true },
        { ...trade, ...at(T + 299_999), priceTicks: 900_001, qtyLots: 2, takerBuy: false },
        { ...at(T + 5 * MIN), kind: 'openInterest', qtyLots: 80_000_125 },
        {
          ...at(T + 5 * MIN),
          kind: 'bar',
          openMs: T,
          intervalMs: 5 * MIN,
          openTicks: 900_000,
          highTicks: 900_105,
          lowTicks: 899_900,
          closeTicks: 900_051,
          volumeLots: 12_500,
          takerBuyLots: 6250,
          trades: 321,
        },
        // At the very close of the candle: of the next one.
        { ...trade, ...at(T + 5 * MIN), priceTicks: 900_051, qtyLots: 1000, takerBuy: true },
        { ...trade, ...at(T + 5 * MIN), priceTicks: 900_050, qtyLots: 500, takerBuy: false },
        { ...at(T + 5 * MIN + 4), kind: 'funding', rate: -0.000025, intervalHours: 8 },
        // Two seconds late: snapped.
        { ...at(T + 10 * MIN), kind: 'openInterest', qtyLots: 80_001_500 },
        {
          ...at(T + 10 * MIN),
          kind: 'bar',
          openMs: T + 5 * MIN,
          intervalMs: 5 * MIN,
          openTicks: 900_051,
          highTicks: 900_200,
          lowTicks: 900_000,
          closeTicks: 900_200,
          volumeLots: null,
          takerBuyLots: null,
          trades: null,
        },
        // One snapshot without a value is no gap yet; two missing ones are.
        {
          ...at(T + 20 * MIN),
          kind: 'gap',
          stream: 'bar',
          fromMs: T + 10 * MIN,
          toMs: T + 20 * MIN,
          reason: 'No klines in the archives',
        },
        { ...at(T + 20 * MIN), kind: 'openInterest', qtyLots: 80_002_000 },
        {
          ...at(T + 25 * MIN),
          kind: 'bar',
          openMs: T + 20 * MIN,
          intervalMs: 5 * MIN,
          openTicks: 901_000,
          highTicks: 901_000,
          lowTicks: 901_000,
          closeTicks: 901_000,
          volumeLots: 0,
          takerBuyLots: 0,
          trades: 0,
        },
        {
          ...at(T + 35 * MIN),
          kind: 'gap',
          stream: 'openInterest',
          fromMs: T + 25 * MIN,
          toMs: T + 35 * MIN,
          reason: 'No open interest in the archives',
        },
        { ...at(T + 35 * MIN), kind: 'openInterest', qtyLots: 80_003_000 },
      ].map((event, i) => ({ seq: i + 1, ...event })),
    );
    expect(result).toEqual({
      events: { instrument: 1, trade: 4, bar: 3, funding: 2, openInterest: 4, gap: 2 },
      fromMs: T,
      toMs: T + 35 * MIN,
      gaps: [
        { stream: 'bar', fromMs: T + 10 * MIN, toMs: T + 20 * MIN, reason: 'No klines in the archives' },
        {
          stream: 'openInterest',
          fromMs: T + 25 * MIN,
          toMs: T + 35 * MIN,
          reason: 'No open interest in the archives',
        },
      ],
      dropped: { duplicates: 0, overlapping: 0, empty: 1 },
      passedOver: [],
      instrument: events[0],
    });
  });

  it('is the same in any order of files, zipped or not, all twice or once', async () => {
    await bench.run(ALL.map(fixture));
    const expected = bench.events();
    const zips = ALL.map((name) =>
      bench.put(
        `zips/${name.replace('.csv', '.zip')}`,
        makeZip({ [name]: readFileSync(fixture(name), 'utf8') }),
      ),
    );
    await bench.run(zips.toReversed(), { force: true });
    expect(bench.events()).toEqual(expected);
    const twice = await bench.run([join(bench.folder, 'zips'), ...ALL.map(fixture)], { force: true });
    expect(bench.events()).toEqual(expected);
    expect(twice.dropped).toEqual({ duplicates: 3 + 4 + 4 + 2, overlapping: 0, empty: 2 });
  });
});

describe('forms of archives', () => {
  it.each([
    ['no header', readFileSync(fixture('BTCUSDT-1m-2019-10.csv'), 'utf8')],
    ['Windows line ends', readFileSync(fixture('BTCUSDT-1m-2019-10.csv'), 'utf8').replaceAll('\n', '\r\n')],
    ['no end of the last line', readFileSync(fixture('BTCUSDT-1m-2019-10.csv'), 'utf8').trimEnd()],
    ['blank lines', readFileSync(fixture('BTCUSDT-1m-2019-10.csv'), 'utf8').replaceAll('\n', '\n\n')],
    [
      'a header after a byte order mark',
      `\ufeff${KLINES_HEADER}\n${readFileSync(fixture('BTCUSDT-1m-2019-10.csv'), 'utf8')}`,
    ],
    ['quotes', readFileSync(fixture('BTCUSDT-1m-2019-10.csv'), 'utf8').replaceAll(/[^,\n]+/g, '"$&"')],
    [
      'microseconds',
      readFileSync(fixture('BTCUSDT-1m-2019-10.csv'), 'utf8').replaceAll(
        /(\d{10}000|\d{10}999|\d{13})(?=,)/g,
        (ms) => (ms.endsWith('999') ? `${ms}999` : `${ms}000`),
      ),
    ],
  ])('klines with %s', async (_what, content) => {
    await bench.run([bench.put('BTCUSDT-1m-2019-10.csv', content)]);
    expect(bench.events().slice(1)).toMatchObject([
      {
        kind: 'bar',
        recvMs: 1_569_888_060_000,
        openTicks: 82_890,
        highTicks: 83_005,
        volumeLots: 100_500,
        takerBuyLots: 50_250,
        trades: 40,
      },
      { kind: 'bar', recvMs: 1_569_888_120_000, closeTicks: 82_910, volumeLots: 80_000 },
    ]);
  });

  it('aggTrades without a header, and of spot with its eighth column', async () => {
    const [, ...rows] = readFileSync(fixture('BTCUSDT-aggTrades-2025-12-01.csv'), 'utf8')
      .trimEnd()
      .split('\n');
    for (const content of [lines(...rows), lines(...rows.map((row) => `${row},true`))]) {
      await bench.run([bench.put('x.csv', content)], { force: true });
      expect(bench.events().slice(1)).toMatchObject([
        { qtyLots: 10 },
        { qtyLots: 2 },
        { qtyLots: 1000 },
        { qtyLots: 500 },
      ]);
    }
  });

  it('starts the session where the first candle opens', async () => {
    const { fromMs, toMs } = await bench.run([bench.put('x.csv', lines(KLINES_HEADER, kline(10, 60)))]);
    expect([fromMs, toMs]).toEqual([T + 10 * MIN, T + 70 * MIN]);
  });

  it('starts the session at what comes first', async () => {
    const metrics = bench.put(
      'm.csv',
      lines('create_time,symbol,sum_open_interest', `${T - 5 * MIN},BTCUSDT,5`),
    );
    const { fromMs } = await bench.run([metrics, bench.put('k.csv', lines(KLINES_HEADER, kline(0, 5)))]);
    expect(fromMs).toBe(T - 5 * MIN);
    expect(bench.events().map(short)).toEqual(['instrument -5', 'openInterest -5', 'bar 5']);
  });

  it('reads files of many chunks, zipped or not', async () => {
    const rows = Array.from({ length: 12_000 }, (_, i) => kline(i, 1, 90_000 + (i % 50)));
    const text = lines(KLINES_HEADER, ...rows);
    const { events, gaps } = await bench.run([bench.put('k.csv', text)]);
    expect([events.bar, gaps]).toEqual([12_000, []]);
    const plain = bench.events();
    await bench.run([bench.put('k.zip', makeZip({ 'k.csv': text }))], { force: true });
    expect(bench.events()).toEqual(plain);
  });

  it('takes open interest as a stamp, and off the grid as it is', async () => {
    const metrics = lines(
      'create_time,symbol,sum_open_interest',
      `${T},BTCUSDT,5`,
      '2025-12-01 00:02:30,BTCUSDT,6',
    );
    await bench.run([bench.put('m.csv', metrics), bench.put('k.csv', lines(KLINES_HEADER, kline(0, 5)))]);
    expect(bench.events().map(short)).toEqual([
      'instrument 0',
      'openInterest 0',
      'openInterest 2.5',
      'bar 5',
    ]);
  });
});

describe('folders', () => {
  it('stand for the archives in them; other tables are passed over and named', async () => {
    bench.put('in/BTCUSDT-5m-2025-12.csv', lines(KLINES_HEADER, kline(0, 5)));
    const other = bench.put(
      'in/realised-liquidations-1h.csv',
      lines('bucket_start_ms,long_usd,short_usd', `${T},1,2`),
    );
    bench.put('in/BTCUSDT-5m-2025-12.zip.CHECKSUM', 'abc');
    bench.put('in/.hidden.csv', 'x');
    bench.put('in/deeper/BTCUSDT-5m-2025-12.csv', 'x');
    const { events, passedOver } = await bench.run([join(bench.folder, 'in')]);
    expect(events.bar).toBe(1);
    expect(passedOver).toEqual([
      { file: other, reason: expect.stringContaining('bucket_start_ms,long_usd,short_usd') },
    ]);
  });
});

describe('candles of several intervals', () => {
  it('keep the finest; coarser ones fill what is left', async () => {
    const fine = bench.put('a.csv', lines(KLINES_HEADER, kline(5, 1), kline(6, 1)));
    const coarse = bench.put('b.csv', lines(KLINES_HEADER, kline(0, 5), kline(5, 5), kline(10, 5)));
    const hour = bench.put('c.csv', lines(KLINES_HEADER, kline(-60, 60), kline(0, 60)));
    const { dropped, gaps } = await bench.run([hour, coarse, fine]);
    expect(bench.events().map(short)).toEqual([
      'instrument -60',
      'bar 0',
      'bar 5',
      'bar 6',
      'bar 7',
      'gap 10',
      'bar 15',
    ]);
    expect(dropped).toEqual({ duplicates: 0, overlapping: 2, empty: 0 });
    expect(gaps).toMatchObject([{ stream: 'bar', fromMs: T + 7 * MIN, toMs: T + 10 * MIN }]);
  });
});

describe('trades', () => {
  const trade = (id: number, ms: number): string => `${id},90000,0.001,1,1,${T + ms},true`;
  const header = 'agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker';

  it('missing by their numbers for a minute or more are a gap', async () => {
    const a = bench.put('a.csv', lines(header, trade(1, 0), trade(2, 5 * MIN), trade(5, 5 * MIN + 10)));
    const b = bench.put('b.csv', lines(header, trade(9, 10 * MIN)));
    const { gaps } = await bench.run([b, a]);
    expect(gaps).toEqual([
      { stream: 'trade', fromMs: T + 5 * MIN + 11, toMs: T + 10 * MIN, reason: 'No trades in the archives' },
    ]);
    expect(bench.events().map(short).slice(-2)).toEqual(['gap 10', 'trade 10']);
  });
});

describe('symbols that the table does not know', () => {
  it('take their decimals from the files, zeros at the end not counted', async () => {
    const klines = bench.put(
      'XUSDT-5m-2025-12.csv',
      lines(KLINES_HEADER, kline(0, 5, 0.0123, '1200.50'), kline(5, 5, 0.01, '7')),
    );
    const metrics = bench.put(
      'XUSDT-metrics-2025-12-01.csv',
      lines('create_time,symbol,sum_open_interest', '2025-12-01 00:05:00,XUSDT,3.1250000'),
    );
    const { instrument } = await bench.run([klines, metrics], { symbol: 'xusdt' });
    expect(instrument).toMatchObject({
      symbol: 'XUSDT',
      base: 'X',
      quote: 'USDT',
      priceDecimals: 4,
      qtyDecimals: 3,
      cellTicks: 1,
    });
    expect(bench.events().slice(1)).toMatchObject([
      { qtyLots: 3125 },
      { openTicks: 123, volumeLots: 1_200_500 },
      { openTicks: 100, volumeLots: 7000 },
    ]);
  });
});

it('keeps its name and who made it', async () => {
  await bench.run([fixture('BTCUSDT-5m-2025-12.csv')], { createdBy: 'Liqradar 0.1.0' });
  const reader = openSession(join(bench.folder, 'out', 'made.session'));
  expect(reader.info()).toMatchObject({ name: 'made', origin: 'imported', createdBy: 'Liqradar 0.1.0' });
  reader.close();
});

it('says how far it is', async () => {
  const heard: ImportProgress[] = [];
  await bench.run([fixture('BTCUSDT-5m-2025-12.csv'), fixture('BTCUSDT-aggTrades-2025-12-01.csv')], {
    onProgress: (progress) => heard.push(progress),
  });
  const last = heard.at(-1);
  expect(last).toMatchObject({ rows: 7, doneBytes: last?.totalBytes });
  expect(heard.every((step, i) => i === 0 || step.doneBytes >= heard[i - 1].doneBytes)).toBe(true);
});

it('ends when told to, leaving nothing', async () => {
  const stop = new AbortController();
  const rows = Array.from({ length: 20_000 }, (_, i) => `${i},90000,1,1,1,${T + i},true`);
  const path = bench.put(
    'x.csv',
    lines('agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker', ...rows),
  );
  const run = bench.run([path], {
    signal: stop.signal,
    onProgress: ({ rows: read }) => {
      if (read > 5000) stop.abort(new Error('enough'));
    },
  });
  await expect(run).rejects.toThrow('enough');
  expect(bench.sessions()).toEqual([]);
});
