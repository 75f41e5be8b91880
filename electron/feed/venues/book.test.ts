// Books by hand: what lies within each distance, what is not reached, what is no book; and the sum of venues in USD.
import { expect, test } from 'vitest';
import { DEFAULT_MODEL } from '../../../shared/model/default-settings';
import type { Unnumbered } from '../../../shared/model/event';
import { createMarket } from '../../../shared/engine/market';
import { readDepth } from '../../../shared/engine/read-depth';
import { bookPoll, lotsWithin } from './book';
import { btcOn, RECEIVED_MS } from './decoding.test-support';

const rows = (sign: 1 | -1, ...offsets: readonly number[]) =>
  offsets.map((offset) => ({ ticks: 900_000 + sign * offset, lots: 5 }));

test('counts what lies up to each distance, and leaves null what the book does not reach', () => {
  // 0.05 % of 90,000 USD is 450 ticks, 0.1 % is 900, 0.25 % is 2,250, 0.5 % is 4,500.
  expect(lotsWithin(rows(-1, 10, 450, 451, 900, 2300), 900_000, -1)).toEqual([10, 20, 20, null, null, null]);
  expect(lotsWithin(rows(1, 10, 17_000, 20_000), 900_000, 1)).toEqual([5, 5, 5, 5, 5, 10]);
  expect(lotsWithin(rows(1, 10), 900_000, 1)).toEqual([null, null, null, null, null, null]);
});

const decode = (raw: unknown) =>
  bookPoll(btcOn('binanceusdm'), 5000, () => Promise.reject(new Error('not asked'))).decode?.(
    raw,
    RECEIVED_MS,
    new Map(),
  );

test('reads prices and sizes of a venue', () => {
  const book = {
    ms: RECEIVED_MS - 40,
    bids: [
      ['90000.0', '0.010'],
      ['89000', '2'],
    ],
    asks: [['90000.1', '1.5']],
  };
  expect(decode(book)?.events.map(({ event }) => event)).toEqual([
    {
      kind: 'book',
      recvMs: RECEIVED_MS,
      exchMs: RECEIVED_MS - 40,
      inst: 7,
      midHalfTicks: 1_800_001,
      bidLots: [10, 10, 10, 10, 10, null],
      askLots: [null, null, null, null, null, null],
    },
  ]);
});

test.each([
  ['crossed', { ms: RECEIVED_MS, bids: [['2', '1']], asks: [['1', '1']] }],
  ['empty', { ms: RECEIVED_MS, bids: [], asks: [['1', '1']] }],
  ['without a stamp', { bids: [['1', '1']], asks: [['2', '1']] }],
  ['garbled', { ms: RECEIVED_MS, bids: [['x', '1']], asks: [['2', '1']] }],
  ['no object', null],
])('refuses a book that is %s', (_, raw) => {
  expect(decode(raw)).toMatchObject({ events: [], rejects: [{ stream: 'book', reason: 'malformed' }] });
});

test('sums venues in USD; one that does not reach counts with what it has', () => {
  const market = (inst: number, bidLots: (number | null)[], ageMs: number) => {
    const {
      contractSize: _c,
      maintenanceRate: _m,
      fundingHours: _f,
      ...instrument
    } = btcOn(inst === 0 ? 'okx' : 'bybit');
    const made = createMarket({ ...instrument, qtyDecimals: 3, inst, seq: 1 }, DEFAULT_MODEL);
    const book: Unnumbered = {
      kind: 'book',
      recvMs: RECEIVED_MS - ageMs,
      exchMs: 0,
      inst,
      midHalfTicks: 1_800_000,
      bidLots,
      askLots: bidLots,
    };
    made.book = { ...book, seq: 2 };
    return made;
  };
  const far = market(0, [1000, 2000, 3000, 4000, 5000, null], 0);
  const near = market(1, [500, null, null, null, null, null], 4000);
  const depth = readDepth({ markets: [far, near], nowMs: RECEIVED_MS });
  expect(depth).toMatchObject({
    bidUsd: [135_000, 225_000, 315_000, 405_000, 495_000, null],
    asOfMs: RECEIVED_MS - 4000,
    source: 'okx + bybit',
  });
  expect(readDepth({ markets: [market(0, [1, 1, 1, 1, 1, 1], 61_000)], nowMs: RECEIVED_MS })).toBeNull();
});
