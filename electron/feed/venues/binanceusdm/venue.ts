// Binance USD-M through ccxt: aggregate trades, mark and funding, forced orders; open interest is polled.
import type Binance from '../../../../node_modules/ccxt/js/src/pro/binanceusdm.js';
import { bookPoll } from '../book';
import { exactUnits, isRaw, msOf, rateOf, roundedUnits, textOf } from '../fields';
import {
  at,
  BAR_MS,
  barEvent,
  candleRow,
  DAY_MS,
  fundingEvent,
  openInterestEvent,
  readRows,
} from '../history-rows';
import { stepDecimals } from '../market-facts';
import type { Venue, VenueOptions } from '../venue';
import { wire, type Wiring } from '../wiring';
import { decode } from './decode';

/** One request has weight 1 of 2400 a minute. */
const OPEN_INTEREST_EVERY_MS = 3000;
/** A thousand levels have weight 20. */
const BOOK_EVERY_MS = 10_000;

const isOwnAnswer = (message: unknown): boolean =>
  isRaw(message) &&
  !('e' in message) &&
  !isRaw(message['data']) &&
  ('id' in message || 'result' in message || 'error' in message);

const WIRING: Wiring<Binance> = {
  id: 'binanceusdm',
  decode,
  isOwnAnswer,
  isAcknowledgement: (message) => isOwnAnswer(message) && isRaw(message) && 'result' in message,
  markets: ['linear'],
  serverMs: async (exchange) => msOf(at(await exchange.fapiPublicGetTime(), 'serverTime')),
  facts: (_, market) => {
    return {
      symbol: market.id,
      priceDecimals: stepDecimals(market.priceStep),
      qtyDecimals: stepDecimals(market.amountStep),
      maintenanceRate: 0.004,
      fundingHours: 8,
    };
  },
  // Only told to those who have an account.
  tiers: null,
  subscriptions: (exchange, symbol) => [
    {
      streams: ['trade'],
      start: () => exchange.watchTrades(symbol, undefined, undefined, { name: 'aggTrade' }),
    },
    { streams: ['mark', 'funding'], start: () => exchange.watchMarkPrice(symbol) },
    { streams: ['liquidation'], start: () => exchange.watchLiquidationsForSymbols([symbol]) },
  ],
  polls: (exchange, instrument) => [
    {
      stream: 'openInterest',
      everyMs: OPEN_INTEREST_EVERY_MS,
      request: () => exchange.fapiPublicGetOpenInterest({ symbol: instrument.symbol }),
    },
    bookPoll(instrument, BOOK_EVERY_MS, async () => {
      const book = await exchange.fapiPublicGetDepth({ symbol: instrument.symbol, limit: 1000 });
      return { ms: at(book, 'T'), bids: at(book, 'bids'), asks: at(book, 'asks') };
    }),
  ],
  history: (exchange, instrument) => {
    const lots = (value: unknown): number => roundedUnits(value, instrument.qtyDecimals);
    const asked = { symbol: instrument.symbol };
    return [
      {
        kind: 'bar',
        pageMs: 499 * BAR_MS,
        reachMs: null,
        request: async (page) => {
          const span = { startTime: page.fromMs, endTime: page.toMs - 1, limit: 499 };
          const rows = await exchange.fapiPublicGetKlines({ ...asked, interval: '5m', ...span });
          return readRows(rows, page, (row) =>
            barEvent(instrument, {
              ...candleRow(row),
              volumeLots: lots(at(row, 5)),
              trades: exactUnitsOrZero(at(row, 8)),
              takerBuyLots: lots(at(row, 9)),
            }),
          );
        },
      },
      {
        kind: 'openInterest',
        pageMs: 500 * BAR_MS,
        // A little less than the documented month, so that the oldest page is not refused.
        reachMs: 30 * DAY_MS - 60_000,
        request: async (page) => {
          const span = { startTime: page.fromMs, endTime: page.toMs - 1, limit: 500 };
          const rows = await exchange.fapiDataGetOpenInterestHist({ ...asked, period: '5m', ...span });
          return readRows(rows, page, (row) =>
            openInterestEvent(instrument, msOf(at(row, 'timestamp')), lots(at(row, 'sumOpenInterest'))),
          );
        },
      },
      {
        kind: 'funding',
        pageMs: 1000 * 8 * 3_600_000,
        reachMs: null,
        request: async (page) => {
          const span = { startTime: page.fromMs, endTime: page.toMs - 1, limit: 1000 };
          const rows = await exchange.fapiPublicGetFundingRate({ ...asked, ...span });
          return readRows(rows, page, (row) =>
            fundingEvent(instrument, msOf(at(row, 'fundingTime')), rateOf(at(row, 'fundingRate'))),
          );
        },
      },
    ];
  },
};

export async function openBinance(options: VenueOptions): Promise<Venue> {
  const { default: Exchange } = await import('../../../../node_modules/ccxt/js/src/pro/binanceusdm.js');
  const exchange = new Exchange();
  exchange.options['watchTrades'] = { name: 'aggTrade' };
  return await wire(exchange, WIRING, options);
}

function exactUnitsOrZero(value: unknown): number {
  return textOf(value) === '0' ? 0 : exactUnits(value, 0);
}
