// The OKX part: /api/v5 of USDT swaps, socket /ws/v5/public.
import { bankruptcyTicks, decimalText, type Fact } from '../facts';
import { type Market, marketOf, marketsOn } from '../markets';
import { type Channel, json, NO_CONTROL, parsed, type Protocol, type RestAnswer } from '../protocol';
import { type BookRow, orderBook } from '../order-book';
import { BAR_MS, barsBetween } from '../tape';

const INTERVALS: Readonly<Record<string, number>> = { '1m': 60_000, '5m': BAR_MS };
const KINDS = {
  trades: ['trade'],
  'mark-price': ['mark'],
  'open-interest': ['openInterest'],
  'funding-rate': ['funding'],
  'liquidation-orders': ['liquidation'],
} as const;

export const okx: Protocol = {
  venue: 'okx',
  isSocketPath: (path) => path === '/ws/v5/public',

  rest: ({ path, query }, { nowMs, tapeOf }) => {
    if (!path.startsWith('/api/v5/')) return null;
    if (path === '/api/v5/public/time') return ok([{ ts: String(nowMs) }]);
    if (path === '/api/v5/public/instruments')
      return ok(query.get('instType') === 'SWAP' ? instruments() : []);
    const id = query.get('instId') ?? `${query.get('instFamily') ?? query.get('uly') ?? ''}-SWAP`;
    const tape = tapeOf(id);
    if (tape === undefined) return json(200, { code: '51001', msg: "Instrument ID doesn't exist", data: [] });
    const { market } = tape;
    // `after` asks for what is older than it, `before` for what is newer.
    const to = Number(query.get('after') ?? query.get('end') ?? nowMs + 1) - 1;
    const from = Number(query.get('before') ?? query.get('begin') ?? -1) + 1;
    const limit = Math.min(Number(query.get('limit') ?? 100), 300);
    switch (path) {
      case '/api/v5/market/books': {
        const { bids, asks } = orderBook(tape, Math.min(Number(query.get('sz') ?? 1), 400));
        const row = ({ ticks, lots }: BookRow) => [
          decimalText(ticks, market.priceDecimals),
          contracts(market, lots),
          '0',
          '1',
        ];
        return {
          ...ok([{ asks: asks.map(row), bids: bids.map(row), ts: String(nowMs), seqId: 1 }]),
          fact: { id, kind: 'book', sound: true },
        };
      }
      case '/api/v5/market/candles':
      case '/api/v5/market/history-candles': {
        const intervalMs = INTERVALS[query.get('bar') ?? '1m'] ?? 60_000;
        const price = (ticks: number): string => decimalText(ticks, market.priceDecimals);
        const rows = barsBetween(tape, intervalMs, from, to, limit, 'last').map((bar) => [
          String(bar.openMs),
          price(bar.openTicks),
          price(bar.highTicks),
          price(bar.lowTicks),
          price(bar.closeTicks),
          contracts(market, bar.volumeLots),
          decimalText(bar.volumeLots, market.qtyDecimals),
          '0',
          bar.openMs + intervalMs <= nowMs ? '1' : '0',
        ]);
        return ok(rows.toReversed());
      }
      case '/api/v5/rubik/stat/contracts/open-interest-history': {
        const found = tape.openInterest
          .filter(({ ms }) => ms >= from && ms <= to)
          .slice(-Math.min(limit, 100));
        return ok(
          found
            .map(({ ms, lots }) => [
              String(ms),
              contracts(market, lots),
              decimalText(lots, market.qtyDecimals),
              '0',
            ])
            .toReversed(),
        );
      }
      case '/api/v5/public/open-interest':
        return ok([
          { instType: 'SWAP', instId: id, oi: contracts(market, tape.oiLots), oiCcy: '', ts: String(nowMs) },
        ]);
      case '/api/v5/public/funding-rate-history': {
        const found = tape.funding.filter(({ ms }) => ms >= from && ms <= to).slice(-Math.min(limit, 100));
        return ok(
          found
            .map(({ ms, rate }) => ({
              instType: 'SWAP',
              instId: id,
              fundingRate: rate.toFixed(8),
              realizedRate: rate.toFixed(8),
              fundingTime: String(ms),
            }))
            .toReversed(),
        );
      }
      case '/api/v5/public/position-tiers':
        return ok([
          {
            instFamily: id.replace('-SWAP', ''),
            instId: '',
            tier: '1',
            minSz: '0',
            maxSz: '1000',
            mmr: String(market.maintenanceRate),
            imr: '0.01',
            maxLever: '100',
          },
          {
            instFamily: id.replace('-SWAP', ''),
            instId: '',
            tier: '2',
            minSz: '1001',
            maxSz: '5000',
            mmr: String(market.maintenanceRate * 2),
            imr: '0.02',
            maxLever: '50',
          },
        ]);
      case '/api/v5/public/mark-price':
        return ok([
          {
            instType: 'SWAP',
            instId: id,
            markPx: decimalText(tape.priceTicks, market.priceDecimals),
            ts: String(nowMs),
          },
        ]);
      default:
        return json(404, { code: '404', msg: `no ${path}` });
    }
  },

  control: (text) => {
    if (text === 'ping') return { ...NO_CONTROL, answers: ['pong'] };
    const { op, args } = parsed(text);
    if (op !== 'subscribe' && op !== 'unsubscribe') return NO_CONTROL;
    const wanted = (Array.isArray(args) ? args : []) as readonly { channel?: string; instId?: string }[];
    const channels = wanted.map(channelOf);
    const known = channels.filter((channel) => channel !== null);
    return {
      answers: wanted.map((arg, i) =>
        JSON.stringify(
          channels[i] === null
            ? {
                event: 'error',
                code: '60018',
                msg: `Wrong URL or channel:${arg.channel ?? ''},instId:${arg.instId ?? ''} doesn't exist.`,
                connId: 'local',
              }
            : { event: op, arg, connId: 'local' },
        ),
      ),
      subscribe: op === 'subscribe' ? known : [],
      unsubscribe: op === 'unsubscribe' ? known : [],
    };
  },

  encode: ({ name, id }, market, facts) => {
    if (facts.length === 0) return [];
    const kinds = facts.map(({ kind }) => kind);
    if (name === 'liquidation-orders') {
      const details = facts.map((fact) => detail(market, fact));
      const family = market.id.replace('-SWAP', '');
      const data = [{ instId: market.id, instFamily: family, instType: 'SWAP', uly: family, details }];
      const text = JSON.stringify({ arg: { channel: name, instType: 'SWAP' }, data });
      return [{ text, kinds, numbered: false }];
    }
    const data = facts.map((fact) => item(market, fact));
    return [{ text: JSON.stringify({ arg: { channel: name, instId: id }, data }), kinds, numbered: false }];
  },

  spoil: (text, how) => {
    const message = parsed(text);
    const [first, ...rest] = message['data'] as { details?: object[] }[];
    if (how === 'foreign')
      return JSON.stringify({ ...message, data: [{ ...first, instId: 'NOPE-USDT-SWAP' }, ...rest] });
    const bad =
      first.details === undefined
        ? { ...first, ts: 'soon' }
        : { ...first, details: [{ ...first.details[0], bkPx: '--' }, ...first.details.slice(1)] };
    return JSON.stringify({ ...message, data: [bad, ...rest] });
  },
};

function ok(data: readonly unknown[]): RestAnswer {
  return json(200, { code: '0', msg: '', data });
}

function channelOf(arg: { readonly channel?: string; readonly instId?: string }): Channel | null {
  const name = arg.channel ?? '';
  if (!Object.hasOwn(KINDS, name)) return null;
  const kinds = KINDS[name as keyof typeof KINDS];
  if (name === 'liquidation-orders') return { name, id: null, kinds };
  return marketOf('okx', arg.instId ?? '') === undefined ? null : { name, id: arg.instId ?? '', kinds };
}

function contracts(market: Market, lots: number): string {
  return decimalText(lots, market.qtyDecimals - market.contractDecimals);
}

function item(market: Market, fact: Fact): unknown {
  const base = { instType: 'SWAP', instId: market.id, ts: String(fact.ms) };
  const price = (ticks: number): string => decimalText(ticks, market.priceDecimals);
  switch (fact.kind) {
    case 'trade':
      return {
        instId: market.id,
        tradeId: String(fact.serial),
        px: price(fact.priceTicks),
        sz: contracts(market, fact.qtyLots),
        side: fact.takerBuy ? 'buy' : 'sell',
        ts: String(fact.ms),
        count: '1',
      };
    case 'mark':
      return { ...base, markPx: price(fact.priceTicks) };
    case 'openInterest':
      return {
        ...base,
        oi: contracts(market, fact.qtyLots),
        oiCcy: decimalText(fact.qtyLots, market.qtyDecimals),
      };
    case 'funding':
      return { ...base, fundingRate: fact.rate.toFixed(8), fundingTime: String(fact.ms) };
    default:
      return null;
  }
}

function detail(market: Market, fact: Fact): object {
  if (fact.kind !== 'liquidation') return {};
  return {
    bkLoss: '0',
    bkPx: decimalText(bankruptcyTicks(fact, market.maintenanceRate), market.priceDecimals),
    ccy: '',
    posSide: fact.side,
    side: fact.side === 'long' ? 'sell' : 'buy',
    sz: contracts(market, fact.qtyLots),
    ts: String(fact.ms),
  };
}

function instruments(): readonly unknown[] {
  return marketsOn('okx').map((market) => ({
    alias: '',
    baseCcy: '',
    category: '1',
    ctMult: '1',
    ctType: 'linear',
    ctVal: decimalText(1, market.contractDecimals),
    ctValCcy: market.base,
    expTime: '',
    instFamily: market.id.replace('-SWAP', ''),
    instId: market.id,
    instType: 'SWAP',
    lever: '100',
    listTime: '1611916828000',
    lotSz: decimalText(1, market.qtyDecimals - market.contractDecimals),
    minSz: decimalText(1, market.qtyDecimals - market.contractDecimals),
    quoteCcy: '',
    settleCcy: market.quote,
    state: 'live',
    tickSz: decimalText(1, market.priceDecimals),
    uly: market.id.replace('-SWAP', ''),
  }));
}
