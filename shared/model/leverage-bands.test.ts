// Leverage bands: every placement lies in one, rungs at a band's bound in the lower, and their names.
import { expect, test } from 'vitest';
import { DEFAULT_MODEL } from './default-settings';
import { BAND_IDS, bandOf, bandsOfPlaces, bandsText, filledBands, LEVERAGE_BANDS } from './leverage-bands';

test('a leverage at a bound lies below it', () => {
  expect([5, 10, 10.01, 25, 50, 75, 100, 125].map(bandOf)).toEqual([0, 0, 1, 1, 2, 3, 3, 4]);
  expect(LEVERAGE_BANDS.map(({ id }) => id)).toEqual([...BAND_IDS]);
});

test('both models’ placements lie in bands, in the order of their distance', () => {
  expect([...bandsOfPlaces({ ...DEFAULT_MODEL, model: 'ladder' })]).toEqual([0, 0, 1, 1, 2, 3, 3, 4]);
  expect([...bandsOfPlaces(DEFAULT_MODEL)]).toEqual([4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 2, 2, 2, 1, 1]);
  expect(filledBands(DEFAULT_MODEL)).toEqual(['to25', 'to50', 'to100', 'over100']);
});

test('neighbours are named together', () => {
  expect(bandsText(['to50'])).toBe('25–50x');
  expect(bandsText(['to100', 'to50', 'to10'])).toBe('≤10x, 25–100x');
  expect(bandsText(['to10', 'to25'])).toBe('≤25x');
  expect(bandsText(['to100', 'over100'])).toBe('>50x');
});
