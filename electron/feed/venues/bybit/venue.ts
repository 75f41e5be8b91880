// Bybit linear perpetuals through ccxt: trades, the ticker (mark, open interest, funding) and every liquidation.
import type Bybit from '../../../../node_modules/ccxt/js/src/pro/bybit.js';
import { bookPoll } from '../book';
import { isRaw, listOf, msOf, rateOf, roundedUnits } from '../fields';
import { at, BAR_MS, barEvent, candleRow, fundingEvent, openInterestEvent, readRows } from '../history-rows';
import { stepDecimals } from '../market-facts';
import { tiersFrom } from '../tier-rows';
import type { Venue, VenueOptions } from '../venue';
import { wire, type Wiring } from '../wiring';
import { decode } from './decode';

/** What the smallest BTC and ETH positions need where the venue's own table cannot be had. */
const USUAL_MAINTENANCE = 0.005;
const BOOK_EVERY_MS = 5000;

const isOwnAnswer = (message: unknown): boolean =>
  isRaw(message) && !('topic' in message) && ('op' in message || 'success' in message || 'pong' in message);

const WIRING: Wiring<Bybit> = {
  id: 'bybit',
  decode,
  isOwnAnswer,
  isAcknowledgement: (message) =>
    isRaw(message) && message['op'] === 'subscribe' && message['success'] === true,
  markets: ['linear'],
  serverMs: async (exchange) => msOf(at(await exchange.publicGetV5MarketTime(), 'time')),
  facts: async (exchange, market) => {
    const hours = Number(market.info['fundingInterval']) / 60;
    return {
      symbol: market.id,
      priceDecimals: stepDecimals(market.priceStep),
      qtyDecimals: stepDecimals(market.amountStep),
      maintenanceRate: await lowestTier(exchange, market.id),
      fundingHours: hours > 0 ? hours : 8,
    };
  },
  tiers: async (exchange, { symbol: id }) => {
    const answer = await exchange.publicGetV5MarketRiskLimit({ category: 'linear', symbol: id });
    const rows = listOf(at(at(answer, 'result'), 'list')) ?? [];
    return tiersFrom(
      rows.map((row) => ({
        upToUsd: Number(at(row, 'riskLimitValue')),
        maintenanceRate: Number(at(row, 'maintenanceMargin')),
        maxLeverage: Number(at(row, 'maxLeverage')),
        amountUsd: Number(at(row, 'mmDeduction') ?? 0),
      })),
    );
  },
  subscriptions: (exchange, symbol) => [
    { streams: ['trade'], start: () => exchange.watchTradesForSymbols([symbol]) },
    { streams: ['mark', 'openInterest', 'funding'], start: () => exchange.watchTicker(symbol) },
    { streams: ['liquidation'], start: () => exchange.watchLiquidations(symbol) },
  ],
  polls: (exchange, instrument) => [
    bookPoll(instrument, BOOK_EVERY_MS, async () => {
      const asked = { category: 'linear', symbol: instrument.symbol, limit: 500 };
      const book = at(await exchange.publicGetV5MarketOrderbook(asked), 'result');
      return { ms: at(book, 'ts'), bids: at(book, 'b'), asks: at(book, 'a') };
    }),
  ],
  history: (exchange, instrument) => {
    const lots = (value: unknown): number => roundedUnits(value, instrument.qtyDecimals);
    const asked = { category: 'linear', symbol: instrument.symbol };
    return [
      {
        kind: 'bar',
        pageMs: 1000 * BAR_MS,
        reachMs: null,
        request: async (page) => {
          const span = { start: page.fromMs, end: page.toMs - 1, limit: 1000 };
          const answer = await exchange.publicGetV5MarketKline({ ...asked, interval: '5', ...span });
          return readRows(at(at(answer, 'result'), 'list'), page, (row) =>
            barEvent(instrument, {
              ...candleRow(row),
              volumeLots: lots(at(row, 5)),
              takerBuyLots: null,
              trades: null,
            }),
          );
        },
      },
      {
        kind: 'openInterest',
        pageMs: 200 * BAR_MS,
        reachMs: null,
        request: async (page) => {
          // Without an interval the venue answers in hours.
          const span = { intervalTime: '5min', startTime: page.fromMs, endTime: page.toMs - 1, limit: 200 };
          const answer = await exchange.publicGetV5MarketOpenInterest({ ...asked, ...span });
          return readRows(at(at(answer, 'result'), 'list'), page, (row) =>
            openInterestEvent(instrument, msOf(at(row, 'timestamp')), lots(at(row, 'openInterest'))),
          );
        },
      },
      {
        kind: 'funding',
        pageMs: 200 * instrument.fundingHours * 3_600_000,
        reachMs: null,
        request: async (page) => {
          const span = { startTime: page.fromMs, endTime: page.toMs - 1, limit: 200 };
          const answer = await exchange.publicGetV5MarketFundingHistory({ ...asked, ...span });
          return readRows(at(at(answer, 'result'), 'list'), page, (row) =>
            fundingEvent(instrument, msOf(at(row, 'fundingRateTimestamp')), rateOf(at(row, 'fundingRate'))),
          );
        },
      },
    ];
  },
};

export async function openBybit(options: VenueOptions): Promise<Venue> {
  const { default: Exchange } = await import('../../../../node_modules/ccxt/js/src/pro/bybit.js');
  const exchange = new Exchange();
  return await wire(exchange, WIRING, options);
}

async function lowestTier(exchange: Bybit, id: string): Promise<number> {
  try {
    const answer = await exchange.publicGetV5MarketRiskLimit({ category: 'linear', symbol: id });
    const list = at(at(answer, 'result'), 'list');
    const rate = Number(at(at(list, 0), 'maintenanceMargin'));
    return rate > 0 && rate < 0.5 ? rate : USUAL_MAINTENANCE;
  } catch {
    return USUAL_MAINTENANCE;
  }
}
