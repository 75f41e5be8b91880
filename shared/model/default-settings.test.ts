// The kernel's constants against the formula they were computed from.
import { expect, test } from 'vitest';
import { DEFAULT_MODEL } from './default-settings';

test('smooth kernel constants match their formula', () => {
  const raw = DEFAULT_MODEL.smooth.map(({ distance }) => 1 / (1 + (0.003 / distance) ** (1 / 0.3)));
  const sum = raw.reduce((a, b) => a + b, 0);
  DEFAULT_MODEL.smooth.forEach((placement, i) => {
    expect(placement.weight).toBeCloseTo(raw[i] / sum, 14);
    expect(placement.longRatio).toBeCloseTo(Math.exp(-placement.distance), 14);
    expect(placement.shortRatio).toBeCloseTo(Math.exp(placement.distance), 14);
  });
});

test('weights of both models add up to one', () => {
  for (const placements of [DEFAULT_MODEL.smooth, DEFAULT_MODEL.ladder]) {
    expect(placements.reduce((sum, p) => sum + p.weight, 0)).toBeCloseTo(1, 12);
  }
});

test('ladder rungs sit at the tier 1 liquidation price', () => {
  const rung = DEFAULT_MODEL.ladder.find((p) => p.leverage === 100);
  expect(100_000 * (rung?.longRatio ?? 0)).toBeCloseTo(99_397.6, 1);
  expect(100_000 * (rung?.shortRatio ?? 0)).toBeCloseTo(100_597.6, 1);
});
