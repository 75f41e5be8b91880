// The markets that the local exchange trades: one BTC and one ETH perpetual on each venue, in the venue's own units.
import type { EXCHANGES } from '../../shared/model/exchange';

export type Venue = (typeof EXCHANGES)[number];

export interface Market {
  readonly venue: Venue;
  /** The venue's own symbol, and ccxt's. */
  readonly id: string;
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly priceDecimals: number;
  /** Decimals of one lot in coins. */
  readonly qtyDecimals: number;
  /** Coins a contract as decimals: 2 for 0.01. */
  readonly contractDecimals: number;
  readonly maintenanceRate: number;
  readonly fundingHours: number;
}

const linear = { contractDecimals: 0, fundingHours: 8, quote: 'USDT' };

export const MARKETS: readonly Market[] = [
  {
    ...linear,
    venue: 'binanceusdm',
    id: 'BTCUSDT',
    symbol: 'BTC/USDT:USDT',
    base: 'BTC',
    priceDecimals: 1,
    qtyDecimals: 3,
    maintenanceRate: 0.004,
  },
  {
    ...linear,
    venue: 'binanceusdm',
    id: 'ETHUSDT',
    symbol: 'ETH/USDT:USDT',
    base: 'ETH',
    priceDecimals: 2,
    qtyDecimals: 3,
    maintenanceRate: 0.004,
  },
  {
    ...linear,
    venue: 'bybit',
    id: 'BTCUSDT',
    symbol: 'BTC/USDT:USDT',
    base: 'BTC',
    priceDecimals: 1,
    qtyDecimals: 3,
    maintenanceRate: 0.005,
  },
  {
    ...linear,
    venue: 'bybit',
    id: 'ETHUSDT',
    symbol: 'ETH/USDT:USDT',
    base: 'ETH',
    priceDecimals: 2,
    qtyDecimals: 2,
    maintenanceRate: 0.005,
  },
  {
    ...linear,
    venue: 'okx',
    id: 'BTC-USDT-SWAP',
    symbol: 'BTC/USDT:USDT',
    base: 'BTC',
    priceDecimals: 1,
    qtyDecimals: 4,
    contractDecimals: 2,
    maintenanceRate: 0.004,
  },
  {
    ...linear,
    venue: 'okx',
    id: 'ETH-USDT-SWAP',
    symbol: 'ETH/USDT:USDT',
    base: 'ETH',
    priceDecimals: 2,
    qtyDecimals: 3,
    contractDecimals: 1,
    maintenanceRate: 0.004,
  },
  {
    ...linear,
    venue: 'hyperliquid',
    id: 'BTC',
    symbol: 'BTC/USDC:USDC',
    base: 'BTC',
    quote: 'USDC',
    priceDecimals: 1,
    qtyDecimals: 5,
    maintenanceRate: 0.0125,
    fundingHours: 1,
  },
  {
    ...linear,
    venue: 'hyperliquid',
    id: 'ETH',
    symbol: 'ETH/USDC:USDC',
    base: 'ETH',
    quote: 'USDC',
    priceDecimals: 2,
    qtyDecimals: 4,
    maintenanceRate: 0.02,
    fundingHours: 1,
  },
];

export function marketOf(venue: Venue, id: string): Market | undefined {
  return MARKETS.find((market) => market.venue === venue && market.id === id);
}

export function marketsOn(venue: Venue): readonly Market[] {
  return MARKETS.filter((market) => market.venue === venue);
}
