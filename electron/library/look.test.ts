// The import's first look: kinds and symbol of archives, and one sentence for each file that is none.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lookAt } from './look';

const fixtures = join(import.meta.dirname, '../feed/import/fixtures');
const folder = mkdtempSync(join(tmpdir(), 'liqradar-look-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('tells kinds from the contents and the symbol from the names', async () => {
  const { files, symbol } = await lookAt([fixtures]);
  expect(symbol).toBe('BTCUSDT');
  expect(new Set(files.map(({ kind }) => kind))).toEqual(
    new Set(['klines', 'aggTrades', 'fundingRate', 'metrics']),
  );
  expect(files.every(({ size, problem }) => size > 0 && problem === null)).toBe(true);
});

test('what is no archive has its own sentence and stops nothing', async () => {
  const bad = join(folder, 'prices.csv');
  writeFileSync(bad, 'hello,world\n1,2\n');
  const good = join(fixtures, 'BTCUSDT-5m-2025-12.csv');
  const { files, symbol } = await lookAt([bad, join(folder, 'gone.zip'), good]);
  expect(files.map(({ kind }) => kind)).toEqual([null, null, 'klines']);
  expect(files[0].problem).toMatch(/No archive/);
  expect(files[1].problem).toMatch(/does not exist/);
  expect(symbol).toBe('BTCUSDT');
});
