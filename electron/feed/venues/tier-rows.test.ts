// Margin tiers by hand: sorted, sound, and smooth from tier to tier where a venue gives bounds only.
import { expect, test } from 'vitest';
import { tiersFrom, tiersFromBounds } from './tier-rows';

const tier = (upToUsd: number | null, maintenanceRate: number, maxLeverage = 50, amountUsd = 0) => ({
  upToUsd,
  maintenanceRate,
  maxLeverage,
  amountUsd,
});

test('sorts them, the one without end last', () => {
  const rows = [tier(null, 0.02), tier(9, 0.01), tier(5, 0.005)];
  expect(tiersFrom(rows)?.map(({ upToUsd }) => upToUsd)).toEqual([5, 9, null]);
});

test.each([
  ['none', []],
  ['a rate that is none', [tier(5, Number.NaN)]],
  ['a rate of nothing', [tier(5, 0)]],
  ['a leverage below one', [tier(5, 0.01, 0)]],
  ['an end that is none', [tier(Number.NaN, 0.01)]],
])('takes no table with %s', (_, rows) => {
  expect(tiersFrom(rows)).toBeNull();
});

test('makes the margin go on smoothly', () => {
  const tiers = tiersFromBounds([
    { fromUsd: 0, maintenanceRate: 0.0125, maxLeverage: 40 },
    { fromUsd: 150_000_000, maintenanceRate: 0.025, maxLeverage: 20 },
  ]);
  expect(tiers).toEqual([tier(150_000_000, 0.0125, 40, 0), tier(null, 0.025, 20, 1_875_000)]);
  const margin = (i: number, usd: number): number =>
    usd * (tiers?.[i].maintenanceRate ?? 0) - (tiers?.[i].amountUsd ?? 0);
  expect(margin(1, 150_000_000)).toBe(margin(0, 150_000_000));
});
