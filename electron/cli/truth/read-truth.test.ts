// Truth files: what is read, and what is refused with file and line.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Exchange } from '../../../shared/model/exchange';
import type { InstrumentEvent } from '../../../shared/model/event';
import { readTruth, type ReadTruth } from './read-truth';

const instrument = (exchange: Exchange): InstrumentEvent => ({
  kind: 'instrument',
  seq: 1,
  recvMs: 0,
  exchMs: 0,
  inst: 0,
  exchange,
  symbol: 'BTCUSDT',
  base: 'BTC',
  quote: 'USDT',
  priceDecimals: 1,
  qtyDecimals: 3,
  cellTicks: 100,
});
const HOUR = 3_600_000;
const T = 1_764_547_200_000;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'liqradar-truth-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(text: string, exchange: Exchange = 'binanceusdm'): Promise<ReadTruth> {
  const path = join(folder, 'truth.csv');
  writeFileSync(path, text);
  return readTruth(path, instrument(exchange), () => 0.004);
}

async function refusal(text: string, exchange?: Exchange): Promise<string> {
  const error: unknown = await read(text, exchange).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ name: 'InputError' });
  return error instanceof Error ? error.message : '';
}

const HEAD = 'bucket_start_ms,long_usd,short_usd\n';

describe('buckets', () => {
  test('are read in order of time, with holes and unknown cells as they are', async () => {
    const { truth } = await read(
      `${HEAD}${T + HOUR},5.5,0\r\n${T},1e3,2\n\n${T + 4 * HOUR},,7\n${T + 5 * HOUR},1,1\n${T + 6 * HOUR},1,1\n`,
    );
    expect(truth).toEqual({
      kind: 'buckets',
      bucketMs: HOUR,
      startMs: [T, T + HOUR, T + 4 * HOUR, T + 5 * HOUR, T + 6 * HOUR],
      longUsd: [1000, 5.5, Number.NaN, 1, 1],
      shortUsd: [2, 0, 7, 1, 1],
    });
  });

  test('columns may stand in any order, quoted, with others beside them', async () => {
    const { truth } = await read(
      `"short_usd",venue,Bucket_Start_MS,long_usd\n"1",x,${T},2\n3,y,${T + 60_000},4\n`,
    );
    expect(truth).toMatchObject({ bucketMs: 60_000, longUsd: [2, 4], shortUsd: [1, 3] });
  });

  test.each([
    ['nothing but a header', HEAD, /truth\.csv holds no buckets/],
    ['one bucket', `${HEAD}${T},1,1\n`, /one bucket.*at least two/],
    ['a missing column', `bucket_start_ms,long_usd\n${T},1\n`, /line 1: has no column short_usd/],
    [
      'other columns altogether',
      'a,b\n1,2\n',
      /line 1: has no column time_ms, side, price; a truth file has bucket_start_ms/,
    ],
    ['a negative amount', `${HEAD}${T},1,1\n${T + HOUR},-5,1\n`, /line 3: long_usd is negative, "-5"/],
    ['an amount with a suffix', `${HEAD}${T},1.2M,1\n`, /line 2: long_usd is not a plain number: "1\.2M"/],
    ['an amount with a sign of a currency', `${HEAD}${T},$5,1\n`, /line 2: long_usd is not a plain number/],
    ['not a number at all', `${HEAD}${T},NaN,1\n`, /line 2: long_usd is not a plain number/],
    [
      'seconds',
      `${HEAD}${T / 1000},1,1\n`,
      /line 2: bucket_start_ms is not a time in milliseconds.*looks like seconds/,
    ],
    [
      'microseconds among milliseconds',
      `${HEAD}${T},1,1\n${(T + HOUR) * 1000},1,1\n`,
      /line 3: .*looks like microseconds/,
    ],
    ['a date', `${HEAD}2025-12-01T00:00:00Z,1,1\n`, /line 2: bucket_start_ms is not a time in milliseconds/],
    [
      'a bucket twice',
      `${HEAD}${T},1,1\n${T + HOUR},1,1\n${T},1,1\n`,
      /line 4: the bucket of 2025-12-01T00:00:00Z is in the file twice \(line 2/,
    ],
    ['a row cut short', `${HEAD}${T},1,1\n${T + HOUR},1\n`, /line 3: has 2 cells and ends before short_usd/],
    [
      'another unit',
      `bucket_start_ms,long_usd,short_usd,unit\n${T},1,1,USD\n${T + HOUR},1,1,BTC\n`,
      /line 3: unit is "BTC".*must be in USD/,
    ],
  ])('%s is refused', async (_, text, sentence) => {
    expect(await refusal(text)).toMatch(sentence);
  });

  test('buckets of other lengths are refused, shorter and longer', async () => {
    const rows = (starts: readonly number[]): string => HEAD + starts.map((ms) => `${ms},1,1\n`).join('');
    const hours = [0, 1, 2, 3].map((i) => T + i * HOUR);
    expect(await refusal(rows([...hours, T + 3.5 * HOUR, T + 4 * HOUR]))).toMatch(
      /line 6: the bucket begins 1800 s after the one before it, while most are 3600 s long/,
    );
    expect(await refusal(rows([...hours, T + 4.25 * HOUR]))).toMatch(
      /line 6: the bucket begins 4500 s after/,
    );
    expect(await read(rows([...hours, T + 9 * HOUR]))).toMatchObject({ truth: { bucketMs: HOUR } });
  });

  test('a file that is not there or empty is refused', async () => {
    await expect(readTruth(join(folder, 'none.csv'), instrument('bybit'), () => 0)).rejects.toMatchObject({
      name: 'InputError',
    });
    expect(await refusal('')).toMatch(/truth\.csv is empty/);
    expect(await refusal('\n\n')).toMatch(/holds no rows/);
  });
});

describe('prints', () => {
  const only = async (text: string, exchange?: Exchange) => {
    const { truth } = await read(text, exchange);
    return truth.kind === 'prints' ? truth.prints[0] : null;
  };

  test('Binance: SELL closes a long; the order price may be the bankruptcy price', async () => {
    const { truth, dropped } = await read(
      `time_ms,symbol,side,price,filled_qty,orig_qty\n${T + 5},BTCUSDT,BUY,100400,0.5,9\n${T},BTCUSDT,SELL,99600,0.01,9\n${T},ETHUSDT,BUY,2361.06,4,4\n`,
    );
    expect(dropped).toEqual({ otherSymbol: 1 });
    expect(truth.kind === 'prints' && truth.prints.map(({ ms, side, usd }) => [ms, side, usd])).toEqual([
      [T, 'long', 996],
      [T + 5, 'short', 50_200],
    ]);
    expect(truth.kind === 'prints' && truth.prints[0].price).toBe(99_600);
    expect(truth.kind === 'prints' && truth.prints[0].ifBankruptcy).toBeCloseTo(100_000, 6);
  });

  test('Bybit: Buy is a long, the bankruptcy price becomes the trigger', async () => {
    const print = await only(`time_ms,side,price,qty\n${T},Buy,99600,0.01\n`, 'bybit');
    expect(print).toMatchObject({ side: 'long', ifBankruptcy: null, usd: 996 });
    expect(print?.price).toBeCloseTo(100_000, 6);
  });

  test('OKX: sell closes a long, and contracts are never taken for coins', async () => {
    const text = (head: string, row: string): string =>
      `time_ms,exchange,symbol,side,price,${head}\n${T},okx,BTC-USDT-SWAP,sell,99600,${row}\n`;
    expect(await only(text('qty,contract_size', '13,0.01'))).toMatchObject({
      side: 'long',
      usd: 0.13 * 99_600,
    });
    expect(await only(text('qty,usd', '13,12948'))).toMatchObject({ usd: 12_948 });
    expect(await refusal(text('qty', '13'))).toMatch(/line 2: OKX counts in contracts/);
  });

  test('long and short by name, prices of a simulated market as they are', async () => {
    expect(await only(`time_ms,side,price,usd\n${T},short,90000,5\n`, 'simulated')).toEqual({
      ms: T,
      side: 'short',
      price: 90_000,
      ifBankruptcy: null,
      usd: 5,
    });
  });

  test.each([
    ['no sizes', `time_ms,side,price\n${T},long,90000\n`, /line 1: has no column of sizes/],
    [
      'a size that is missing',
      `time_ms,side,price,usd\n${T},long,90000,\n`,
      /line 2: has neither USD nor a quantity/,
    ],
    [
      'an unknown side',
      `time_ms,side,price,usd\n${T},up,90000,1\n`,
      /line 2: side is "up"; write long, short, BUY or SELL/,
    ],
    ['a price that is missing', `time_ms,side,price,usd\n${T},long,,1\n`, /line 2: has no price/],
    [
      'mixed units',
      `time_ms,side,price,qty,usd\n${T},long,90000,0.1,9000\n${T},long,90000,0.1,0.1\n`,
      /line 3: .*units are mixed/,
    ],
    [
      'an unknown venue',
      `time_ms,side,price,usd,exchange\n${T},long,90000,1,mtgox\n`,
      /line 2: "mtgox" is not a venue/,
    ],
    [
      'only other symbols',
      `time_ms,side,price,usd,symbol\n${T},long,90000,1,ETHUSDT\n`,
      /no liquidations of BTCUSDT \(1 of other symbols\)/,
    ],
  ])('%s is refused', async (_, text, sentence) => {
    expect(await refusal(text)).toMatch(sentence);
  });
});
