// Hyperliquid's own message shapes, decoded: open interest halved, each coin by its own name.
import { describe, expect, it } from 'vitest';
import { btcOn, changed, decoderOf, marketsOf, RECEIVED_MS } from '../decoding.test-support';
import { decode } from './decode';
import { messages } from './fixtures/messages';

const { run, events, reasons } = decoderOf(decode, marketsOf(btcOn('hyperliquid')));
const stamp = { recvMs: RECEIVED_MS, inst: 7 };

describe('Hyperliquid messages', () => {
  it('reads trades: B bought, A sold', () => {
    expect(events(messages.trades)).toEqual([
      {
        kind: 'trade',
        ...stamp,
        exchMs: 1_767_225_600_230,
        priceTicks: 903_230,
        qtyLots: 1500,
        takerBuy: true,
      },
      {
        kind: 'trade',
        ...stamp,
        exchMs: 1_767_225_600_231,
        priceTicks: 903_220,
        qtyLots: 50_000,
        takerBuy: false,
      },
    ]);
    expect(run(messages.trades)?.events.map(({ id }) => id)).toEqual(['410000000000001', '410000000000002']);
  });

  it('halves the open interest, which counts both sides', () => {
    expect(events(messages.context)).toEqual([
      { kind: 'mark', ...stamp, exchMs: RECEIVED_MS, priceTicks: 903_210 },
      { kind: 'openInterest', ...stamp, exchMs: RECEIVED_MS, qtyLots: 1_367_658_841 },
      { kind: 'funding', ...stamp, exchMs: RECEIVED_MS, rate: 0.0000125, intervalHours: 1 },
    ]);
  });

  it('refuses an unknown coin and keeps the others, wherever it stands', () => {
    const raw = changed(messages.trades, ['data', 0, 'coin'], 'NOPE');
    expect(events(raw)).toHaveLength(1);
    expect(reasons(raw)).toEqual(['trade wrong-symbol']);
  });

  it('does not take an open interest that is not there for zero', () => {
    const raw = changed(messages.context, ['data', 'ctx', 'openInterest'], undefined);
    expect(reasons(raw)).toEqual(['openInterest malformed']);
    expect(events(raw).map(({ kind }) => kind)).toEqual(['mark', 'funding']);
  });

  it('passes over acknowledgements', () => {
    expect(run(messages.acknowledged)).toBeNull();
  });

  it.each([[null], ['{"channel":'], [{}], [{ channel: 'trades' }], [{ channel: 'l2Book', data: {} }]])(
    'counts %j as one refusal',
    (raw) => {
      expect(reasons(raw)).toHaveLength(1);
    },
  );
});
