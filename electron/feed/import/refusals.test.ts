// What an import refuses: one sentence with file and line, and nothing left behind.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputError } from '../../../shared/util/input-error';
import { makeZip } from './fixtures/make-zip';
import { KLINES_HEADER, kline, lines, T, type Workbench, workbench } from './fixtures/workbench';
import type { ImportOptions } from './import-archives';

let bench: Workbench;
beforeEach(() => {
  bench = workbench();
});
afterEach(() => bench.remove());

const METRICS_HEADER = 'create_time,symbol,sum_open_interest';
const FUNDING_HEADER = 'calc_time,funding_interval_hours,last_funding_rate';
const TRADES_HEADER = 'agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker';
const GOOD = lines(KLINES_HEADER, kline(0, 5));

async function refusal(inputs: readonly string[], options?: Partial<ImportOptions>): Promise<string> {
  const before = bench.sessions();
  const error: unknown = await bench.run(inputs, options).then(
    () => 'no refusal',
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InputError);
  expect(bench.sessions()).toEqual(before);
  const message = error instanceof Error ? error.message : '';
  // One sentence, and short enough to be shown.
  expect(message).toMatch(/^[^\n]{20,400}\.$/);
  return message;
}

describe('a bad row is named with file and line', () => {
  const flat = (
    open: string,
    high: string,
    low: string,
    close: string,
    rest = '1,1764547799999,,,,,0',
  ): string => lines(KLINES_HEADER, kline(0, 5), `${T + 300_000},${open},${high},${low},${close},${rest}`);
  it.each<[string, string, string]>([
    [
      'too few columns',
      lines(KLINES_HEADER, kline(0, 5), `${T + 300_000},90000`),
      'line 3: it has 2 columns instead of 12, so the file is cut short',
    ],
    ['too many columns', lines(KLINES_HEADER, `${kline(0, 5)},1`), 'line 2: it has 13 columns instead of 12'],
    ['not a number', flat('9o', '90', '90', '90'), 'line 3: open is not a number: "9o"'],
    ['an empty price', flat('90', '', '90', '90'), 'line 3: high is empty, and a row needs its price'],
    ['a negative price', flat('90', '90', '-90', '90'), 'line 3: low is "-90", and a price is above 0'],
    ['a zero price', flat('90', '90', '90', '0.0'), 'line 3: close is "0.0", and a price is above 0'],
    ['high below low', flat('90', '90', '91', '90'), 'line 3: high is below low'],
    ['open outside', flat('92', '91', '90', '90'), 'line 3: open is not between low and high'],
    ['close outside', flat('90', '91', '90', '89'), 'line 3: close is not between low and high'],
    [
      'a negative volume',
      flat('90', '90', '90', '90', '-1,1764547799999,,,,,0'),
      'line 3: volume is negative, "-1"',
    ],
    [
      'a volume that is no number',
      flat('90', '90', '90', '90', 'NaN,1764547799999,,,,,0'),
      'line 3: volume is not a number: "NaN"',
    ],
    [
      'more bought than traded',
      flat('90', '90', '90', '90', '1,1764547799999,,,2,,0'),
      'line 3: taker_buy_volume is more than volume',
    ],
    [
      'half a trade',
      flat('90', '90', '90', '90', '1,1764547799999,,1.5,,,0'),
      'line 3: count is not a whole number: "1.5"',
    ],
    [
      'an end before the start',
      flat('90', '90', '90', '90', '1,1764547200000,,,,,0'),
      'line 3: close_time is before open_time',
    ],
    [
      'a stamp in seconds',
      lines(KLINES_HEADER, '1764547200,90,90,90,90,1,1764547499,,,,,0'),
      'line 2: open_time is not a time in milliseconds: "1764547200"',
    ],
    [
      'more decimals than a tick',
      flat('90.05', '91', '90', '90'),
      'line 3: open "90.05" has 2 decimals, and a price of BTCUSDT has at most 1',
    ],
    [
      'more decimals than a lot',
      flat('90', '90', '90', '90', '1.0001,1764547799999,,,,,0'),
      'line 3: volume "1.0001" has 4 decimals, and a quantity of BTCUSDT has at most 3',
    ],
    [
      'too many digits',
      flat('12345678901234567', '90', '90', '90'),
      'line 3: open "12345678901234567" has more digits than can be kept',
    ],
    [
      'a row twice',
      lines(KLINES_HEADER, kline(0, 5), kline(0, 5)),
      'line 3: a second row for 2025-12-01 00:00:00, after line 2',
    ],
    [
      'out of order',
      lines(KLINES_HEADER, kline(5, 5), '', kline(0, 5)),
      'line 4: out of order: 2025-12-01 00:00:00 comes after 2025-12-01 00:05:00 of line 2',
    ],
    [
      'a trade twice',
      lines(TRADES_HEADER, `5,90,1,1,1,${T},true`, `5,90,1,1,1,${T},true`),
      'line 3: a second row for 2025-12-01 00:00:00, after line 2',
    ],
    [
      'trades out of order by number',
      lines(TRADES_HEADER, `5,90,1,1,1,${T},true`, `4,90,1,1,1,${T},true`),
      'line 3: out of order',
    ],
    [
      'trades out of order by time',
      lines(TRADES_HEADER, `5,90,1,1,1,${T},true`, `6,90,1,1,1,${T - 1},true`),
      'line 3: out of order: 2025-11-30 23:59:59.999 comes after 2025-12-01 00:00:00 of line 2',
    ],
    [
      'a trade without side',
      lines(TRADES_HEADER, `5,90,1,1,1,${T},yes`),
      'line 2: is_buyer_maker is neither true nor false: "yes"',
    ],
    ['a trade without quantity', lines(TRADES_HEADER, `5,90,,1,1,${T},true`), 'line 2: quantity is empty'],
    ['a trade without number', lines(TRADES_HEADER, `,90,1,1,1,${T},true`), 'line 2: agg_trade_id is empty'],
    [
      'metrics of another symbol',
      lines(METRICS_HEADER, '2025-12-01 00:05:00,ETHUSDT,5'),
      'line 2: it is of "ETHUSDT", not of BTCUSDT; import one symbol at a time, or name the right one with --symbol',
    ],
    [
      'metrics at no time',
      lines(METRICS_HEADER, '2025-02-30 00:05:00,BTCUSDT,5'),
      'line 2: create_time is not a time: "2025-02-30 00:05:00"',
    ],
    [
      'metrics twice, once a second late',
      lines(METRICS_HEADER, '2025-12-01 00:05:00,BTCUSDT,5', '2025-12-01 00:05:01,BTCUSDT,5'),
      'line 3: a second row for 2025-12-01 00:05:00',
    ],
    [
      'negative open interest',
      lines(METRICS_HEADER, '2025-12-01 00:05:00,BTCUSDT,-5'),
      'line 2: sum_open_interest is negative, "-5"',
    ],
    [
      'funding that is no number',
      lines(FUNDING_HEADER, `${T},8,abc`),
      'line 2: last_funding_rate is not a number: "abc"',
    ],
    ['funding of no hours', lines(FUNDING_HEADER, `${T},0,0.1`), 'line 2: funding_interval_hours is 0'],
    ['an open quote', `${KLINES_HEADER}\n"1764547200000,90\n`, 'line 2: not a row of a CSV file'],
    ['a line without end', `${KLINES_HEADER}\n${'x'.repeat(20_000)}`, 'line 2: not a row of a CSV file'],
  ])('%s', async (_what, content, message) => {
    const good = bench.put('good.csv', lines(KLINES_HEADER, kline(60, 5)));
    const bad = bench.put('bad.csv', content);
    expect(await refusal([good, bad])).toContain(`${bad}, ${message}`);
  });
});

describe('a file that is no archive', () => {
  it.each<[string, string, string | Uint8Array, string]>([
    ['nothing', 'a.csv', '', 'is empty: download the archive again'],
    ['blank lines', 'a.csv', '\n\n', 'is empty'],
    ['only a header', 'a.csv', `${KLINES_HEADER}\n`, 'has a header but no rows'],
    [
      'another table',
      'realised-liquidations-1h.csv',
      lines('bucket_start_ms,long_usd,short_usd', `${T},1,2`),
      'line 1: not an archive that can be imported: it starts with "bucket_start_ms,long_usd,short_usd", and klines',
    ],
    [
      'candles of another kind',
      'BTCUSDT-1m-2025-06-23.csv',
      lines('date,open,high,low,close,volume', `${T},1,1,1,1,1`),
      'line 1: not an archive',
    ],
    [
      'klines without a column',
      'a.csv',
      lines(KLINES_HEADER.replace('high,', ''), 'x'),
      'line 1: looks like klines but has no column high',
    ],
    [
      'a picture',
      'a.csv',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 255),
      'line 1: not an archive',
    ],
    ['a text called zip', 'a.zip', GOOD, 'is not a zip file'],
    ['a zip without CSV', 'a.zip', makeZip({ 'a.txt': GOOD }), 'holds no CSV file, and an archive holds one'],
    [
      'a zip of several CSV',
      'a.zip',
      makeZip({ 'a.csv': GOOD, 'b.csv': GOOD }),
      'holds 2 CSV files, and an archive holds one: unpack it',
    ],
    ['a zip of nothing', 'a.zip', makeZip({}), 'holds no CSV file'],
    ['a zip of an empty CSV', 'a.zip', makeZip({ 'a.csv': '' }), 'is empty'],
    ['a zip cut short', 'a.zip', makeZip({ 'a.csv': GOOD }).subarray(0, -30), 'is not a whole zip file'],
    [
      'a zip with another checksum',
      'a.zip',
      withByte(makeZip({ 'a.csv': GOOD }), (zip) => zip.indexOf('PK\x01\x02') + 16),
      'is not a whole zip file (its checksum differs)',
    ],
    [
      'a zip with garbled data',
      'a.zip',
      withByte(makeZip({ 'a.csv': GOOD }), () => 35),
      'is not a whole zip file',
    ],
  ])('%s', async (_what, name, content, message) => {
    const path = bench.put(name, content);
    expect(await refusal([path])).toContain(`${path}${message.startsWith('line') ? ', ' : ' '}${message}`);
  });

  function withByte(zip: Buffer, at: (zip: Buffer) => number): Buffer {
    zip[at(zip)] ^= 0xff;
    return zip;
  }

  it('a zip cut short anywhere', async () => {
    const zip = makeZip({ 'a.csv': GOOD });
    for (let length = 4; length < zip.length; length += 17) {
      expect(await refusal([bench.put('a.zip', zip.subarray(0, length))])).toContain(
        'a.zip is not a whole zip file',
      );
    }
  });
});

describe('files that do not fit together', () => {
  it('another symbol by the name of the file or of the CSV in the zip', async () => {
    const csv = bench.put('ETHUSDT-5m-2025-12.csv', GOOD);
    expect(await refusal([csv])).toBe(
      `${csv} is of ETHUSDT, not of BTCUSDT: import one symbol at a time, or name the right one with --symbol.`,
    );
    const zip = bench.put('x.zip', makeZip({ 'ETHUSDT-5m-2025-12.csv': GOOD }));
    expect(await refusal([zip])).toContain(`${zip} is of ETHUSDT, not of BTCUSDT`);
  });

  it('two files that differ about one candle', async () => {
    const a = bench.put('a.csv', lines(KLINES_HEADER, kline(0, 5), kline(5, 5)));
    const b = bench.put('b.csv', lines(KLINES_HEADER, kline(5, 5, 90_001)));
    expect(await refusal([a, b])).toBe(
      `${a}, line 3 and ${b}, line 2 differ about 2025-12-01 00:05:00: only one of the files can be right, so leave the other out.`,
    );
  });

  it('a known and an unknown volume differ', async () => {
    const a = bench.put('a.csv', lines(KLINES_HEADER, kline(0, 5)));
    const b = bench.put('b.csv', lines(KLINES_HEADER, kline(0, 5, 90_000, '')));
    expect(await refusal([a, b])).toContain('differ about 2025-12-01 00:00:00');
  });

  it('two files that differ about one trade, or about the time', async () => {
    const a = bench.put('a.csv', lines(TRADES_HEADER, `5,90,1,1,1,${T},true`, `7,90,1,1,1,${T + 9},true`));
    const b = bench.put('b.csv', lines(TRADES_HEADER, `5,90,1,1,1,${T},false`));
    expect(await refusal([b, a])).toContain('line 2 differ about 2025-12-01 00:00:00');
    const c = bench.put('c.csv', lines(TRADES_HEADER, `8,90,1,1,1,${T + 8},false`));
    expect(await refusal([c, a])).toContain(`${a}, line 3 and ${c}, line 2 differ about`);
  });

  it('candles of one length cut at different moments', async () => {
    const a = bench.put('a.csv', lines(KLINES_HEADER, kline(0, 5)));
    const b = bench.put('b.csv', lines(KLINES_HEADER, kline(2, 5)));
    expect(await refusal([b, a])).toContain(`${a}, line 2 and ${b}, line 2 overlap in time`);
  });

  it('no prices at all', async () => {
    const metrics = bench.put('m.csv', lines(METRICS_HEADER, '2025-12-01 00:05:00,BTCUSDT,5'));
    expect(await refusal([metrics])).toContain(
      'holds no prices, and a map needs them: add klines or aggTrades of BTCUSDT',
    );
  });
});

describe('what is asked for', () => {
  const good = (): string => bench.put('BTCUSDT-5m-2025-12.csv', GOOD);

  it.each<[string, Partial<ImportOptions>, string]>([
    ['an unknown exchange', { exchange: 'binance' }, 'The exchange "binance" is unknown: use binanceusdm.'],
    [
      'an exchange without archives',
      { exchange: 'okx' },
      "Archives of okx cannot be imported: only Binance's (binanceusdm).",
    ],
    ['no symbol', { symbol: ' ' }, 'No symbol is given'],
    ['a symbol of no known currency', { symbol: 'BTCXYZ' }, 'BTCXYZ does not end in a currency'],
    ['no inputs', { inputs: [] }, 'Nothing to import'],
    ['a missing file', { inputs: ['/no/such.csv'] }, '/no/such.csv does not exist: check its name.'],
  ])('%s', async (_what, options, message) => {
    // A name that says no symbol.
    expect(await refusal([bench.put('x.csv', GOOD)], options)).toContain(message);
  });

  it('a folder without archives, or of other tables only', async () => {
    const folder = join(bench.folder, 'empty');
    mkdirSync(folder);
    expect(await refusal([folder])).toContain(`The folder ${folder} holds no archives`);
    bench.put('empty/x.csv', 'a,b\n1,2\n');
    expect(await refusal([folder])).toContain(`${folder} holds no archive that can be imported: klines`);
  });

  it('a damaged archive in a folder', async () => {
    good();
    bench.put('BTCUSDT-1m-2025-12.zip', makeZip({ 'a.csv': GOOD }).subarray(0, 40));
    expect(await refusal([bench.folder])).toContain('BTCUSDT-1m-2025-12.zip is not a whole zip file');
  });

  it('a session that is there already, unless forced', async () => {
    const out = bench.put('out/made.session', 'mine');
    expect(await refusal([good()])).toContain(`${out} already exists`);
    expect(readFileSync(out, 'utf8')).toBe('mine');
    await bench.run([good()], { force: true });
    expect(bench.events()).toHaveLength(2);
  });

  it('leaves the session that is there when a forced import fails', async () => {
    const out = bench.put('out/made.session', 'mine');
    await refusal([bench.put('bad.csv', lines(TRADES_HEADER, `5,90,1,1,1,${T},true`, 'x'))], { force: true });
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });

  it('a place that is not there, or that is an input', async () => {
    expect(await refusal([good()], { out: join(bench.folder, 'no', 'x') })).toContain(
      'no does not exist: create it',
    );
    expect(await refusal([good()], { out: good(), force: true })).toContain('is one of the files to import');
    expect(readFileSync(good(), 'utf8')).toBe(GOOD);
  });
});
