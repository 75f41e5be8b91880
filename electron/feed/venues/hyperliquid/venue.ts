// Hyperliquid perpetuals through ccxt: trades and the asset's context; no liquidations, no open-interest history.
import type Hyperliquid from '../../../../node_modules/ccxt/js/src/pro/hyperliquid.js';
import { bookPoll } from '../book';
import { isRaw, listOf, msOf, rateOf, roundedUnits, textOf } from '../fields';
import { at, BAR_MS, barEvent, fundingEvent, readRows } from '../history-rows';
import { stepDecimals } from '../market-facts';
import { tiersFromBounds } from '../tier-rows';
import type { Venue, VenueOptions } from '../venue';
import { wire, type Wiring } from '../wiring';
import { decode } from './decode';

/** A perpetual's prices have at most this many decimals, less those of its sizes. */
const MOST_DECIMALS = 6;
/** Half the initial margin at the highest leverage is what is to be maintained. */
const MAINTENANCE_SHARE = 0.5;
const BOOK_EVERY_MS = 5000;

const OWN = ['pong', 'subscriptionResponse', 'error', 'post'];
const isOwnAnswer = (message: unknown): boolean =>
  isRaw(message) && typeof message['channel'] === 'string' && OWN.includes(message['channel']);

const WIRING: Wiring<Hyperliquid> = {
  id: 'hyperliquid',
  decode,
  isOwnAnswer,
  isAcknowledgement: (message) => isRaw(message) && message['channel'] === 'subscriptionResponse',
  markets: ['swap'],
  serverMs: null,
  facts: (_, market) => {
    const qtyDecimals = stepDecimals(market.amountStep);
    const leverage = Number(market.info['maxLeverage']);
    return {
      symbol: textOf(market.info['name']),
      priceDecimals: MOST_DECIMALS - qtyDecimals,
      qtyDecimals,
      maintenanceRate: leverage > 0 ? MAINTENANCE_SHARE / leverage : 0.0125,
      fundingHours: 1,
    };
  },
  tiers: async (exchange, { symbol: name }) => {
    const meta = await exchange.publicPostInfo({ type: 'meta' });
    const asset = (listOf(at(meta, 'universe')) ?? []).find((one) => at(one, 'name') === name);
    const id = asset === undefined ? undefined : at(asset, 'marginTableId');
    const table = (listOf(at(meta, 'marginTables')) ?? []).find((one) => String(at(one, 0)) === String(id));
    if (table === undefined) return null;
    return tiersFromBounds(
      (listOf(at(at(table, 1), 'marginTiers')) ?? []).map((row) => {
        const maxLeverage = Number(at(row, 'maxLeverage'));
        const maintenanceRate = MAINTENANCE_SHARE / maxLeverage;
        return { fromUsd: Number(at(row, 'lowerBound')), maintenanceRate, maxLeverage };
      }),
    );
  },
  subscriptions: (exchange, symbol) => [
    { streams: ['trade'], start: () => exchange.watchTrades(symbol) },
    { streams: ['mark', 'openInterest', 'funding'], start: () => exchange.watchTicker(symbol) },
  ],
  polls: (exchange, instrument) => [
    bookPoll(instrument, BOOK_EVERY_MS, async () => {
      // Twenty rows a side, whatever they cover: on four figures they reach some tenths of a percent.
      const asked = { type: 'l2Book', coin: instrument.symbol, nSigFigs: 4 };
      const book = await exchange.publicPostInfo(asked);
      const side = (i: number) =>
        (listOf(at(at(book, 'levels'), i)) ?? []).map((row) => [at(row, 'px'), at(row, 'sz')]);
      return { ms: at(book, 'time'), bids: side(0), asks: side(1) };
    }),
  ],
  history: (exchange, instrument) => {
    const lots = (value: unknown): number => roundedUnits(value, instrument.qtyDecimals);
    return [
      {
        kind: 'bar',
        pageMs: 4000 * BAR_MS,
        // The last 5,000 candles of an interval are kept.
        reachMs: 4999 * BAR_MS,
        request: async (page) => {
          const req = {
            coin: instrument.symbol,
            interval: '5m',
            startTime: page.fromMs,
            endTime: page.toMs - 1,
          };
          const rows = await exchange.publicPostInfo({ type: 'candleSnapshot', req });
          return readRows(rows, page, (row) =>
            barEvent(instrument, {
              openMs: msOf(at(row, 't')),
              open: at(row, 'o'),
              high: at(row, 'h'),
              low: at(row, 'l'),
              close: at(row, 'c'),
              volumeLots: lots(at(row, 'v')),
              takerBuyLots: null,
              trades: Number(at(row, 'n')) || null,
            }),
          );
        },
      },
      {
        kind: 'funding',
        pageMs: 500 * 3_600_000,
        reachMs: null,
        request: async (page) => {
          const asked = { coin: instrument.symbol, startTime: page.fromMs, endTime: page.toMs - 1 };
          const rows = await exchange.publicPostInfo({ type: 'fundingHistory', ...asked });
          return readRows(rows, page, (row) =>
            fundingEvent(instrument, msOf(at(row, 'time')), rateOf(at(row, 'fundingRate'))),
          );
        },
      },
    ];
  },
};

export async function openHyperliquid(options: VenueOptions): Promise<Venue> {
  const { default: Exchange } = await import('../../../../node_modules/ccxt/js/src/pro/hyperliquid.js');
  const exchange = new Exchange();
  return await wire(exchange, WIRING, options);
}
