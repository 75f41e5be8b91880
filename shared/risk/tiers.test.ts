// Tests for the tier file that ships and for what the reader refuses.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { InputError } from '../util/input-error';
import { readTierFile } from './tier-file';
import { tiersFor } from './tiers';

const text = readFileSync(new URL('../../resources/leverage-tiers.json', import.meta.url), 'utf8');
const tables = readTierFile(JSON.parse(text));

test('the shipped file holds every venue, dated and with a source', () => {
  for (const exchange of ['binanceusdm', 'bybit', 'okx', 'hyperliquid', 'simulated'] as const) {
    const tiers = tiersFor(tables, exchange, 'BTCUSDT');
    expect(tiers?.assumed).toBe(false);
    expect(tiers?.asOf).toMatch(/^20\d\d-\d\d/);
    expect(tiers?.source.length).toBeGreaterThan(20);
  }
  expect(tiersFor(tables, 'binanceusdm', 'BTCUSDT')?.tiers).toHaveLength(12);
  expect(tiersFor(tables, 'binanceusdm', 'ETHUSDT')?.tiers[5].amountUsd).toBe(381_450);
  const simulated = tiersFor(tables, 'simulated', 'SIM-BTCUSDT');
  expect(simulated?.tiers).toEqual(tiersFor(tables, 'binanceusdm', 'BTCUSDT')?.tiers);
});

test('an unknown symbol gets the lowest tier of the venue, flagged as assumed', () => {
  const tiers = tiersFor(tables, 'binanceusdm', 'SOLUSDT');
  expect(tiers?.assumed).toBe(true);
  expect(tiers?.complete).toBe(false);
  expect(tiers?.tiers).toEqual([{ upToUsd: null, maintenanceRate: 0.004, maxLeverage: 125, amountUsd: 0 }]);
});

test('a venue without a table has no tiers', () => {
  const without = tables.filter((table) => table.exchange !== 'okx');
  expect(tiersFor(without, 'okx', 'BTCUSDT')).toBeNull();
});

function broken(change: (tiers: Record<string, unknown>[]) => void): unknown {
  const copy = JSON.parse(text) as { tables: { tiers: Record<string, unknown>[] }[] };
  change(copy.tables[0].tiers);
  return copy;
}

test.each([
  [
    'a missing figure',
    (t: Record<string, unknown>[]) => delete t[2].maintenanceRate,
    /tables\.0\.tiers\.2\.maintenanceRate/,
  ],
  ['text for a figure', (t: Record<string, unknown>[]) => (t[0].maxLeverage = '125'), /maxLeverage/],
  [
    'an open tier in the middle',
    (t: Record<string, unknown>[]) => (t[1].upToUsd = null),
    /tier 2 has no upper bound/,
  ],
  ['tiers out of order', (t: Record<string, unknown>[]) => (t[1].upToUsd = 10), /tier 2 does not rise/],
  [
    'an amount that does not join',
    (t: Record<string, unknown>[]) => (t[3].amountUsd = 950),
    /tier 4 has amount 950/,
  ],
  [
    'a margin above the collateral',
    (t: Record<string, unknown>[]) => (t[0].maxLeverage = 300),
    /tier 1 asks for more/,
  ],
])('the reader refuses %s and names the place', (_name, change, message) => {
  const json = broken(change);
  expect(() => readTierFile(json)).toThrow(InputError);
  expect(() => readTierFile(json)).toThrow(message);
});

test('the reader refuses what is no tier file', () => {
  for (const json of [null, [], {}, { tables: 3 }, 'x']) expect(() => readTierFile(json)).toThrow(InputError);
});
