// `radar score` on a session file: the answer's shape, its refusals, and the study's figures where the data is here.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { walkEvents } from '../../shared/engine/walk.test-support';
import { importArchives } from '../feed/import/import-archives';
import { createSession } from '../session-log/writer';
import type { CliArguments } from './arguments';
import { score } from './score';

// The app finds its files from where it is built to.
vi.mock('../resources', async () => {
  const { readTierFile } = await import('../../shared/risk/tier-file');
  const file = join(import.meta.dirname, '../../resources/leverage-tiers.json');
  return { readTiers: () => readTierFile(JSON.parse(readFileSync(file, 'utf8'))) };
});

const START = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;
const BARS = 6 * 288;

let folder = '';
let session = '';
const at = (name: string): string => join(folder, name);
const run = async (positional: string, values: CliArguments['values']): Promise<Record<string, unknown>> =>
  (await score.run({ positionals: [positional], values })) as Record<string, unknown>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'liqradar-score-'));
  session = at('walk.session');
  const writer = createSession(session, {
    name: 'walk',
    origin: 'simulated',
    createdBy: 'test',
    force: false,
  });
  writer.append(walkEvents(4, BARS));
  writer.finish();
  const rows = Array.from(
    { length: 144 },
    (_, i) => `${START + i * HOUR},${(i * 7919) % 1e6},${(i * 104_729) % 1e6}`,
  );
  writeFileSync(at('truth.csv'), `bucket_start_ms,long_usd,short_usd\n${rows.join('\n')}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the answer', () => {
  test('has the score, its baselines and controls, and counts what was left out', async () => {
    const answer = await run(session, { truth: at('truth.csv'), 'no-bootstrap': true, dump: at('rows.csv') });
    const dropped = answer['dropped'] as Record<string, number>;
    expect(answer).toMatchObject({
      bucketMs: HOUR,
      model: 'smooth',
      leftOut: [],
      to: '2026-01-07T00:00:00Z',
    });
    expect(Object.keys(answer['sides'] as object)).toEqual(['long', 'short']);
    expect(Object.keys(answer['baselines'] as object)).toEqual(
      expect.arrayContaining(['constant', 'volumeOnly', 'ladder', 'naive', 'geometry']),
    );
    expect(Object.keys(answer['controls'] as object)).toEqual([
      'swapped',
      'delayed1h',
      'yesterday',
      'shuffled',
    ]);
    expect(answer['sides']).toMatchObject({
      long: { overGeometry: { low: null, high: null }, usdD2Low: null },
    });
    expect(Number(answer['n']) + Object.values(dropped).reduce((sum, count) => sum + count, 0)).toBe(144);

    const lines = readFileSync(at('rows.csv'), 'utf8').trim().split('\n');
    expect(lines[0]).toBe('bucket_start_ms,side,swept_usd,realised_usd,excursion,volume_usd,path');
    expect(lines).toHaveLength(1 + 2 * Number(answer['n']));
  });

  test('keeps to the asked period', async () => {
    const answer = await run(session, {
      truth: at('truth.csv'),
      from: '2026-01-02',
      to: '2026-01-06T00:00:00Z',
      'no-bootstrap': true,
    });
    expect(answer['to']).toBe('2026-01-06T00:00:00Z');
    expect(Date.parse(String(answer['from']))).toBeGreaterThanOrEqual(Date.UTC(2026, 0, 2));
  });
});

describe('refusals', () => {
  test.each<[string, CliArguments['values'], RegExp]>([
    ['no truth at all', {}, /no liquidations of its own.*--truth/],
    [
      'a period outside',
      { truth: 'truth.csv', from: '2026-02-01T00:00:00Z' },
      /Nothing to compare: .* ends .* begins 2026-02-01/,
    ],
    ['a period backwards', { truth: 'truth.csv', from: '2026-01-03', to: '2026-01-02' }, /not before/],
    ['too short a period', { truth: 'truth.csv', to: '2026-01-03' }, /Only \d+ buckets/],
    ['a truth that is not there', { truth: 'none.csv' }, /none\.csv/],
    ['an unknown model', { truth: 'truth.csv', model: 'magic' }, /--model must be one of/],
    [
      'a dump that cannot be written',
      { truth: 'truth.csv', dump: 'no/such/place.csv', 'no-bootstrap': true },
      /cannot be written/,
    ],
  ])('%s', async (_, values, sentence) => {
    const { truth, dump, ...rest } = values;
    const inFolder = (value: CliArguments['values'][string]) =>
      value === undefined ? {} : { value: at(String(value)) };
    const placed = {
      ...rest,
      ...(truth === undefined ? {} : { truth: inFolder(truth).value }),
      ...(dump === undefined ? {} : { dump: inFolder(dump).value }),
    };
    await expect(run(session, placed)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(sentence) as unknown,
    });
  });

  test('truth of another time names both spans', async () => {
    const late = Array.from({ length: 100 }, (_, i) => `${START + 900 * HOUR + i * HOUR},1,1`);
    writeFileSync(at('late.csv'), `bucket_start_ms,long_usd,short_usd\n${late.join('\n')}\n`);
    await expect(run(session, { truth: at('late.csv') })).rejects.toThrow(
      /Nothing to compare: the session ends 2026-01-07T00:00:00Z and .*late\.csv begins 2026-02-07T12:00:00Z/,
    );
  });
});

const DATA = join(import.meta.dirname, '../../../shared/data');
const BTC = join(DATA, 'binance-btcusdt-2025-12_2026-01');

describe.skipIf(!existsSync(BTC))(`the study's window (skipped where ${DATA} is missing)`, () => {
  interface Mean {
    readonly overGeometry: { readonly gain: number; readonly low: number };
    readonly usdD2: number;
    readonly auc5: number;
    readonly log: { readonly gain: number };
    readonly log10k: { readonly gain: number };
    readonly modelMinus: { readonly usdD2: { readonly difference: number; readonly low: number } };
  }

  test('reaches the targets, beats constant entries beyond doubt, and its controls fall to nothing', async () => {
    const real = at('btc.session');
    const inputs = readdirSync(BTC).filter((name) => name.startsWith('BTCUSDT-'));
    await importArchives({
      inputs: inputs.map((name) => join(BTC, name)),
      exchange: 'binanceusdm',
      symbol: 'BTCUSDT',
      out: real,
      force: false,
    });
    const answer = await run(real, {
      truth: join(BTC, 'realised-liquidations-1h.csv'),
      from: '2025-12-08T00:00:00Z',
    });
    const mean = answer['mean'] as Mean;
    expect(answer).toMatchObject({ n: 1264, bucketMs: HOUR, dropped: { noTruth: 1, candlesMissing: 1 } });
    expect(mean.log.gain).toBeGreaterThan(0.145);
    expect(mean.log10k.gain).toBeGreaterThan(0.26);
    expect(mean.overGeometry.gain).toBeGreaterThan(0.065);
    expect(mean.overGeometry.low).toBeGreaterThan(0.04);
    expect(mean.usdD2).toBeGreaterThan(0.86);
    expect(mean.auc5).toBeGreaterThan(0.985);
    const baselines = answer['baselines'] as Record<string, { readonly mean: Mean }>;
    expect(baselines['constant'].mean.modelMinus.usdD2.difference).toBeGreaterThan(0.03);
    expect(baselines['constant'].mean.modelMinus.usdD2.low).toBeGreaterThan(0);
    const controls = answer['controls'] as Record<string, { readonly mean: Mean }>;
    expect(Math.abs(controls['swapped'].mean.overGeometry.gain)).toBeLessThan(0.01);
    expect(Math.abs(controls['yesterday'].mean.overGeometry.gain)).toBeLessThan(0.01);
  });

  test('finds recorded liquidation orders in the cells that their minute crossed', async () => {
    const june = join(DATA, 'binance-forceorder-2025-06-23');
    const [, ...rows] = readFileSync(join(june, 'BTCUSDT-1m-2025-06-23.csv'), 'utf8').trim().split('\n');
    const klines = rows.map((row) => {
      const [ms, ...rest] = row.split(',');
      return [ms, ...rest, Number(ms) + 59_999].join(',');
    });
    writeFileSync(at('june.csv'), `open_time,open,high,low,close,volume,close_time\n${klines.join('\n')}\n`);
    await importArchives({
      inputs: [at('june.csv')],
      exchange: 'binanceusdm',
      symbol: 'BTCUSDT',
      out: at('june.session'),
      force: false,
    });
    const answer = await run(at('june.session'), { truth: join(june, 'prints.csv') });
    expect(answer).toMatchObject({
      n: 55,
      prints: { n: 55, reading: 'as bankruptcy prices, converted to triggers' },
      dropped: { otherSymbol: 66, outsideCandle: 2 },
    });
    const { nats, lift10 } = answer['prints'] as {
      readonly nats: Record<string, number>;
      readonly lift10: number;
    };
    expect(nats['uniform']).toBeGreaterThan(0.1);
    expect(lift10).toBeGreaterThan(5);
  });
});
