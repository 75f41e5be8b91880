// Which zones are listed, and their states.
import { expect, test } from 'vitest';
import type { Zone } from '../../shared/model/zone';
import { atrDistance, listZones, zoneState } from './zone-list';

const zone = (id: string, usd: number, distancePct: number, sweptShare = 0): Zone => ({
  id,
  side: 'long',
  low: 1,
  high: 2,
  peak: 1.5,
  usd,
  expectedUsd: 0,
  percentile: 0.9,
  distancePct,
  bornMs: 0,
  ageMs: 0,
  sweptShare,
  evidence: 'unverified',
  verifiedShare: 0,
});

test('by size, within reach, without what is fully swept', () => {
  const zones = [
    zone('a', 1, -3),
    zone('b', 5, 2),
    zone('far', 9, -8.1),
    zone('gone', 7, 1, 1),
    zone('c', 3, 8),
  ];
  expect(listZones(zones, 2).map(({ id }) => id)).toEqual(['b', 'c']);
});

test('states turn at 3 % and 65 %', () => {
  expect(zoneState(0.029)).toEqual({ fill: 'full', text: 'Fresh' });
  expect(zoneState(0.04)).toEqual({ fill: 'half', text: '4% swept' });
  expect(zoneState(0.65)).toEqual({ fill: 'ring', text: 'Mostly swept' });
});

test('distance in ATRs, unknown without one', () => {
  expect(atrDistance(zone('a', 1, 2.1), 92_477.5, 850)).toBeCloseTo(2.28, 1);
  expect(atrDistance(zone('a', 1, 2.1), 92_477.5, null)).toBeNull();
});
