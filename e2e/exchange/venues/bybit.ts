// The Bybit part: /v5/market of linear perpetuals, socket /v5/public/linear.
import { bankruptcyTicks, decimalText, type Fact } from '../facts';
import { type Market, marketOf, marketsOn } from '../markets';
import {
  type Channel,
  json,
  type Message,
  NO_CONTROL,
  parsed,
  type Protocol,
  type RestAnswer,
} from '../protocol';
import { type BookRow, orderBook } from '../order-book';
import { BAR_MS, barsBetween, type Tape } from '../tape';

const INTERVALS: Readonly<Record<string, number>> = { '1': 60_000, '5': BAR_MS };
const KINDS = {
  publicTrade: ['trade'],
  tickers: ['mark', 'openInterest', 'funding'],
  allLiquidation: ['liquidation'],
} as const;

export const bybit: Protocol = {
  venue: 'bybit',
  isSocketPath: (path) => path === '/v5/public/linear',

  rest: ({ path, query }, { nowMs, tapeOf }) => {
    if (!path.startsWith('/v5/')) return null;
    if (path === '/v5/market/time') {
      return ok(nowMs, { timeSecond: String(Math.floor(nowMs / 1000)), timeNano: `${nowMs}000000` });
    }
    if (path === '/v5/market/instruments-info') {
      return ok(nowMs, {
        category: 'linear',
        list: query.has('status') ? [] : instruments(),
        nextPageCursor: '',
      });
    }
    const id = query.get('symbol') ?? '';
    const tape = tapeOf(id);
    if (tape === undefined)
      return json(200, { retCode: 10001, retMsg: 'symbol invalid', result: {}, time: nowMs });
    const { market } = tape;
    const from = Number(query.get('start') ?? query.get('startTime') ?? 0);
    const to = Number(query.get('end') ?? query.get('endTime') ?? nowMs);
    switch (path) {
      case '/v5/market/kline': {
        const intervalMs = INTERVALS[query.get('interval') ?? ''] ?? BAR_MS;
        const limit = Math.min(Number(query.get('limit') ?? 200), 1000);
        const bars = barsBetween(tape, intervalMs, from, to, limit, 'last');
        const price = (ticks: number): string => decimalText(ticks, market.priceDecimals);
        const list = bars.map((bar) => [
          String(bar.openMs),
          price(bar.openTicks),
          price(bar.highTicks),
          price(bar.lowTicks),
          price(bar.closeTicks),
          decimalText(bar.volumeLots, market.qtyDecimals),
          '0',
        ]);
        return ok(nowMs, { category: 'linear', symbol: id, list: list.toReversed() });
      }
      case '/v5/market/open-interest': {
        // One hour unless asked otherwise: a caller who does not ask gets what it did not mean.
        const stepMs = query.get('intervalTime') === '5min' ? BAR_MS : 3_600_000;
        const limit = Math.min(Number(query.get('limit') ?? 50), 200);
        const found = tape.openInterest
          .filter(({ ms }) => ms >= from && ms <= to && ms % stepMs === 0)
          .slice(-limit);
        const list = found.map(({ ms, lots }) => ({
          openInterest: decimalText(lots, market.qtyDecimals),
          timestamp: String(ms),
        }));
        return ok(nowMs, { category: 'linear', symbol: id, list: list.toReversed(), nextPageCursor: '' });
      }
      case '/v5/market/funding/history': {
        const limit = Math.min(Number(query.get('limit') ?? 200), 200);
        const found = tape.funding.filter(({ ms }) => ms >= from && ms <= to).slice(-limit);
        const list = found.map(({ ms, rate }) => ({
          symbol: id,
          fundingRate: rate.toFixed(8),
          fundingRateTimestamp: String(ms),
        }));
        return ok(nowMs, { category: 'linear', list: list.toReversed() });
      }
      case '/v5/market/orderbook': {
        const { bids, asks } = orderBook(tape, Math.min(Number(query.get('limit') ?? 25), 500));
        const row = ({ ticks, lots }: BookRow) => [
          decimalText(ticks, market.priceDecimals),
          decimalText(lots, market.qtyDecimals),
        ];
        return {
          ...ok(nowMs, { s: id, b: bids.map(row), a: asks.map(row), ts: nowMs, u: 1, seq: 1, cts: nowMs }),
          fact: { id, kind: 'book', sound: true },
        };
      }
      case '/v5/market/risk-limit':
        return ok(nowMs, {
          category: 'linear',
          list: [
            {
              id: 1,
              symbol: id,
              riskLimitValue: '2000000',
              maintenanceMargin: String(market.maintenanceRate),
              initialMargin: '0.01',
              isLowestRisk: 1,
              maxLeverage: '100.00',
              mmDeduction: '',
            },
            {
              id: 2,
              symbol: id,
              riskLimitValue: '10000000',
              maintenanceMargin: String(market.maintenanceRate * 2),
              initialMargin: '0.02',
              isLowestRisk: 0,
              maxLeverage: '50.00',
              mmDeduction: String(2_000_000 * market.maintenanceRate),
            },
          ],
        });
      default:
        return json(404, { retCode: 404, retMsg: `no ${path}` });
    }
  },

  control: (text) => {
    const { op, args, req_id: request } = parsed(text);
    const answer = (success: boolean, message: string): string =>
      JSON.stringify({ success, ret_msg: message, conn_id: 'local', req_id: request, op });
    if (op === 'ping') return { ...NO_CONTROL, answers: [answer(true, 'pong')] };
    if (op !== 'subscribe' && op !== 'unsubscribe') return NO_CONTROL;
    const topics = Array.isArray(args) ? args.filter((topic) => typeof topic === 'string') : [];
    const channels = topics.map(channelOf);
    const known = channels.filter((channel) => channel !== null);
    if (known.length < channels.length) {
      return { ...NO_CONTROL, answers: [answer(false, `error:handler not found,topic:${topics.join(',')}`)] };
    }
    return {
      answers: [answer(true, op === 'subscribe' ? 'subscribe' : '')],
      subscribe: op === 'subscribe' ? known : [],
      unsubscribe: op === 'unsubscribe' ? known : [],
    };
  },

  encode: (channel, market, facts, tape, nowMs) => {
    const [topic] = channel.name.split('.');
    if (topic === 'tickers') return facts.map((fact) => ticker(channel, market, fact, tape));
    const items = facts.map((fact, i) => item(market, fact, i));
    const kinds = facts.map(({ kind }) => kind);
    const text = JSON.stringify({ topic: channel.name, type: 'snapshot', ts: nowMs, data: items });
    return items.length === 0 ? [] : [{ text, kinds, numbered: false }];
  },

  spoil: (text, how) => {
    const message = parsed(text);
    const { data } = message;
    if (!Array.isArray(data)) {
      if (how === 'malformed') return JSON.stringify({ ...message, ts: 'soon' });
      return JSON.stringify({ ...message, data: { ...(data as object), symbol: 'NOPEUSDT' } });
    }
    const [first, ...rest] = data as object[];
    const bad = how === 'malformed' ? { ...first, p: '--' } : { ...first, s: 'NOPEUSDT' };
    return JSON.stringify({ ...message, data: [bad, ...rest] });
  },
};

function ok(nowMs: number, result: unknown): RestAnswer {
  return json(200, { retCode: 0, retMsg: 'OK', result, retExtInfo: {}, time: nowMs });
}

function channelOf(topic: string): Channel | null {
  const [name, id] = topic.split('.');
  if (!Object.hasOwn(KINDS, name) || marketOf('bybit', id ?? '') === undefined) return null;
  return { name: topic, id, kinds: KINDS[name as keyof typeof KINDS] };
}

/** A delta: only what changed. */
function ticker({ name, id }: Channel, market: Market, fact: Fact, tape: Tape): Message {
  const changed =
    fact.kind === 'mark'
      ? { markPrice: `${decimalText(fact.priceTicks, market.priceDecimals)}1` }
      : fact.kind === 'openInterest'
        ? { openInterest: decimalText(fact.qtyLots, market.qtyDecimals) }
        : { fundingRate: tape.rate.toFixed(8) };
  const text = JSON.stringify({
    topic: name,
    type: 'delta',
    data: { symbol: id, ...changed },
    cs: 1,
    ts: fact.ms,
  });
  return { text, kinds: [fact.kind], numbered: false };
}

function item(market: Market, fact: Fact, index: number): unknown {
  if (fact.kind !== 'trade' && fact.kind !== 'liquidation') return null;
  const ticks = fact.kind === 'trade' ? fact.priceTicks : bankruptcyTicks(fact, market.maintenanceRate);
  const common = {
    T: fact.ms,
    s: market.id,
    v: decimalText(fact.qtyLots, market.qtyDecimals),
    p: decimalText(ticks, market.priceDecimals),
  };
  if (fact.kind === 'liquidation') return { ...common, S: fact.side === 'long' ? 'Buy' : 'Sell' };
  return {
    ...common,
    S: fact.takerBuy ? 'Buy' : 'Sell',
    L: 'PlusTick',
    i: `local-${fact.serial ?? index}`,
    BT: false,
  };
}

function instruments(): readonly unknown[] {
  return marketsOn('bybit').map((market) => ({
    symbol: market.id,
    contractType: 'LinearPerpetual',
    status: 'Trading',
    baseCoin: market.base,
    quoteCoin: market.quote,
    settleCoin: market.quote,
    launchTime: '1585526400000',
    deliveryTime: '0',
    deliveryFeeRate: '',
    priceScale: '2',
    leverageFilter: { minLeverage: '1', maxLeverage: '100.00', leverageStep: '0.01' },
    priceFilter: {
      minPrice: '0.10',
      maxPrice: '1999999.80',
      tickSize: `${decimalText(1, market.priceDecimals)}0`,
    },
    lotSizeFilter: {
      maxOrderQty: '1190.000',
      minOrderQty: decimalText(1, market.qtyDecimals),
      qtyStep: decimalText(1, market.qtyDecimals),
      minNotionalValue: '5',
    },
    unifiedMarginTrade: true,
    fundingInterval: market.fundingHours * 60,
  }));
}
