// Tests for the number formats: LOOK's examples, the edges between steps, and a few properties.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatAge,
  formatPct,
  formatPercentile,
  formatPrice,
  formatUsd,
  formatZoneRange,
  priceDecimals,
} from './format';

test('prices have thousands commas and fixed decimals', () => {
  expect(formatPrice(92_477.5, 1)).toBe('92,477.5');
  expect(formatPrice(1_234_567.89, 0)).toBe('1,234,568');
  expect(formatPrice(999, 0)).toBe('999');
  expect(formatPrice(0.000123456, 6)).toBe('0.000123');
  expect(formatPrice(-1500, 0)).toBe('\u22121,500');
  expect(formatPrice(-0.01, 0)).toBe('0');
  expect(formatPrice(null, 1)).toBe('–');
  expect(formatPrice(Number.NaN, 1)).toBe('–');
});

test('decimals by size of the price', () => {
  expect([92_000, 1000, 999, 100, 99, 5, 0.5, 0.05].map(priceDecimals)).toEqual([0, 0, 1, 1, 2, 3, 4, 5]);
});

test('USD steps and their edges', () => {
  const cases: readonly (readonly [number, string])[] = [
    [0, '$0'],
    [633, '$633'],
    [999.6, '$1k'],
    [633_000, '$633k'],
    [999_499, '$999k'],
    [999_500, '$1.0M'],
    [86_600_000, '$86.6M'],
    [99_949_999, '$99.9M'],
    [99_950_000, '$100M'],
    [531e6, '$531M'],
    [999.6e6, '$1.00B'],
    [2.35e9, '$2.35B'],
    [1234.5e9, '$1,234.50B'],
    [-69.7e6, '\u2212$69.7M'],
  ];
  for (const [usd, text] of cases) expect(formatUsd(usd)).toBe(text);
  expect(formatUsd(null)).toBe('–');
});

test('changes are always signed, with a true minus', () => {
  expect(formatPct(-3.6145)).toBe('\u22123.61%');
  expect(formatPct(0.54)).toBe('+0.54%');
  expect(formatPct(0)).toBe('+0.00%');
  expect(formatPct(-0.001)).toBe('+0.00%');
  expect(formatPct(-3.52, 1)).toBe('\u22123.5%');
  expect(formatPct(null)).toBe('–');
});

test('zone ranges name the unit once and keep narrow bands apart', () => {
  expect(formatZoneRange(88_300, 89_200)).toBe('88.3–89.2k');
  expect(formatZoneRange(96_100, 96_300)).toBe('96.1–96.3k');
  expect(formatZoneRange(88_300, 88_400)).toBe('88.30–88.40k');
  expect(formatZoneRange(101_300, 102_200)).toBe('101.3–102.2k');
  expect(formatZoneRange(3045, 3065)).toBe('3.04–3.06k');
  expect(formatZoneRange(990, 1010)).toBe('0.99–1.01k');
  expect(formatZoneRange(148.2, 151)).toBe('148.2–151.0');
  expect(formatZoneRange(0.512, 0.524)).toBe('0.512–0.524');
});

test('percentiles are rounded down', () => {
  expect([0.989, 0.98, 0.29, 0.999, 1].map(formatPercentile)).toEqual(['p98', 'p98', 'p29', 'p99', 'p100']);
});

test('ages in hours under two days, then in days', () => {
  const h = 3_600_000;
  expect([0.5 * h, 40 * h, 47.9 * h, 48 * h, 67.2 * h].map(formatAge)).toEqual([
    '<1h',
    '40h',
    '47h',
    '2.0d',
    '2.8d',
  ]);
});

test('commas leave the digits alone', () => {
  const price = fc.double({ min: 0, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(price, fc.integer({ min: 0, max: 4 }), (x, decimals) => {
      expect(formatPrice(x, decimals).replaceAll(',', '')).toBe(x.toFixed(decimals));
    }),
  );
});

test('USD text is within half a step of the amount', () => {
  const factor: Record<string, number> = { k: 1e3, M: 1e6, B: 1e9 };
  fc.assert(
    fc.property(fc.double({ min: 1, max: 9e11, noNaN: true }), (usd) => {
      const match = /^\$([\d,.]+)([kMB]?)$/.exec(formatUsd(usd));
      expect(match).not.toBeNull();
      const read = Number(match?.[1].replaceAll(',', '')) * (factor[match?.[2] ?? ''] ?? 1);
      expect(Math.abs(read - usd)).toBeLessThanOrEqual(Math.max(0.5, usd * 0.34));
      if (usd >= 1e6) expect(Math.abs(read - usd)).toBeLessThanOrEqual(usd * 0.051);
    }),
  );
});
