// Decimal strings become whole units exactly.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsOf, toUnits } from './decimal';

describe('toUnits', () => {
  it.each<[string, number, number | null]>([
    ['90320.5', 1, 903_205],
    ['90320', 1, 903_200],
    ['90320.50000000', 1, 903_205],
    ['0.1', 1, 1],
    ['.5', 1, 5],
    ['5.', 1, 50],
    ['-3.25', 2, -325],
    ['-0', 2, 0],
    ['0000.10', 3, 100],
    ['9007199254740991', 0, 9_007_199_254_740_991],
    ['1e-05', 5, 1],
    ['1.5E-7', 8, 15],
    ['8.32e-03', 5, 832],
    ['1.5e3', 0, 1500],
    ['12.5e1', 0, 125],
    ['0E-8', 2, 0],
    // 4.35 x 100 is 434.99999999999994 in floats.
    ['4.35', 2, 435],
  ])('%s in units of 10^-%i is %s', (text, decimals, units) => {
    expect(toUnits(text, decimals)).toBe(units);
  });

  it.each([
    '',
    '-',
    '.',
    'x',
    '1,5',
    '1.2.3',
    ' 1',
    '1 ',
    '+1',
    '0x10',
    'NaN',
    'Infinity',
    '1e',
    'e5',
    '1-',
    '--1',
    '1e9999',
  ])('"%s" is not a number', (text) => {
    expect(toUnits(text, 2)).toBeNull();
    expect(decimalsOf(text)).toBe(-1);
  });

  it('refuses more decimals than asked for, and what is too large', () => {
    expect(toUnits('1.23', 1)).toBeNull();
    expect(toUnits('1e-9', 8)).toBeNull();
    expect(toUnits('9007199254740992', 0)).toBeNull();
    expect(toUnits('9007199254740.991', 4)).toBeNull();
    expect(toUnits('1'.repeat(400), 0)).toBeNull();
  });

  it('is exact for every number of units and way to write it', () => {
    const written = fc.record({
      units: fc.maxSafeInteger(),
      decimals: fc.nat(12),
      zeros: fc.nat(4),
    });
    fc.assert(
      fc.property(written, ({ units, decimals, zeros }) => {
        const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
        const point = digits.length - decimals;
        const text = `${units < 0 ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}${'0'.repeat(zeros)}`;
        expect(toUnits(text, decimals)).toBe(units + 0);
        expect(toUnits(`${units}e-${decimals}`, decimals)).toBe(units + 0);
        expect(decimalsOf(text)).toBeLessThanOrEqual(decimals);
      }),
    );
  });
});

it.each([
  ['1', 0],
  ['1.0', 0],
  ['1.50', 1],
  ['100.00', 0],
  ['89832.1750000000000000', 3],
  ['1e-5', 5],
  ['1.0e-5', 5],
])('decimalsOf(%s) is %i', (text, decimals) => {
  expect(decimalsOf(text)).toBe(decimals);
});
