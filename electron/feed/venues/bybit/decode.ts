// Bybit linear perpetuals: topics publicTrade, tickers and allLiquidation to events.
import { collector, instrumentOf, refused } from '../collect';
import type { Decode, DecodedEvent, VenueInstrument } from '../decoded';
import { exactUnits, isRaw, listOf, msOf, rateOf, type Raw, Refusal, roundedUnits, textOf } from '../fields';
import { triggerTicks } from '../trigger-price';

export const decode: Decode = (raw, recvMs, instruments) => {
  if (!isRaw(raw)) return refused(null, 'malformed');
  const topic = raw['topic'];
  if (topic === undefined)
    return 'op' in raw || 'success' in raw || 'pong' in raw ? null : refused(null, 'malformed');
  const [, channel, symbol] = /^([A-Za-z]+)\.([^.]+)$/.exec(typeof topic === 'string' ? topic : '') ?? [];
  const all = collector();
  const list = listOf(raw['data']);
  switch (channel) {
    case 'publicTrade':
      if (list === null) return refused('trade', 'malformed');
      for (const item of list) {
        all.item('trade', item, (it) => trade(it, recvMs, instrumentOf(instruments, it['s'], symbol)));
      }
      break;
    case 'allLiquidation':
      if (list === null) return refused('liquidation', 'malformed');
      for (const [i, item] of list.entries()) {
        all.item('liquidation', item, (it) =>
          liquidation(it, `${textOf(raw['ts'])} ${i}`, recvMs, instrumentOf(instruments, it['s'], symbol)),
        );
      }
      break;
    case 'tickers':
      if (!isRaw(raw['data'])) return refused('mark', 'malformed');
      ticker(all, raw['data'], raw['ts'], recvMs, (it) => instrumentOf(instruments, it['symbol'], symbol));
      break;
    default:
      return refused(null, 'malformed');
  }
  return all.done();
};

function trade(item: Raw, recvMs: number, instrument: VenueInstrument): DecodedEvent {
  const { inst, priceDecimals, qtyDecimals } = instrument;
  const taker = item['S'];
  if (taker !== 'Buy' && taker !== 'Sell') throw new Refusal('malformed');
  return {
    id: textOf(item['i']),
    serial: null,
    event: {
      kind: 'trade',
      recvMs,
      exchMs: msOf(item['T']),
      inst,
      priceTicks: exactUnits(item['p'], priceDecimals),
      qtyLots: exactUnits(item['v'], qtyDecimals),
      takerBuy: taker === 'Buy',
    },
  };
}

/** `S` is the side of the position, not of an order: `Buy` is a liquidated long. `p` is its bankruptcy price. */
function liquidation(item: Raw, id: string, recvMs: number, instrument: VenueInstrument): DecodedEvent {
  const { inst, priceDecimals, qtyDecimals, maintenanceRate } = instrument;
  if (item['S'] !== 'Buy' && item['S'] !== 'Sell') throw new Refusal('malformed');
  const side = item['S'] === 'Buy' ? 'long' : 'short';
  const bankruptcyTicks = roundedUnits(item['p'], priceDecimals);
  if (bankruptcyTicks === 0) throw new Refusal('malformed');
  return {
    id,
    serial: null,
    event: {
      kind: 'liquidation',
      recvMs,
      exchMs: msOf(item['T']),
      inst,
      side,
      priceTicks: triggerTicks(bankruptcyTicks, side, maintenanceRate),
      qtyLots: exactUnits(item['v'], qtyDecimals),
    },
  };
}

/** A snapshot or what changed since: each of the three figures may be absent, which is no zero. */
function ticker(
  all: ReturnType<typeof collector>,
  data: Raw,
  ts: unknown,
  recvMs: number,
  marketOf: (item: Raw) => VenueInstrument,
): void {
  const stamped = (item: Raw) => {
    const instrument = marketOf(item);
    const exchMs = msOf(ts);
    return { instrument, id: String(exchMs), base: { recvMs, exchMs, inst: instrument.inst } };
  };
  const has = (field: string): boolean => data[field] !== undefined && data[field] !== '';
  if (has('markPrice')) {
    all.item('mark', data, (item) => {
      const { instrument, id, base } = stamped(item);
      const priceTicks = roundedUnits(item['markPrice'], instrument.priceDecimals);
      if (priceTicks === 0) throw new Refusal('malformed');
      return { id, serial: null, event: { kind: 'mark', ...base, priceTicks } };
    });
  }
  if (has('openInterest')) {
    all.item('openInterest', data, (item) => {
      const { instrument, id, base } = stamped(item);
      const qtyLots = roundedUnits(item['openInterest'], instrument.qtyDecimals);
      return { id, serial: null, event: { kind: 'openInterest', ...base, qtyLots } };
    });
  }
  if (has('fundingRate')) {
    all.item('funding', data, (item) => {
      const { instrument, id, base } = stamped(item);
      const rate = rateOf(item['fundingRate']);
      return {
        id,
        serial: null,
        event: { kind: 'funding', ...base, rate, intervalHours: instrument.fundingHours },
      };
    });
  }
}
