// The ladder's bars lie where the map's cells lie, on either side.
import { expect, test } from 'vitest';
import { ladderBars, ladderPlace } from './ladder-bars';

const map = { displayCell: 50, firstCell: 0, usd: new Float32Array(40) };
map.usd[18] = 7; // 900 to 950
map.usd[22] = 9; // 1,100 to 1,150

test('a long looks down from its entry, a short up', () => {
  const long = { side: 'long', entry: 1000, liquidation: 900 } as const;
  const short = { side: 'short', entry: 1000, liquidation: 1100 } as const;
  expect(ladderPlace(long, 1000)).toBeCloseTo(0);
  expect(ladderPlace(long, 900)).toBeCloseTo(1 / 1.065);
  expect(ladderPlace(short, 1100)).toBeCloseTo(1 / 1.065);
  const bars = ladderBars(long, map, 1065);
  expect(bars[400]).toBe(0);
  expect(bars[700]).toBeCloseTo(7);
  expect(ladderBars(short, map, 1065)[1030]).toBeCloseTo(9);
});

test('a wide step holds the mean of its cells, and the map ends in nothing', () => {
  const bars = ladderBars({ side: 'long', entry: 1000, liquidation: -1000 }, map, 1);
  expect(bars[0]).toBeCloseTo((7 * 50) / 2130, 4);
});
