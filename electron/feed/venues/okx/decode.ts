// OKX swaps: channels trades, mark-price, open-interest, funding-rate and liquidation-orders to events.
import { decimalsOf, toUnits } from '../../../../shared/util/decimal';
import { collector, instrumentOf, refused } from '../collect';
import type { Decode, DecodedEvent, VenueInstrument } from '../decoded';
import { exactUnits, isRaw, listOf, msOf, rateOf, type Raw, Refusal, roundedUnits, textOf } from '../fields';
import { triggerTicks } from '../trigger-price';

export const decode: Decode = (raw, recvMs, instruments) => {
  if (!isRaw(raw)) return raw === 'pong' ? null : refused(null, 'malformed');
  if ('event' in raw) return null;
  const arg = isRaw(raw['arg']) ? raw['arg'] : {};
  const symbol = typeof arg['instId'] === 'string' ? arg['instId'] : '';
  const list = listOf(raw['data']);
  const all = collector();
  const each = (
    stream: 'trade' | 'mark' | 'openInterest' | 'funding',
    decodeItem: (item: Raw, recvMs: number, instrument: VenueInstrument) => DecodedEvent,
  ) => {
    if (list === null) return refused(stream, 'malformed');
    for (const item of list) {
      all.item(stream, item, (it) => decodeItem(it, recvMs, instrumentOf(instruments, it['instId'], symbol)));
    }
    return all.done();
  };
  switch (arg['channel']) {
    case 'trades':
      return each('trade', trade);
    case 'mark-price':
      return each('mark', mark);
    case 'open-interest':
      return each('openInterest', openInterest);
    case 'funding-rate':
      return each('funding', funding);
    case 'liquidation-orders':
      if (list === null) return refused('liquidation', 'malformed');
      for (const item of list) {
        // The channel carries every swap; one message may hold several positions of one.
        const details = isRaw(item) ? listOf(item['details']) : null;
        if (!isRaw(item) || details === null) all.reject({ stream: 'liquidation', reason: 'malformed' });
        else {
          for (const [i, detail] of details.entries()) {
            all.item('liquidation', detail, (it) =>
              liquidation(it, i, recvMs, instrumentOf(instruments, item['instId'], null)),
            );
          }
        }
      }
      return all.done();
    default:
      return refused(null, 'malformed');
  }
};

/** Contracts, a decimal, as lots of coins: contracts x contract size, exactly. */
export function contractLots(contracts: unknown, { contractSize, qtyDecimals }: VenueInstrument): number {
  const text = textOf(contracts);
  const size = toUnits(contractSize, decimalsOf(contractSize));
  const places = decimalsOf(text);
  const count = toUnits(text, places);
  if (size === null || count === null) throw new Refusal('malformed');
  const spare = places + decimalsOf(contractSize) - qtyDecimals;
  let lots = count * size;
  for (let i = spare; i < 0; i++) lots *= 10;
  for (let i = 0; i < spare; i++) {
    if (lots % 10 !== 0) throw new Refusal('inexact');
    lots /= 10;
  }
  if (!Number.isSafeInteger(lots)) throw new Refusal('malformed');
  return lots;
}

function positive(lots: number): number {
  if (lots <= 0) throw new Refusal('malformed');
  return lots;
}

function trade(item: Raw, recvMs: number, instrument: VenueInstrument): DecodedEvent {
  const taker = item['side'];
  if (taker !== 'buy' && taker !== 'sell') throw new Refusal('malformed');
  return {
    id: textOf(item['tradeId']),
    serial: null,
    event: {
      kind: 'trade',
      recvMs,
      exchMs: msOf(item['ts']),
      inst: instrument.inst,
      priceTicks: exactUnits(item['px'], instrument.priceDecimals),
      qtyLots: positive(contractLots(item['sz'], instrument)),
      takerBuy: taker === 'buy',
    },
  };
}

function mark(item: Raw, recvMs: number, { inst, priceDecimals }: VenueInstrument): DecodedEvent {
  const exchMs = msOf(item['ts']);
  const priceTicks = roundedUnits(item['markPx'], priceDecimals);
  if (priceTicks === 0) throw new Refusal('malformed');
  return { id: String(exchMs), serial: null, event: { kind: 'mark', recvMs, exchMs, inst, priceTicks } };
}

/** `oi` counts contracts of one side. */
function openInterest(item: Raw, recvMs: number, instrument: VenueInstrument): DecodedEvent {
  const exchMs = msOf(item['ts']);
  const qtyLots = contractLots(item['oi'], instrument);
  if (qtyLots < 0) throw new Refusal('malformed');
  return {
    id: String(exchMs),
    serial: null,
    event: { kind: 'openInterest', recvMs, exchMs, inst: instrument.inst, qtyLots },
  };
}

function funding(item: Raw, recvMs: number, { inst, fundingHours }: VenueInstrument): DecodedEvent {
  const exchMs = msOf(item['ts'] ?? item['fundingTime']);
  const rate = rateOf(item['fundingRate']);
  return {
    id: String(exchMs),
    serial: null,
    event: { kind: 'funding', recvMs, exchMs, inst, rate, intervalHours: fundingHours },
  };
}

/** `bkPx` is the bankruptcy price; in net mode `posSide` does not say the side, the order does: a long is sold. */
function liquidation(detail: Raw, index: number, recvMs: number, instrument: VenueInstrument): DecodedEvent {
  const { inst, priceDecimals, maintenanceRate } = instrument;
  const order = detail['side'];
  if (order !== 'buy' && order !== 'sell') throw new Refusal('malformed');
  const side = order === 'sell' ? 'long' : 'short';
  const bankruptcyTicks = roundedUnits(detail['bkPx'], priceDecimals);
  if (bankruptcyTicks === 0) throw new Refusal('malformed');
  const exchMs = msOf(detail['ts']);
  return {
    id: `${exchMs} ${index} ${order} ${textOf(detail['sz'])} ${textOf(detail['bkPx'])}`,
    serial: null,
    event: {
      kind: 'liquidation',
      recvMs,
      exchMs,
      inst,
      side,
      priceTicks: triggerTicks(bankruptcyTicks, side, maintenanceRate),
      qtyLots: positive(contractLots(detail['sz'], instrument)),
    },
  };
}
