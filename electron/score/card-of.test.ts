// Which bands of a score the model card calls verified: by their lower bound, a side at a time.
import { expect, test } from 'vitest';
import { LEAST_GAIN } from '../../shared/model/model-card';
import type { BandSide } from '../../shared/score/bands';
import { cardBandOf } from './card-of';

const sideOf = (low: number | null): BandSide => ({
  overGeometry: { gain: 0.01, low, high: 0.02 },
  alone: { gain: 0.01, low: 0.005, high: 0.02 },
  sweptShare: 0.3,
});

test.each([
  [0.0011, true],
  [LEAST_GAIN, false],
  [0.00001, false],
  [-0.002, false],
  [null, false],
])('a lower bound of %s is verified: %s', (low, isVerified) => {
  const { verified } = cardBandOf({ from: 0, to: 1, long: sideOf(low), short: sideOf(0.05) });
  expect(verified).toEqual({ long: isVerified, short: true });
});
