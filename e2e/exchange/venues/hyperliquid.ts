// The Hyperliquid part: POST /info, socket /ws. It publishes no liquidations.
import { decimalText, type Fact } from '../facts';
import { marketOf, marketsOn } from '../markets';
import { type Channel, json, NO_CONTROL, parsed, type Protocol } from '../protocol';
import { type BookRow, orderBook } from '../order-book';
import { BAR_MS, barsBetween, type Tape } from '../tape';

const INTERVALS: Readonly<Record<string, number>> = { '1m': 60_000, '5m': BAR_MS };
const marginTiers = (maxLeverage: number, fromUsd: string) => [
  { lowerBound: '0.0', maxLeverage },
  { lowerBound: fromUsd, maxLeverage: maxLeverage / 2 },
];
const MARGIN_TABLES = [
  [55, { description: 'tiered 25x', marginTiers: marginTiers(25, '100000000.0') }],
  [56, { description: 'tiered 40x', marginTiers: marginTiers(40, '150000000.0') }],
];
const KINDS = { trades: ['trade'], activeAssetCtx: ['mark'] } as const;

export const hyperliquid: Protocol = {
  venue: 'hyperliquid',
  isSocketPath: (path) => path === '/ws',

  rest: ({ path, body }, { nowMs, tapeOf }) => {
    if (path !== '/info') return null;
    const request = body as {
      type?: string;
      coin?: string;
      startTime?: number;
      req?: { coin?: string; interval?: string; startTime?: number; endTime?: number };
    };
    switch (request.type) {
      case 'meta':
        return json(200, { universe: universe(), marginTables: MARGIN_TABLES });
      case 'metaAndAssetCtxs':
        return json(200, [
          { universe: universe(), marginTables: MARGIN_TABLES },
          marketsOn('hyperliquid').map((market) =>
            context(tapeOf(market.id), market.priceDecimals, market.qtyDecimals),
          ),
        ]);
      case 'perpDexs':
        return json(200, [null]);
      case 'candleSnapshot': {
        const { coin = '', interval = '', startTime = 0, endTime = nowMs } = request.req ?? {};
        const tape = tapeOf(coin);
        const intervalMs = INTERVALS[interval];
        if (tape === undefined || intervalMs === undefined) return json(500, 'null');
        const { priceDecimals, qtyDecimals } = tape.market;
        return json(
          200,
          barsBetween(tape, intervalMs, startTime, endTime, 5000, 'last').map((bar) => ({
            t: bar.openMs,
            T: bar.openMs + intervalMs - 1,
            s: coin,
            i: interval,
            o: decimalText(bar.openTicks, priceDecimals),
            c: decimalText(bar.closeTicks, priceDecimals),
            h: decimalText(bar.highTicks, priceDecimals),
            l: decimalText(bar.lowTicks, priceDecimals),
            v: decimalText(bar.volumeLots, qtyDecimals),
            n: bar.trades,
          })),
        );
      }
      case 'l2Book': {
        const id = request.coin ?? '';
        const tape = tapeOf(id);
        if (tape === undefined) return json(500, 'null');
        const { priceDecimals, qtyDecimals } = tape.market;
        // Twenty rows a side, of four figures.
        const { bids, asks } = orderBook(tape, 20, 10 ** (String(tape.priceTicks).length - 4));
        const row = ({ ticks, lots }: BookRow) => ({
          px: decimalText(ticks, priceDecimals),
          sz: decimalText(lots, qtyDecimals),
          n: 1,
        });
        return {
          ...json(200, { coin: id, time: nowMs, levels: [bids.map(row), asks.map(row)] }),
          fact: { id, kind: 'book', sound: true },
        };
      }
      case 'fundingHistory': {
        const tape = tapeOf(request.coin ?? '');
        if (tape === undefined) return json(500, 'null');
        const from = request.startTime ?? 0;
        return json(
          200,
          tape.funding
            .filter(({ ms }) => ms >= from)
            .slice(0, 500)
            .map(({ ms, rate }) => ({
              coin: request.coin,
              fundingRate: rate.toFixed(8),
              premium: '0',
              time: ms,
            })),
        );
      }
      default:
        return json(422, 'Failed to deserialize the JSON body into the target type');
    }
  },

  control: (text) => {
    const { method, subscription } = parsed(text);
    if (method === 'ping') return { ...NO_CONTROL, answers: ['{"channel":"pong"}'] };
    if (method !== 'subscribe' && method !== 'unsubscribe') return NO_CONTROL;
    const { type = '', coin = '' } = (subscription ?? {}) as { type?: string; coin?: string };
    if (!Object.hasOwn(KINDS, type) || marketOf('hyperliquid', coin) === undefined) {
      return {
        ...NO_CONTROL,
        answers: [JSON.stringify({ channel: 'error', data: `Invalid subscription ${text}` })],
      };
    }
    const channel: Channel = { name: type, id: coin, kinds: KINDS[type as keyof typeof KINDS] };
    return {
      answers: [JSON.stringify({ channel: 'subscriptionResponse', data: { method, subscription } })],
      subscribe: method === 'subscribe' ? [channel] : [],
      unsubscribe: method === 'unsubscribe' ? [channel] : [],
    };
  },

  encode: ({ name }, market, facts, tape) => {
    if (facts.length === 0) return [];
    if (name === 'trades') {
      const data = facts.map((fact) => trade(market.id, fact, market.priceDecimals, market.qtyDecimals));
      return [
        {
          text: JSON.stringify({ channel: name, data }),
          kinds: facts.map(({ kind }) => kind),
          numbered: false,
        },
      ];
    }
    // A context is mark and open interest at once.
    return facts.map((fact) => ({
      text: JSON.stringify({
        channel: name,
        data: { coin: market.id, ctx: context(tape, market.priceDecimals, market.qtyDecimals, fact) },
      }),
      kinds: ['mark', 'openInterest'] as const,
      numbered: false,
    }));
  },

  spoil: (text, how) => {
    const message = parsed(text);
    const { data } = message;
    if (Array.isArray(data)) {
      const [first, ...rest] = data as object[];
      const bad = how === 'malformed' ? { ...first, px: '--' } : { ...first, coin: 'NOPE' };
      return JSON.stringify({ ...message, data: [bad, ...rest] });
    }
    if (how === 'foreign') return JSON.stringify({ ...message, data: { ...(data as object), coin: 'NOPE' } });
    return JSON.stringify({ ...message, data: { ...(data as object), ctx: null } });
  },
};

function trade(coin: string, fact: Fact, priceDecimals: number, qtyDecimals: number): unknown {
  if (fact.kind !== 'trade') return null;
  return {
    coin,
    side: fact.takerBuy ? 'B' : 'A',
    px: decimalText(fact.priceTicks, priceDecimals),
    sz: decimalText(fact.qtyLots, qtyDecimals),
    time: fact.ms,
    hash: '0x00',
    tid: fact.serial,
    users: ['0xa', '0xb'],
  };
}

/** Open interest counts both sides, as this venue does. */
function context(tape: Tape | undefined, priceDecimals: number, qtyDecimals: number, fact?: Fact): object {
  if (tape === undefined) return {};
  const ticks = fact?.kind === 'mark' ? fact.priceTicks : tape.priceTicks;
  const px = decimalText(ticks, priceDecimals);
  return {
    funding: tape.rate.toFixed(8),
    openInterest: decimalText(tape.oiLots * 2, qtyDecimals),
    prevDayPx: px,
    dayNtlVlm: '1000000.0',
    premium: '0.0',
    oraclePx: px,
    markPx: px,
    midPx: px,
    impactPxs: [px, px],
    dayBaseVlm: '100.0',
  };
}

function universe(): readonly unknown[] {
  return marketsOn('hyperliquid').map((market) => ({
    name: market.id,
    szDecimals: market.qtyDecimals,
    maxLeverage: market.base === 'BTC' ? 40 : 25,
    marginTableId: market.base === 'BTC' ? 56 : 55,
  }));
}
