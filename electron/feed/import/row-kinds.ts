// How the rows of each layout are read and told apart.
import { fundingOf } from './funding-row';
import { candleOf } from './kline-row';
import { openInterestOf } from './metrics-row';
import type { Candle } from './kline-row';
import type { Funding } from './funding-row';
import type { OpenInterest } from './metrics-row';
import type { RowKind } from './read-archive';
import { type AggTrade, aggTradeOf } from './trade-row';

/** Told apart within one interval. */
export const CANDLES: RowKind<Candle> = {
  parse: candleOf,
  key: (row) => row.openMs,
  timeMs: (row) => row.openMs,
};

export const OPEN_INTEREST: RowKind<OpenInterest> = {
  parse: openInterestOf,
  key: (row) => row.atMs,
  timeMs: (row) => row.atMs,
};

export const FUNDING: RowKind<Funding> = {
  parse: fundingOf,
  key: (row) => row.atMs,
  timeMs: (row) => row.atMs,
};

export const AGG_TRADES: RowKind<AggTrade> = {
  parse: aggTradeOf,
  key: (row) => row.id,
  timeMs: (row) => row.atMs,
};
