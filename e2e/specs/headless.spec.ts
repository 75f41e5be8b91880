// The command line as a user meets it: one JSON object, or one clear line and exit code 2.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { decemberFiles, missingData, realisedFile } from '../support/market-data';
import { radar, radarJson } from '../support/radar';

const demo = resolve(import.meta.dirname, '../../resources/demo.session');
let folder = '';
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liqradar-radar-'));
  await writeFile(join(folder, 'notes.txt'), 'nothing to import');
  await writeFile(join(folder, 'broken.session'), 'not a session');
});
test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

test.describe('bad input is one line that says what and where, and leaves nothing behind', () => {
  const cases: readonly (readonly [name: string, args: () => string[], says: RegExp])[] = [
    ['no command', () => [], /No command given/],
    ['an unknown command', () => ['mpa'], /Unknown command mpa/],
    ['a missing session', () => ['info', join(folder, 'gone.session')], /gone\.session/],
    ['a file that is no session', () => ['info', join(folder, 'broken.session')], /broken\.session/],
    ['a time outside the session', () => ['map', demo, '--at', '2020-01-01T00:00:00Z'], /lies outside it/],
    ['no time', () => ['zones', demo], /--at is missing/],
    [
      'a bin that is no multiple',
      () => ['map', demo, '--at', '2026-01-10T00:00:00Z', '--bin', '7'],
      /multiple/,
    ],
    ['a side that is none', () => check('--side', 'up'), /--side must be one of long, short/],
    ['an entry below zero', () => check('--entry', '-5'), /--entry/],
    ['an unknown flag', () => ['info', demo, '--loud'], /--loud/],
    ['nothing to import', () => imports(join(folder, 'notes.txt')), /notes\.txt/],
    ['a direction that is none', () => cascades('--direction', 'sideways'), /--direction must be one of/],
    ['a start beyond the price', () => cascades('--from', '9999999'), /cannot start at 9,999,999/],
    ['an unknown exchange', () => [...imports(demo), '--exchange', 'mtgox'], /mtgox/],
  ];
  for (const [name, args, says] of cases) {
    test(name, async () => {
      const run = await radar(...args());
      expect(run.code).toBe(2);
      expect(run.stdout).toBe('');
      expect(run.stderr).toMatch(says);
      expect(run.stderr).not.toMatch(/\n\s+at /);
      expect(await readdir(folder)).toHaveLength(2);
    });
  }
});

test('the demo answers every question', async () => {
  const at = ['--at', '2026-01-15T12:00:00Z'];
  const info = await radarJson('info', demo);
  expect(info['stateHash']).toMatch(/^[0-9a-f]{16}$/);
  const map = (await radarJson('map', demo, ...at, '--bin', '100')) as {
    price: number;
    long: Cell[];
    short: Cell[];
  };
  expect(map.long.every(({ price }) => price < map.price)).toBe(true);
  expect(map.short.every(({ price }) => price + 100 > map.price)).toBe(true);
  const { zones } = (await radarJson('zones', demo, ...at)) as { zones: { usd: number }[] };
  expect(zones.map(({ usd }) => usd)).toEqual(zones.map(({ usd }) => usd).toSorted((a, b) => b - a));
  const answer = await radarJson(...check());
  expect(answer['verdict']).toMatch(/^(clear|caution|danger)$/);
  const low = map.long.at(-1)?.price ?? 0;
  const told = (await radarJson('explain', demo, ...at, '--price', String(low + 5))) as {
    usd: number;
    byAge: { usd: number }[];
  };
  expect(told.byAge.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(told.usd, 0);
});

test.describe('December 2025, real archives', () => {
  test.skip(missingData !== null, missingData ?? '');
  const session = (): string => join(folder, 'december.session');
  const at = ['--at', '2025-12-11T06:00:00Z'];
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    await radarJson(
      'import',
      ...decemberFiles(),
      '--exchange',
      'binanceusdm',
      '--symbol',
      'BTCUSDT',
      '--out',
      session(),
    );
  });
  test.afterAll(() => rm(session(), { force: true }));

  for (const model of ['smooth', 'ladder']) {
    test(`${model}: the densest zones stand where the market’s were`, async () => {
      const answer = (await radarJson('zones', session(), ...at, '--model', model)) as {
        price: number;
        zones: Zone[];
      };
      expect(answer.price).toBe(90_262);
      const densest = (side: string): Zone | undefined => answer.zones.find((zone) => zone.side === side);
      expect(densest('long')?.peak).toBeGreaterThan(87_400);
      expect(densest('long')?.peak).toBeLessThan(89_500);
      expect(densest('short')?.peak).toBeGreaterThan(94_000);
      expect(densest('short')?.peak).toBeLessThan(97_000);
      for (const { low, high } of answer.zones) expect(low >= 92_400 || high <= 91_000).toBe(true);
    });
  }

  test('a long at 88,700 with 20x is not clear', async () => {
    const answer = await radarJson(
      'check',
      session(),
      ...at,
      '--side',
      'long',
      '--entry',
      '88700',
      '--leverage',
      '20',
    );
    expect(answer['verdict']).toMatch(/^(caution|danger)$/);
  });

  test('the brief names both zones and the band between, and says that it is no forecast', async () => {
    const answer = (await radarJson('brief', session(), ...at)) as unknown as BriefAnswer;
    const { below, above, between, text } = answer;
    expect(below.low < 89_000 && below.high > 88_000).toBe(true);
    expect(above.low < 96_000 && above.high > 94_000).toBe(true);
    expect(between.low).toBeLessThanOrEqual(91_000);
    expect(between.high).toBeGreaterThanOrEqual(92_000);
    expect(text).toContain('not a forecast');
    const page = await radar('brief', session(), ...at, '--format', 'md');
    expect(page.stdout).toMatch(/^# BTCUSDT on Binance, 2025-12-1\d/);
  });

  test('a cascade is a band, and more thinning reaches further', async () => {
    const ask = ['cascade', session(), ...at, '--from', '89400', '--direction', 'down'];
    const usual = (await radarJson(...ask)) as unknown as CascadeAnswer;
    const thin = (await radarJson(...ask, '--thin', '6')) as unknown as CascadeAnswer;
    const { low, mid, high } = usual.runs;
    expect(low.reach).toBeGreaterThanOrEqual(mid.reach);
    expect(mid.reach).toBeGreaterThanOrEqual(high.reach);
    expect(thin.runs.mid.reach).toBeLessThan(mid.reach);
    expect(mid.totalUsd).toBeGreaterThan(1e6);
  });

  test('the map scores what it says it scores', async () => {
    const args = [
      'score',
      session(),
      '--truth',
      realisedFile(),
      '--from',
      '2025-12-08T00:00:00Z',
      '--no-bootstrap',
    ];
    const [first, second] = [await radar(...args), await radar(...args)];
    expect(second.stdout).toBe(first.stdout);
    const { mean, controls, baselines } = JSON.parse(first.stdout) as Score;
    expect(mean.log.gain).toBeGreaterThan(0.145);
    expect(mean.log10k.gain).toBeGreaterThan(0.26);
    expect(mean.overGeometry.gain).toBeGreaterThan(0.065);
    expect(mean.usdD2).toBeGreaterThan(0.86);
    expect(mean.auc5).toBeGreaterThan(0.985);
    expect(mean.usdD2 - baselines.constant.mean.usdD2).toBeGreaterThan(0.03);
    expect(Math.abs(controls.swapped.mean.overGeometry.gain)).toBeLessThan(0.005);
    expect(Math.abs(controls.yesterday.mean.overGeometry.gain)).toBeLessThan(0.005);
  });
});

interface BriefAnswer {
  readonly below: { readonly low: number; readonly high: number };
  readonly above: { readonly low: number; readonly high: number };
  readonly between: { readonly low: number; readonly high: number };
  readonly text: string;
}

interface CascadeAnswer {
  readonly runs: Readonly<
    Record<'low' | 'mid' | 'high', { readonly reach: number; readonly totalUsd: number }>
  >;
}

interface Cell {
  readonly price: number;
  readonly usd: number;
}
interface Zone {
  readonly side: string;
  readonly low: number;
  readonly high: number;
  readonly peak: number;
}
interface Mean {
  readonly log: { readonly gain: number };
  readonly log10k: { readonly gain: number };
  readonly overGeometry: { readonly gain: number };
  readonly usdD2: number;
  readonly auc5: number;
}
interface Score {
  readonly mean: Mean;
  readonly controls: Readonly<Record<'swapped' | 'yesterday', { readonly mean: Mean }>>;
  readonly baselines: { readonly constant: { readonly mean: Mean } };
}

/** A check of the demo with some flags replaced. */
function check(...flags: readonly string[]): string[] {
  const usual = ['--at', '2026-01-15T12:00:00Z', '--side', 'long', '--entry', '89000', '--leverage', '20'];
  return ['check', demo, ...usual, ...flags];
}

function cascades(...flags: readonly string[]): string[] {
  const usual = ['--at', '2026-01-15T12:00:00Z', '--from', '80000', '--direction', 'down'];
  return ['cascade', demo, ...usual, ...flags];
}

function imports(file: string): string[] {
  return [
    'import',
    file,
    '--exchange',
    'binanceusdm',
    '--symbol',
    'BTCUSDT',
    '--out',
    join(folder, 'new.session'),
  ];
}
