// Coverage chips: one a venue, and honest about a session without liquidations.
import { expect, test } from 'vitest';
import type { InstrumentEvent } from '../../shared/model/event';
import type { Exchange } from '../../shared/model/exchange';
import type { SessionInfo } from '../../shared/model/session-info';
import { chipShares, coverageOf } from './coverage';

const instrument = (exchange: Exchange): InstrumentEvent => ({
  kind: 'instrument',
  seq: 1,
  recvMs: 0,
  exchMs: 0,
  inst: 0,
  exchange,
  symbol: 'BTCUSDT',
  base: 'BTC',
  quote: 'USDT',
  priceDecimals: 1,
  qtyDecimals: 3,
  cellTicks: 100,
});

const session = (liquidation: number): SessionInfo => ({
  name: 's',
  origin: 'recorded',
  instruments: [instrument('bybit'), instrument('bybit'), instrument('okx')],
  fromMs: 0,
  toMs: 1,
  pricedToMs: 1,
  lastSeq: 1,
  events: { liquidation },
  gaps: [],
  createdBy: '',
  schemaVersion: 1,
});

test('each venue once, with its documented coverage', () => {
  expect(coverageOf(session(5)).map(({ name, coverage }) => [name, coverage])).toEqual([
    ['Bybit', 'every'],
    ['OKX', 'sampled'],
  ]);
});

test('no liquidations in the session is no coverage', () => {
  expect(coverageOf(session(0)).every(({ coverage }) => coverage === 'none')).toBe(true);
});

test('says what part of a map of several venues each has, and which is out', () => {
  const venue = { symbol: 'BTCUSDT', usd: 1e6, lastMs: 0, isPrice: false } as const;
  const shares = chipShares([
    { ...venue, exchange: 'okx', sharePct: 33.4, state: 'in', isPrice: true },
    { ...venue, exchange: 'bybit', sharePct: 66.6, state: 'out' },
  ]);
  expect(shares.get('okx')).toMatchObject({ text: '33 %', isOut: false });
  expect(shares.get('okx')?.hint).toContain('price');
  expect(shares.get('bybit')).toMatchObject({ text: '67 %', isOut: true });
  expect(shares.get('bybit')?.hint).toContain('stopped');
  expect(chipShares([{ ...venue, exchange: 'okx', sharePct: 100, state: 'in' }]).size).toBe(0);
});
