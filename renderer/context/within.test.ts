// USD near the price: cells that an edge cuts count in part, unknown stays unknown.
import { expect, test } from 'vitest';
import type { NowFrame } from '../../shared/ipc/frames';
import { usdWithin } from './within';

const now = {
  price: 1000,
  firstCell: 0,
  longUsd: new Float32Array(30).fill(2),
  shortUsd: new Float32Array(30).fill(0),
} as unknown as NowFrame;
// Long levels stand below the price.
now.longUsd.fill(0, 20);
now.shortUsd.fill(4, 20);

test('five percent each way', () => {
  // 950 to 1,000 in cells of 50: one cell below, one above.
  expect(usdWithin(now, 50, 5)).toEqual({ longUsd: 2, shortUsd: 4 });
  expect(usdWithin(now, 50, 2.5)).toEqual({ longUsd: 1, shortUsd: 2 });
});

test('a filtered map changes nothing: the figures are of the whole', () => {
  const { firstCell, longUsd, shortUsd } = now;
  const none = new Float32Array(0);
  const filtered = { ...now, whole: { firstCell, longUsd, shortUsd }, longUsd: none, shortUsd: none };
  expect(usdWithin(filtered, 50, 5)).toEqual({ longUsd: 2, shortUsd: 4 });
});

test('no map, no figures', () => {
  expect(usdWithin(null, 50, 5)).toEqual({ longUsd: null, shortUsd: null });
  expect(usdWithin({ ...now, price: null }, 50, 5)).toEqual({ longUsd: null, shortUsd: null });
});
