// Hyperliquid perpetuals: channels trades and activeAssetCtx to events. It has no public liquidation stream.
import { collector, instrumentOf, refused } from '../collect';
import type { Decode, DecodedEvent, VenueInstrument } from '../decoded';
import { exactUnits, isRaw, listOf, msOf, rateOf, type Raw, Refusal, roundedUnits, textOf } from '../fields';

export const decode: Decode = (raw, recvMs, instruments) => {
  if (!isRaw(raw)) return refused(null, 'malformed');
  const data = raw['data'];
  const all = collector();
  // A message does not say what it was subscribed for: each item's own coin decides.
  const marketOf = (coin: unknown) => instrumentOf(instruments, coin, typeof coin === 'string' ? coin : '');
  switch (raw['channel']) {
    case 'pong':
    case 'subscriptionResponse':
    case 'error':
      return null;
    case 'trades': {
      const list = listOf(data);
      if (list === null) return refused('trade', 'malformed');
      for (const item of list) {
        all.item('trade', item, (it) => trade(it, recvMs, marketOf(it['coin'])));
      }
      break;
    }
    case 'activeAssetCtx': {
      const ctx = isRaw(data) ? data['ctx'] : null;
      const coin = isRaw(data) ? data['coin'] : null;
      const market = () => marketOf(coin);
      all.item('mark', ctx, (it) => mark(it, recvMs, market()));
      all.item('openInterest', ctx, (it) => openInterest(it, recvMs, market()));
      if (isRaw(ctx) && ctx['funding'] !== undefined) {
        all.item('funding', ctx, (it) => funding(it, recvMs, market()));
      }
      break;
    }
    default:
      return refused(null, 'malformed');
  }
  return all.done();
};

/** `side`: B when the taker bought, A when it sold. */
function trade(item: Raw, recvMs: number, instrument: VenueInstrument): DecodedEvent {
  const { inst, priceDecimals, qtyDecimals } = instrument;
  if (item['side'] !== 'A' && item['side'] !== 'B') throw new Refusal('malformed');
  return {
    id: textOf(item['tid']),
    serial: null,
    event: {
      kind: 'trade',
      recvMs,
      exchMs: msOf(item['time']),
      inst,
      priceTicks: exactUnits(item['px'], priceDecimals),
      qtyLots: exactUnits(item['sz'], qtyDecimals),
      takerBuy: item['side'] === 'B',
    },
  };
}

/** The context of a coin has no stamp of its own: it is as of when it came. */
function mark(ctx: Raw, recvMs: number, { inst, priceDecimals }: VenueInstrument): DecodedEvent {
  const priceTicks = roundedUnits(ctx['markPx'], priceDecimals);
  if (priceTicks === 0) throw new Refusal('malformed');
  return { id: null, serial: null, event: { kind: 'mark', recvMs, exchMs: recvMs, inst, priceTicks } };
}

/** Longs and shorts are both counted: half of it is one side's. */
function openInterest(ctx: Raw, recvMs: number, { inst, qtyDecimals }: VenueInstrument): DecodedEvent {
  const qtyLots = Math.round(roundedUnits(ctx['openInterest'], qtyDecimals) / 2);
  return { id: null, serial: null, event: { kind: 'openInterest', recvMs, exchMs: recvMs, inst, qtyLots } };
}

function funding(ctx: Raw, recvMs: number, { inst, fundingHours }: VenueInstrument): DecodedEvent {
  const rate = rateOf(ctx['funding']);
  return {
    id: null,
    serial: null,
    event: { kind: 'funding', recvMs, exchMs: recvMs, inst, rate, intervalHours: fundingHours },
  };
}
