// Binance's own message shapes, decoded: exact ticks, the right side, and refusals that are counted.
import { describe, expect, it } from 'vitest';
import { btcOn, changed, decoderOf, marketsOf, RECEIVED_MS, usdOf } from '../decoding.test-support';
import { decode } from './decode';
import { messages } from './fixtures/messages';

const { run, events, reasons } = decoderOf(decode, marketsOf(btcOn('binanceusdm')));
const stamp = { recvMs: RECEIVED_MS, inst: 7 };

describe('Binance messages', () => {
  it('turns decimals into whole ticks and lots; a maker who bought means a taker who sold', () => {
    expect(run(messages.aggTrade)).toEqual({
      rejects: [],
      events: [
        {
          id: null,
          serial: 2_710_553_001,
          event: {
            kind: 'trade',
            ...stamp,
            exchMs: 1_767_225_600_150,
            priceTicks: 903_205,
            qtyLots: 12,
            takerBuy: false,
          },
        },
      ],
    });
    expect(events(messages.combined)).toMatchObject([{ priceTicks: 903_206, qtyLots: 1000, takerBuy: true }]);
  });

  it('reads single trades too, by their own numbers', () => {
    expect(run(messages.singleTrade)?.events).toMatchObject([
      { serial: 6_810_553_003, event: { kind: 'trade', priceTicks: 903_204, qtyLots: 4, takerBuy: false } },
    ]);
  });

  it('rounds the mark, which is finer than a tick, and reads the funding rate beside it', () => {
    expect(events(messages.markPrice)).toEqual([
      { kind: 'mark', ...stamp, exchMs: 1_767_225_601_000, priceTicks: 903_185 },
      { kind: 'funding', ...stamp, exchMs: 1_767_225_601_000, rate: 0.0001, intervalHours: 8 },
    ]);
  });

  it('calls a position closed by a SELL a liquidated long, at the price it was filled', () => {
    const [long] = events(messages.longLiquidated);
    expect(long).toMatchObject({ kind: 'liquidation', side: 'long', priceTicks: 903_123, qtyLots: 250 });
    expect(usdOf(long, 1000)).toBeCloseTo(22_578.075, 6);
  });

  it('takes the order price while nothing is filled', () => {
    expect(events(messages.shortLiquidated)).toMatchObject([{ side: 'short', priceTicks: 907_000 }]);
  });

  it('reads open interest, and does not take a missing amount for zero', () => {
    expect(events(messages.openInterest)).toMatchObject([{ kind: 'openInterest', qtyLots: 96_410_127 }]);
    expect(reasons(changed(messages.openInterest, ['openInterest'], undefined))).toEqual([
      'openInterest malformed',
    ]);
    expect(reasons(changed(messages.openInterest, ['openInterest'], ''))).toEqual(['openInterest malformed']);
  });

  it('passes over acknowledgements', () => {
    expect(run(messages.acknowledged)).toBeNull();
  });

  it.each([
    ['another market', ['s'], 'ETHUSDT', 'trade wrong-symbol'],
    ['no market', ['s'], undefined, 'trade malformed'],
    ['a price in words', ['p'], 'ninety', 'trade malformed'],
    ['a price of nothing', ['p'], '0', 'trade malformed'],
    ['a negative amount', ['q'], '-1', 'trade malformed'],
    ['half a lot', ['q'], '0.0005', 'trade inexact'],
    ['no time', ['T'], undefined, 'trade malformed'],
    ['a time in seconds', ['T'], 1_767_225_600, 'trade malformed'],
    ['no number', ['a'], undefined, 'trade malformed'],
    ['no maker', ['m'], 'yes', 'trade malformed'],
  ])('refuses %s, once', (_, path, value, reason) => {
    expect(reasons(changed(messages.aggTrade, path, value))).toEqual([reason]);
    expect(events(changed(messages.aggTrade, path, value))).toEqual([]);
  });

  it.each([[null], ['{"e":"aggTr'], [[]], [7], [{}], [{ e: 'surprise' }], [{ e: 'forceOrder' }]])(
    'counts %j as one refusal and throws nothing',
    (raw) => {
      expect(reasons(raw)).toHaveLength(1);
    },
  );
});
