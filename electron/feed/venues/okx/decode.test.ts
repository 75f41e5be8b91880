// OKX's own message shapes, decoded: contracts become coins, every detail counts, other swaps are set apart.
import { describe, expect, it } from 'vitest';
import { btcOn, changed, decoderOf, marketsOf, RECEIVED_MS, usdOf } from '../decoding.test-support';
import { contractLots, decode } from './decode';
import { messages } from './fixtures/messages';

const btc = btcOn('okx');
const { run, events, reasons } = decoderOf(decode, marketsOf(btc));
const stamp = { recvMs: RECEIVED_MS, inst: 7 };

describe('OKX messages', () => {
  it('multiplies contracts by the contract size, exactly', () => {
    // 12.34 contracts of 0.01 BTC are 0.1234 BTC: 1234 lots of 0.0001.
    expect(events(messages.trades)).toEqual([
      {
        kind: 'trade',
        ...stamp,
        exchMs: 1_767_225_600_210,
        priceTicks: 903_221,
        qtyLots: 1234,
        takerBuy: true,
      },
    ]);
    expect(events(messages.openInterest)).toMatchObject([{ kind: 'openInterest', qtyLots: 281_044_730 }]);
    expect(contractLots('7', { ...btc, contractSize: '100', qtyDecimals: 0 })).toBe(700);
  });

  it('refuses contracts that are not whole lots', () => {
    expect(reasons(changed(messages.trades, ['data', 0, 'sz'], '0.001'))).toEqual(['trade inexact']);
  });

  it('reads all details of a liquidation message, with trigger prices and sides', () => {
    const liquidations = events(messages.liquidations);
    // 89,958.7 / 0.996, 89,950 / 0.996, 90,700.5 / 1.004.
    expect(liquidations).toMatchObject([
      { side: 'long', priceTicks: 903_200, qtyLots: 1300 },
      { side: 'long', priceTicks: 903_112, qtyLots: 50 },
      { side: 'short', priceTicks: 903_391, qtyLots: 400 },
    ]);
    expect(usdOf(liquidations[0], 10_000)).toBeCloseTo(11_741.6, 6);
  });

  it('sets other swaps on the common channel apart, detail by detail', () => {
    const raw = changed(messages.liquidations, ['data', 0, 'instId'], 'DOGE-USDT-SWAP');
    expect(events(raw)).toEqual([]);
    expect(reasons(raw)).toEqual(Array.from({ length: 3 }, () => 'liquidation foreign'));
  });

  it('refuses a trade of another market than the channel is of', () => {
    expect(reasons(changed(messages.trades, ['data', 0, 'instId'], 'ETH-USDT-SWAP'))).toEqual([
      'trade wrong-symbol',
    ]);
  });

  it('reads mark and funding', () => {
    expect(events(messages.mark)).toMatchObject([{ kind: 'mark', priceTicks: 903_208 }]);
    expect(events(messages.funding)).toMatchObject([{ kind: 'funding', rate: 0.0000512, intervalHours: 8 }]);
  });

  it('passes over acknowledgements and pongs', () => {
    expect(run(messages.acknowledged)).toBeNull();
    expect(run('pong')).toBeNull();
  });

  it.each([
    ['no side', ['data', 0, 'details', 1, 'side'], undefined],
    ['no price', ['data', 0, 'details', 1, 'bkPx'], '0'],
    ['no amount', ['data', 0, 'details', 1, 'sz'], 'many'],
    ['no detail', ['data', 0, 'details', 1], 'gone'],
  ])('refuses %s alone', (_, path, value) => {
    const raw = changed(messages.liquidations, path, value);
    expect(reasons(raw)).toEqual(['liquidation malformed']);
    expect(events(raw)).toHaveLength(2);
  });

  it.each([
    [null],
    ['{"arg":'],
    [{}],
    [{ arg: { channel: 'trades' } }],
    [{ arg: { channel: 'books' }, data: [] }],
  ])('counts %j as one refusal', (raw) => {
    expect(reasons(raw)).toHaveLength(1);
  });
});
