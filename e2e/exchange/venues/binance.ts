// The Binance USD-M part: /fapi and /futures/data, sockets under /public/ws, /market/ws, /ws and /stream.
import { decimalText, type Fact } from '../facts';
import { type Market, marketOf, marketsOn } from '../markets';
import {
  type Channel,
  type Control,
  json,
  type Message,
  NO_CONTROL,
  parsed,
  type Protocol,
} from '../protocol';
import { type BookRow, orderBook } from '../order-book';
import { BAR_MS, barsBetween, type Tape, type TapeBar } from '../tape';

const INTERVALS: Readonly<Record<string, number>> = { '1m': 60_000, '5m': BAR_MS };
const KINDS = {
  trade: ['trade'],
  aggTrade: ['trade'],
  markPrice: ['mark'],
  forceOrder: ['liquidation'],
} as const;

export const binance: Protocol = {
  venue: 'binanceusdm',
  isSocketPath: (path) => /^\/(public|market)\/(ws|stream)(\/|$)|^\/(ws|stream)\/\d+$|^\/stream$/.test(path),

  rest: ({ path, query }, { nowMs, tapeOf, dropsAmount }) => {
    if (!path.startsWith('/fapi/') && !path.startsWith('/futures/data/')) return null;
    if (path === '/fapi/v1/exchangeInfo') return json(200, exchangeInfo(nowMs));
    if (path === '/fapi/v1/time') return json(200, { serverTime: nowMs });
    if (path === '/fapi/v1/ping') return json(200, {});
    const id = query.get('symbol') ?? '';
    const tape = tapeOf(id);
    if (tape === undefined) return json(400, { code: -1121, msg: 'Invalid symbol.' });
    const { market } = tape;
    const from = Number(query.get('startTime') ?? 0);
    const to = Number(query.get('endTime') ?? nowMs);
    const limit = Number(query.get('limit') ?? 500);
    const end = query.has('startTime') ? 'first' : 'last';
    switch (path) {
      case '/fapi/v1/klines': {
        const intervalMs = INTERVALS[query.get('interval') ?? ''];
        if (intervalMs === undefined) return json(400, { code: -1120, msg: 'Invalid interval.' });
        return json(
          200,
          barsBetween(tape, intervalMs, from, to, Math.min(limit, 1500), end).map((bar) =>
            kline(market, bar, intervalMs),
          ),
        );
      }
      case '/fapi/v1/depth': {
        const { bids, asks } = orderBook(tape, Math.min(limit, 1000));
        const row = ({ ticks, lots }: BookRow) => [
          decimalText(ticks, market.priceDecimals),
          decimalText(lots, market.qtyDecimals),
        ];
        return {
          ...json(200, { lastUpdateId: 1, E: nowMs, T: nowMs, bids: bids.map(row), asks: asks.map(row) }),
          fact: { id, kind: 'book', sound: true },
        };
      }
      case '/fapi/v1/openInterest': {
        const whole = !dropsAmount();
        const amount = whole ? { openInterest: decimalText(tape.oiLots, market.qtyDecimals) } : {};
        return {
          ...json(200, { symbol: id, ...amount, time: nowMs }),
          fact: { id, kind: 'openInterest', sound: whole },
        };
      }
      case '/futures/data/openInterestHist': {
        const found = tape.openInterest.filter(
          ({ ms }) => ms >= Math.max(from, nowMs - 30 * 86_400_000) && ms <= to,
        );
        const page =
          end === 'first' ? found.slice(0, Math.min(limit, 500)) : found.slice(-Math.min(limit, 500));
        return json(
          200,
          page.map(({ ms, lots }) => ({
            symbol: id,
            sumOpenInterest: decimalText(lots, market.qtyDecimals),
            sumOpenInterestValue: '0',
            timestamp: ms,
          })),
        );
      }
      case '/fapi/v1/fundingRate': {
        const found = tape.funding.filter(({ ms }) => ms >= from && ms <= to);
        const page = end === 'first' ? found.slice(0, limit) : found.slice(-limit);
        return json(
          200,
          page.map(({ ms, rate }) => ({
            symbol: id,
            fundingTime: ms,
            fundingRate: rate.toFixed(8),
            markPrice: '',
          })),
        );
      }
      default:
        return json(404, { code: -1, msg: `no ${path}` });
    }
  },

  control: (text) => {
    const { method, params, id } = parsed(text);
    if (method !== 'SUBSCRIBE' && method !== 'UNSUBSCRIBE') return NO_CONTROL;
    const names = Array.isArray(params) ? params.filter((name) => typeof name === 'string') : [];
    const channels = names.map(channelOf);
    const known = channels.filter((channel) => channel !== null);
    if (known.length < channels.length) {
      return { ...NO_CONTROL, answers: [JSON.stringify({ error: { code: 2, msg: 'Invalid request' }, id })] };
    }
    const answers = [JSON.stringify({ result: null, id })];
    return method === 'SUBSCRIBE'
      ? { answers, subscribe: known, unsubscribe: [] }
      : ({ answers, subscribe: [], unsubscribe: known } satisfies Control);
  },

  encode: ({ name }, market, facts, tape, nowMs) =>
    facts.flatMap((fact) => encode(name, market, fact, tape, nowMs)),

  spoil: (text, how) => {
    const message = parsed(text);
    const order = message['o'];
    if (how === 'malformed') return text.slice(0, Math.floor(text.length / 2));
    if (typeof order === 'object' && order !== null)
      return JSON.stringify({ ...message, o: { ...order, s: 'NOPEUSDT' } });
    return JSON.stringify({ ...message, s: 'NOPEUSDT' });
  },
};

function channelOf(name: string): Channel | null {
  const [symbol, stream] = name.split('@');
  const market = marketOf('binanceusdm', symbol.toUpperCase());
  if (market === undefined || !Object.hasOwn(KINDS, stream)) return null;
  return { name, id: market.id, kinds: KINDS[stream as keyof typeof KINDS] };
}

function encode(channel: string, market: Market, fact: Fact, tape: Tape, nowMs: number): readonly Message[] {
  const price = (ticks: number): string => decimalText(ticks, market.priceDecimals);
  const one = (value: unknown, numbered = false): readonly Message[] => [
    { text: JSON.stringify(value), kinds: [fact.kind], numbered },
  ];
  switch (fact.kind) {
    case 'trade':
      return one(
        {
          e: channel.endsWith('@trade') ? 'trade' : 'aggTrade',
          E: nowMs,
          s: market.id,
          ...(channel.endsWith('@trade')
            ? { t: fact.serial, X: 'MARKET' }
            : { a: fact.serial, f: fact.serial, l: fact.serial }),
          p: price(fact.priceTicks),
          q: decimalText(fact.qtyLots, market.qtyDecimals),
          T: fact.ms,
          m: !fact.takerBuy,
        },
        true,
      );
    case 'mark':
      return one({
        e: 'markPriceUpdate',
        E: fact.ms,
        s: market.id,
        p: `${price(fact.priceTicks)}000001`,
        i: price(fact.priceTicks),
        P: price(fact.priceTicks),
        r: tape.rate.toFixed(8),
        T: fact.ms - (fact.ms % 28_800_000) + 28_800_000,
      });
    case 'liquidation':
      return one({
        e: 'forceOrder',
        E: nowMs,
        o: {
          s: market.id,
          S: fact.side === 'long' ? 'SELL' : 'BUY',
          o: 'LIMIT',
          f: 'IOC',
          q: decimalText(fact.qtyLots, market.qtyDecimals),
          p: price(Math.round(fact.priceTicks * (fact.side === 'long' ? 0.996 : 1.004))),
          ap: price(fact.priceTicks),
          X: 'FILLED',
          l: decimalText(fact.qtyLots, market.qtyDecimals),
          z: decimalText(fact.qtyLots, market.qtyDecimals),
          T: fact.ms,
        },
      });
    default:
      // Not streamed: one is polled, the other comes with the mark.
      return [];
  }
}

function kline(market: Market, bar: TapeBar, intervalMs: number): readonly unknown[] {
  const price = (ticks: number): string => decimalText(ticks, market.priceDecimals);
  const lots = (units: number): string => decimalText(units, market.qtyDecimals);
  return [
    bar.openMs,
    price(bar.openTicks),
    price(bar.highTicks),
    price(bar.lowTicks),
    price(bar.closeTicks),
    lots(bar.volumeLots),
    bar.openMs + intervalMs - 1,
    '0',
    bar.trades,
    lots(bar.takerBuyLots),
    '0',
    '0',
  ];
}

function exchangeInfo(nowMs: number): unknown {
  return {
    timezone: 'UTC',
    serverTime: nowMs,
    rateLimits: [],
    exchangeFilters: [],
    assets: [],
    symbols: marketsOn('binanceusdm').map((market) => ({
      symbol: market.id,
      pair: market.id,
      contractType: 'PERPETUAL',
      deliveryDate: 4_133_404_800_000,
      onboardDate: 1_569_398_400_000,
      status: 'TRADING',
      baseAsset: market.base,
      quoteAsset: market.quote,
      marginAsset: market.quote,
      pricePrecision: 2,
      quantityPrecision: 3,
      underlyingType: 'COIN',
      filters: [
        {
          filterType: 'PRICE_FILTER',
          minPrice: '0.1',
          maxPrice: '4529764',
          tickSize: `${decimalText(1, market.priceDecimals)}0`,
        },
        {
          filterType: 'LOT_SIZE',
          minQty: '0.001',
          maxQty: '1000',
          stepSize: decimalText(1, market.qtyDecimals),
        },
        { filterType: 'MIN_NOTIONAL', notional: '100' },
      ],
      orderTypes: ['LIMIT', 'MARKET'],
      timeInForce: ['GTC', 'IOC'],
    })),
  };
}
