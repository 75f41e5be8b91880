// From ccxt's description of a market to our instrument: its tick, its lot, its contract.
import type { Exchange } from '../../../node_modules/ccxt/js/src/base/Exchange.js';
import { EXCHANGE_NAMES } from '../../../shared/model/exchange';
import { decimalsOf } from '../../../shared/util/decimal';
import { InputError } from '../../../shared/util/input-error';
import { cellTicksAt } from '../import/instrument';
import { knownInstrument } from '../import/instrument-table';
import type { VenueInstrument } from './decoded';
import type { VenueId } from './venue';

export interface Market {
  readonly id: string;
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly contractSize: string;
  readonly priceStep: string;
  readonly amountStep: string;
  readonly info: { readonly [field: string]: unknown };
}

/**
 * The linear perpetual of a ccxt symbol. Where a venue settles in another dollar, BTC/USDT:USDT means its BTC
 * perpetual in that one. Throws InputError when there is none.
 */
export function marketOf(exchange: Exchange, symbol: string): Market {
  const all = exchange.markets as { readonly [symbol: string]: RawMarket | undefined };
  const base = symbol.split('/')[0];
  const dollars = ['USDT', 'USDC'].map((quote) => `${base}/${quote}:${quote}`);
  const wanted = dollars.includes(symbol) ? [symbol, ...dollars] : [symbol];
  const found = wanted
    .map((name) => all[name])
    .find((market) => market !== undefined && market.linear && market.swap);
  const name = EXCHANGE_NAMES[exchange.id as VenueId];
  // No fault of the symbol: whatever answered, it was not the venue.
  if (!Object.values(all).some((market) => market?.linear === true && market.swap))
    throw new Error(`what answers there is not ${name}: it lists no markets`);
  if (found === undefined) {
    const some = dollars.concat(Object.keys(all)).filter((other) => other in all);
    throw new InputError(
      `${name} has no linear perpetual ${symbol}: write it like ${some[0] ?? 'BTC/USDT:USDT'}.`,
    );
  }
  const text = (value: number | undefined): string => exchange.numberToString(value ?? 1) ?? '1';
  return {
    id: found.id,
    symbol: found.symbol,
    base: found.base,
    quote: found.quote,
    contractSize: text(found.contractSize),
    priceStep: text(found.precision.price),
    amountStep: text(found.precision.amount),
    info: found.info,
  };
}

interface RawMarket {
  readonly id: string;
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly linear: boolean;
  readonly swap: boolean;
  readonly contractSize: number | undefined;
  readonly precision: { readonly price: number | undefined; readonly amount: number | undefined };
  readonly info: { readonly [field: string]: unknown };
}

export interface InstrumentParts {
  readonly id: VenueId;
  readonly inst: number;
  readonly nowMs: number;
  readonly market: Market;
  /** The venue's own name of the market in its messages. */
  readonly symbol: string;
  readonly priceDecimals: number;
  readonly qtyDecimals: number;
  readonly maintenanceRate: number;
  readonly fundingHours: number;
}

export function instrumentFrom(parts: InstrumentParts): VenueInstrument {
  const { id, inst, nowMs, market, symbol, priceDecimals, qtyDecimals } = parts;
  return {
    kind: 'instrument',
    recvMs: nowMs,
    exchMs: nowMs,
    inst,
    exchange: id,
    symbol,
    base: market.base,
    quote: market.quote,
    priceDecimals,
    qtyDecimals,
    cellTicks: knownInstrument(id, symbol)?.cellTicks ?? cellTicksOf(market.base, priceDecimals),
    contractSize: market.contractSize,
    maintenanceRate: parts.maintenanceRate,
    fundingHours: parts.fundingHours,
  };
}

/** Cells of the same width in USD on every venue: that of the coin's table entry, else from a usual price. */
function cellTicksOf(base: string, priceDecimals: number): number {
  const known = knownInstrument('binanceusdm', `${base}USDT`);
  if (known === undefined) return cellTicksAt(100 * 10 ** priceDecimals);
  const ticks = known.cellTicks * 10 ** (priceDecimals - known.priceDecimals);
  return Math.max(1, Math.round(ticks));
}

/** Decimals of a step such as `0.10`: 1. */
export function stepDecimals(step: string): number {
  return Math.max(0, decimalsOf(step));
}
