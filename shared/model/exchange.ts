// Venues we know, by ccxt's ids, and how complete each one's liquidation feed is.

export const EXCHANGES = ['binanceusdm', 'bybit', 'okx', 'hyperliquid'] as const;

/** A venue, by ccxt's id; `simulated` marks sessions made by our own market simulator. */
export type Exchange = (typeof EXCHANGES)[number] | 'simulated';

/** How complete a venue's liquidation feed is: each one, at most some, or no public feed. */
export type Coverage = 'every' | 'sampled' | 'none';

/** Coverage of public liquidation feeds, as documented by the venues (2026-11). */
export const COVERAGE: Readonly<Record<Exchange, Coverage>> = {
  binanceusdm: 'sampled',
  bybit: 'every',
  okx: 'sampled',
  hyperliquid: 'none',
  simulated: 'every',
};

export const EXCHANGE_NAMES: Readonly<Record<Exchange, string>> = {
  binanceusdm: 'Binance',
  bybit: 'Bybit',
  okx: 'OKX',
  hyperliquid: 'Hyperliquid',
  simulated: 'Simulator',
};
