// Verified only where both bands have a lower bound above zero on that side.
import { expect, test } from 'vitest';
import type { Band, BandSide } from './bands';
import { evidenceOf } from './evidence';

const side = (low: number | null): BandSide => ({
  overGeometry: { gain: 0.01, low, high: 0.02 },
  alone: { gain: 0.01, low, high: 0.02 },
  sweptShare: 0.5,
});
const band = (from: number, to: number | null, long: number | null, short: number | null): Band => ({
  from,
  to,
  long: side(long),
  short: side(short),
});
const bands = {
  distance: [band(0, 0.005, 0.01, 0.01), band(0.005, 0.015, 0.001, -0.001), band(0.015, null, -0.01, 0)],
  age: [band(0, 1, 0.01, 0.01), band(1, 24, 0.01, 0.01), band(24, null, -0.01, 0.01)],
};

test('each edge belongs to the band that begins there', () => {
  expect(evidenceOf(bands, 'long', 0.004, 0.5)).toBe('verified');
  expect(evidenceOf(bands, 'long', 0.005, 1)).toBe('verified');
  expect(evidenceOf(bands, 'long', 0.015, 1)).toBe('unverified');
  expect(evidenceOf(bands, 'long', 0.004, 24)).toBe('unverified');
});

test('sides are judged apart, and zero is not above zero', () => {
  expect(evidenceOf(bands, 'short', 0.005, 1)).toBe('unverified');
  expect(evidenceOf(bands, 'short', 0.004, 30)).toBe('verified');
  expect(evidenceOf(bands, 'short', 0.05, 1)).toBe('unverified');
});

test('without an interval, and outside all bands, nothing is verified', () => {
  const unknown = { distance: [band(0, null, null, null)], age: [band(0, null, 1, 1)] };
  expect(evidenceOf(unknown, 'long', 0.01, 1)).toBe('unverified');
  expect(evidenceOf(bands, 'long', -0.01, 1)).toBe('unverified');
});
