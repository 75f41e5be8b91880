// A made-up order book around a market's last price: the same price, the same book.
import type { Tape } from './tape';

export interface BookRow {
  readonly ticks: number;
  readonly lots: number;
}

/** Rows a side, best first: a tick from the price, then `stepTicks` apart, growing with the distance. */
export function orderBook(
  { market, priceTicks }: Tape,
  rows: number,
  stepTicks = Math.max(1, Math.round(priceTicks / 40_000)),
): { readonly bids: readonly BookRow[]; readonly asks: readonly BookRow[] } {
  const coin = 10 ** market.qtyDecimals;
  const side = (sign: 1 | -1): readonly BookRow[] =>
    Array.from({ length: rows }, (_, i) => ({
      ticks: priceTicks + sign * (1 + i * stepTicks),
      lots: Math.max(1, Math.round((coin * (10 + i)) / 40)),
    })).filter(({ ticks }) => ticks > 0);
  return { bids: side(-1), asks: side(1) };
}
