// Binance USD-M: stream messages and open-interest answers to events.
import { collector, instrumentOf, refused } from '../collect';
import type { Decode, DecodedEvent, Instruments, VenueInstrument } from '../decoded';
import { exactUnits, isRaw, msOf, rateOf, type Raw, Refusal, roundedUnits, textOf } from '../fields';

/** One message, bare or in its combined-stream wrapper, or one answer of GET /fapi/v1/openInterest. */
export const decode: Decode = (raw, recvMs, instruments) => {
  if (!isRaw(raw)) return refused(null, 'malformed');
  const message = isRaw(raw['data']) ? raw['data'] : raw;
  const all = collector();
  switch (message['e']) {
    case 'aggTrade':
    case 'trade':
      all.item('trade', message, (item) => trade(item, recvMs, instruments));
      break;
    case 'markPriceUpdate':
      all.item('mark', message, (item) => mark(item, recvMs, instruments));
      break;
    case 'forceOrder':
      all.item('liquidation', message['o'], (item) => liquidation(item, message, recvMs, instruments));
      break;
    case undefined:
      // Answers to requests carry `id` or `result`; an open interest without an amount is no zero.
      if ('id' in message || 'result' in message || 'error' in message) return null;
      all.item('openInterest', message, (item) => openInterest(item, recvMs, instruments));
      break;
    default:
      return refused(null, 'malformed');
  }
  return all.done();
};

function marketOf(item: Raw, instruments: Instruments): VenueInstrument {
  const symbol = item['s'] ?? item['symbol'];
  return instrumentOf(instruments, symbol, typeof symbol === 'string' ? symbol : '');
}

function trade(item: Raw, recvMs: number, instruments: Instruments): DecodedEvent {
  const { inst, priceDecimals, qtyDecimals } = marketOf(item, instruments);
  const serial = Number(textOf(item['a'] ?? item['t']));
  const maker = item['m'];
  if (typeof maker !== 'boolean' || !Number.isSafeInteger(serial)) throw new Refusal('malformed');
  return {
    id: null,
    serial,
    event: {
      kind: 'trade',
      recvMs,
      exchMs: msOf(item['T']),
      inst,
      priceTicks: exactUnits(item['p'], priceDecimals),
      qtyLots: exactUnits(item['q'], qtyDecimals),
      // `m`: the buyer was the maker, so the taker sold.
      takerBuy: !maker,
    },
  };
}

/** The mark, and the rate of the running funding interval that comes with it. */
function mark(item: Raw, recvMs: number, instruments: Instruments): readonly DecodedEvent[] {
  const { inst, priceDecimals, fundingHours } = marketOf(item, instruments);
  const exchMs = msOf(item['E']);
  const base = { recvMs, exchMs, inst };
  const priceTicks = roundedUnits(item['p'], priceDecimals);
  if (priceTicks === 0) throw new Refusal('malformed');
  const events: DecodedEvent[] = [
    { id: String(exchMs), serial: null, event: { kind: 'mark', ...base, priceTicks } },
  ];
  if (item['r'] !== undefined && item['r'] !== '') {
    const rate = rateOf(item['r']);
    events.push({
      id: String(exchMs),
      serial: null,
      event: { kind: 'funding', ...base, rate, intervalHours: fundingHours },
    });
  }
  return events;
}

/** `p` is the order's limit at the bankruptcy price; the average fill `ap` is where the market was when it triggered. */
function liquidation(item: Raw, message: Raw, recvMs: number, instruments: Instruments): DecodedEvent {
  const { inst, priceDecimals, qtyDecimals } = marketOf(item, instruments);
  const order = item['S'];
  if (order !== 'SELL' && order !== 'BUY') throw new Refusal('malformed');
  const filled = item['ap'] === undefined ? 0 : roundedUnits(item['ap'], priceDecimals);
  const priceTicks = filled > 0 ? filled : roundedUnits(item['p'], priceDecimals);
  if (priceTicks === 0) throw new Refusal('malformed');
  const exchMs = msOf(item['T']);
  return {
    id: `${textOf(message['E'])} ${exchMs} ${order} ${textOf(item['q'])} ${textOf(item['p'])}`,
    serial: null,
    event: {
      kind: 'liquidation',
      recvMs,
      exchMs,
      inst,
      // A long is closed by selling.
      side: order === 'SELL' ? 'long' : 'short',
      priceTicks,
      qtyLots: exactUnits(item['q'], qtyDecimals),
    },
  };
}

function openInterest(item: Raw, recvMs: number, instruments: Instruments): DecodedEvent {
  const { inst, qtyDecimals } = marketOf(item, instruments);
  const exchMs = msOf(item['time']);
  const qtyLots = roundedUnits(item['openInterest'], qtyDecimals);
  return {
    id: String(exchMs),
    serial: null,
    event: { kind: 'openInterest', recvMs, exchMs, inst, qtyLots },
  };
}
