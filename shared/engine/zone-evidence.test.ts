// The verified share against cards that verify everything, nothing, or one band at a time: shares of bands add up.
import { expect, test } from 'vitest';
import { DEFAULT_MODEL } from '../model/default-settings';
import type { CardBand, CardModel } from '../model/model-card';
import { applyEvent, createEngine } from './engine';
import type { LedgerBar } from './explain';
import { readZones } from './read-zones';
import { walkEvents } from './walk.test-support';
import { evidenceSources, verifiedShare } from './zone-evidence';

function bands(edges: readonly number[], verified: (i: number) => boolean): CardBand[] {
  return edges.map((from, i) => ({
    from,
    to: edges[i + 1] ?? null,
    verified: { long: verified(i), short: verified(i) },
  }));
}

const state = createEngine(DEFAULT_MODEL);
const ledger: LedgerBar[] = [];
for (const event of walkEvents(17, 1500)) ledger.push(...applyEvent(state, event));
const zones = readZones(state);

function share(
  zone: (typeof zones)[number],
  distance: (i: number) => boolean,
  age: (i: number) => boolean,
): number {
  const card: CardModel = {
    sides: {} as CardModel['sides'],
    distance: bands([0, 0.005, 0.015], distance),
    age: bands([0, 1, 24], age),
  };
  return verifiedShare(zone, evidenceSources(state, new Map([[0, ledger]])), DEFAULT_MODEL, card);
}

test('there are zones to look at', () => {
  expect(zones.length).toBeGreaterThan(2);
});

test.each(zones.map((zone) => [zone.id, zone] as const))('%s', (_, zone) => {
  const all = () => true;
  expect(share(zone, all, all)).toBeCloseTo(1, 6);
  expect(share(zone, () => false, all)).toBe(0);
  let sum = 0;
  for (let d = 0; d < 3; d++) {
    for (let a = 0; a < 3; a++) {
      sum += share(
        zone,
        (i) => i === d,
        (i) => i === a,
      );
    }
  }
  expect(sum).toBeCloseTo(1, 6);
});
