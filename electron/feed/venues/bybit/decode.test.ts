// Bybit's own message shapes, decoded: position sides, trigger prices, whole batches, foreign items refused.
import { describe, expect, it } from 'vitest';
import { btcOn, changed, decoderOf, marketsOf, RECEIVED_MS, usdOf } from '../decoding.test-support';
import { decode } from './decode';
import { messages } from './fixtures/messages';

const { run, events, reasons } = decoderOf(decode, marketsOf(btcOn('bybit')));
const stamp = { recvMs: RECEIVED_MS, inst: 7 };

describe('Bybit messages', () => {
  it('reads every trade of a message', () => {
    expect(events(messages.trades)).toEqual([
      {
        kind: 'trade',
        ...stamp,
        exchMs: 1_767_225_600_201,
        priceTicks: 903_213,
        qtyLots: 10,
        takerBuy: true,
      },
      {
        kind: 'trade',
        ...stamp,
        exchMs: 1_767_225_600_202,
        priceTicks: 903_212,
        qtyLots: 200,
        takerBuy: false,
      },
    ]);
  });

  it('takes Buy for a liquidated long, and its bankruptcy price back to the trigger', () => {
    const [long, short] = events(messages.liquidations);
    // 89,868.4 / 0.995 and 90,772 / 1.005.
    expect(long).toMatchObject({ kind: 'liquidation', side: 'long', priceTicks: 903_200, qtyLots: 125 });
    expect(short).toMatchObject({ kind: 'liquidation', side: 'short', priceTicks: 903_204, qtyLots: 300 });
    expect(usdOf(long, 1000)).toBeCloseTo(11_290, 6);
  });

  it('keeps all liquidations of a cascade in one message, equal ones too', () => {
    const one = messages.liquidations.data[0];
    const cascade = { ...messages.liquidations, data: Array.from({ length: 232 }, () => one) };
    const decoded = run(cascade);
    expect(decoded?.events).toHaveLength(232);
    expect(new Set(decoded?.events.map(({ id }) => id)).size).toBe(232);
  });

  it('refuses a foreign item and keeps the ones around it', () => {
    const mixed = {
      ...messages.trades,
      data: [messages.trades.data[0], { ...messages.trades.data[0], s: 'NOPEUSDT' }, messages.trades.data[1]],
    };
    expect(events(mixed)).toHaveLength(2);
    expect(reasons(mixed)).toEqual(['trade wrong-symbol']);
  });

  it('refuses another watched market inside a message that is not about it', () => {
    const both = decoderOf(decode, marketsOf(btcOn('bybit'), btcOn('bybit', { symbol: 'ETHUSDT', inst: 8 })));
    const raw = changed(messages.liquidations, ['data', 0, 's'], 'ETHUSDT');
    expect(both.reasons(raw)).toEqual(['liquidation wrong-symbol']);
    expect(both.events(raw)).toHaveLength(1);
  });

  it('reads mark, open interest and funding of a ticker; what a delta leaves out is not zero', () => {
    expect(events(messages.ticker)).toEqual([
      { kind: 'mark', ...stamp, exchMs: 1_767_225_600_300, priceTicks: 903_200 },
      { kind: 'openInterest', ...stamp, exchMs: 1_767_225_600_300, qtyLots: 52_310_447 },
      { kind: 'funding', ...stamp, exchMs: 1_767_225_600_300, rate: -0.000031, intervalHours: 8 },
    ]);
    expect(events(messages.tickerDelta)).toMatchObject([{ kind: 'mark', priceTicks: 903_181 }]);
    expect(reasons(messages.tickerDelta)).toEqual([]);
  });

  it('passes over acknowledgements', () => {
    expect(run(messages.acknowledged)).toBeNull();
  });

  it.each([
    ['a side of neither', ['data', 0, 'S'], 'Both', 'liquidation malformed'],
    ['no price', ['data', 0, 'p'], '', 'liquidation malformed'],
    ['no item', ['data', 0], null, 'liquidation malformed'],
    ['no amount', ['data', 0, 'v'], '0', 'liquidation malformed'],
  ])('refuses %s alone', (_, path, value, reason) => {
    const raw = changed(messages.liquidations, path, value);
    expect(reasons(raw)).toEqual([reason]);
    expect(events(raw)).toHaveLength(1);
  });

  it.each([
    [null],
    ['{"topic":'],
    [{}],
    [{ topic: 'publicTrade.BTCUSDT' }],
    [{ topic: 'kline.5.BTCUSDT', data: [] }],
  ])('counts %j as one refusal', (raw) => {
    expect(reasons(raw)).toHaveLength(1);
  });
});
