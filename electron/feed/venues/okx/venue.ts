// OKX swaps through ccxt: trades, mark, open interest, funding, and the liquidations of all swaps.
import type Okx from '../../../../node_modules/ccxt/js/src/pro/okx.js';
import { bookPoll } from '../book';
import { isRaw, listOf, msOf, rateOf } from '../fields';
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
import { tiersFrom } from '../tier-rows';
import type { Page, Venue, VenueOptions } from '../venue';
import { wire, type Wiring } from '../wiring';
import { contractLots, decode } from './decode';

const USUAL_MAINTENANCE = 0.004;
const BOOK_EVERY_MS = 5000;
/** The quick endpoint holds the last 1,440 candles; older ones come from the other, 100 at a time. */
const RECENT_MS = 1440 * BAR_MS;

const isOwnAnswer = (message: unknown): boolean =>
  message === 'pong' || (isRaw(message) && 'event' in message);

const WIRING: Wiring<Okx> = {
  id: 'okx',
  decode,
  isOwnAnswer,
  isAcknowledgement: (message) => isRaw(message) && message['event'] === 'subscribe',
  markets: ['swap'],
  serverMs: async (exchange) => msOf(at(at(at(await exchange.publicGetPublicTime(), 'data'), 0), 'ts')),
  facts: async (exchange, market) => {
    return {
      symbol: market.id,
      priceDecimals: stepDecimals(market.priceStep),
      // Lots are coins: the smallest part of a contract times its size.
      qtyDecimals: stepDecimals(market.amountStep) + stepDecimals(market.contractSize),
      maintenanceRate: await lowestTier(exchange, market.id),
      fundingHours: 8,
    };
  },
  tiers: async (exchange, { symbol: id, contractSize }) => {
    const asked = { instType: 'SWAP', tdMode: 'isolated', instFamily: id.replace('-SWAP', '') };
    const answer = await exchange.publicGetPublicPositionTiers(asked);
    // Its tiers are counted in contracts: in USD they are as of the mark price of now.
    const marks = await exchange.publicGetPublicMarkPrice({ instType: 'SWAP', instId: id });
    const usd = Number(contractSize) * Number(at(at(at(marks, 'data'), 0), 'markPx'));
    return tiersFrom(
      (listOf(at(answer, 'data')) ?? []).map((row) => ({
        upToUsd: Number(at(row, 'maxSz')) * usd,
        maintenanceRate: Number(at(row, 'mmr')),
        maxLeverage: Number(at(row, 'maxLever')),
        amountUsd: 0,
      })),
    );
  },
  subscriptions: (exchange, symbol) => [
    { streams: ['trade'], start: () => exchange.watchTradesForSymbols([symbol]) },
    { streams: ['mark'], start: () => exchange.watchMarkPrices([symbol]) },
    {
      streams: ['openInterest'],
      start: () => exchange.subscribe('public', 'open-interest', 'open-interest', symbol),
    },
    { streams: ['funding'], start: () => exchange.watchFundingRates([symbol]) },
    { streams: ['liquidation'], start: () => exchange.watchLiquidationsForSymbols([symbol]) },
  ],
  polls: (exchange, instrument) => [
    bookPoll(
      instrument,
      BOOK_EVERY_MS,
      async () => {
        const answer = await exchange.publicGetMarketBooks({ instId: instrument.symbol, sz: 400 });
        const book = at(at(answer, 'data'), 0);
        return { ms: at(book, 'ts'), bids: at(book, 'bids'), asks: at(book, 'asks') };
      },
      (contracts) => contractLots(contracts, instrument),
    ),
  ],
  history: (exchange, instrument) => {
    const lots = (contracts: unknown): number => contractLots(contracts, instrument);
    // `after` and `before` leave out the moment that they name.
    const span = ({ fromMs, toMs }: Page) => ({ after: toMs, before: fromMs - 1 });
    return [
      {
        kind: 'bar',
        pageMs: 100 * BAR_MS,
        reachMs: null,
        request: async (page) => {
          const asked = { instId: instrument.symbol, bar: '5m', limit: 100, ...span(page) };
          const isRecent = page.fromMs > exchange.milliseconds() - RECENT_MS;
          const answer = isRecent
            ? await exchange.publicGetMarketCandles(asked)
            : await exchange.publicGetMarketHistoryCandles(asked);
          return readRows(at(answer, 'data'), page, (row) =>
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
        pageMs: 100 * BAR_MS,
        // Per contract, as the venue keeps it in five-minute steps; its other history is per currency.
        reachMs: 5 * DAY_MS,
        request: async (page) => {
          const asked = {
            instId: instrument.symbol,
            period: '5m',
            limit: 100,
            begin: page.fromMs - 1,
            end: page.toMs,
          };
          const answer = await exchange.publicGetRubikStatContractsOpenInterestHistory(asked);
          return readRows(at(answer, 'data'), page, (row) =>
            openInterestEvent(instrument, msOf(at(row, 0)), lots(at(row, 1))),
          );
        },
      },
      {
        kind: 'funding',
        pageMs: 100 * instrument.fundingHours * 3_600_000,
        reachMs: null,
        request: async (page) => {
          const asked = { instId: instrument.symbol, limit: 100, ...span(page) };
          const answer = await exchange.publicGetPublicFundingRateHistory(asked);
          return readRows(at(answer, 'data'), page, (row) =>
            fundingEvent(instrument, msOf(at(row, 'fundingTime')), rateOf(at(row, 'fundingRate'))),
          );
        },
      },
    ];
  },
};

export async function openOkx(options: VenueOptions): Promise<Venue> {
  const { default: Exchange } = await import('../../../../node_modules/ccxt/js/src/pro/okx.js');
  const exchange = new Exchange();
  return await wire(exchange, WIRING, options);
}

async function lowestTier(exchange: Okx, id: string): Promise<number> {
  try {
    const instFamily = id.replace('-SWAP', '');
    const asked = { instType: 'SWAP', tdMode: 'isolated', instFamily };
    const answer = await exchange.publicGetPublicPositionTiers(asked);
    const rate = Number(at(at(at(answer, 'data'), 0), 'mmr'));
    return rate > 0 && rate < 0.5 ? rate : USUAL_MAINTENANCE;
  } catch {
    return USUAL_MAINTENANCE;
  }
}
