// What the events' ticks, lots and cells mean: from the table of known symbols, else from the files.
import { EXCHANGES } from '../../../shared/model/exchange';
import type { Exchange } from '../../../shared/model/exchange';
import type { InstrumentEvent } from '../../../shared/model/event';
import { decimalsOf } from '../../../shared/util/decimal';
import { InputError } from '../../../shared/util/input-error';
import type { Scale } from './cells';
import type { Archive } from './inspect';
import { openRows } from './csv-rows';

export type InstrumentFacts = Pick<
  InstrumentEvent,
  'exchange' | 'symbol' | 'base' | 'quote' | 'priceDecimals' | 'qtyDecimals'
> & {
  /** Null leaves the width to the price (`cellTicksAt`). */
  readonly cellTicks: number | null;
};

/** The venue whose archives these are. */
const ARCHIVE_EXCHANGE = 'binanceusdm';

export function checkExchange(exchange: string): Exchange {
  if (exchange === ARCHIVE_EXCHANGE) return exchange;
  const known = EXCHANGES.some((name) => name === exchange);
  throw new InputError(
    known
      ? `Archives of ${exchange} cannot be imported: only Binance's (${ARCHIVE_EXCHANGE}).`
      : `The exchange "${exchange}" is unknown: use ${ARCHIVE_EXCHANGE}.`,
  );
}

const QUOTES = ['USDT', 'USDC', 'FDUSD', 'BUSD', 'TUSD', 'USD'];

/**
 * Facts about a symbol that the table lacks; its decimals are the most that a value in the files has. Throws InputError
 * when the symbol's coin and currency cannot be told.
 */
export async function factsFromFiles(
  exchange: Exchange,
  symbol: string,
  archives: readonly Archive[],
  onRead: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<InstrumentFacts> {
  // A dated contract, BTCUSDT_260327, is of the same pair.
  const pair = symbol.replace(/_.*$/, '');
  const quote = QUOTES.find((name) => pair.endsWith(name) && pair.length > name.length);
  if (quote === undefined) {
    throw new InputError(
      `${symbol} does not end in a currency this Liqradar knows (${QUOTES.join(', ')}): check --symbol.`,
    );
  }
  const scale = await scaleOf(archives, onRead, signal);
  return { exchange, symbol, base: pair.slice(0, -quote.length), quote, ...scale, cellTicks: null };
}

async function scaleOf(
  archives: readonly Archive[],
  onRead: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<Scale> {
  let priceDecimals = 0;
  let qtyDecimals = 0;
  for (const { path, layout } of archives) {
    const indices = (names: readonly string[]): number[] =>
      names.map((name) => layout.columns.get(name) ?? -1).filter((i) => i >= 0);
    const prices = indices(layout.prices);
    const quantities = indices(layout.quantities);
    if (prices.length + quantities.length === 0) continue;
    for await (const block of (await openRows(path, onRead)).blocks) {
      signal?.throwIfAborted();
      for (const { cells } of block) {
        // What is no number here is refused when the rows are read for their values.
        for (const i of prices) priceDecimals = Math.max(priceDecimals, decimalsOf(cells[i] ?? ''));
        for (const i of quantities) qtyDecimals = Math.max(qtyDecimals, decimalsOf(cells[i] ?? ''));
      }
    }
  }
  return { priceDecimals, qtyDecimals };
}

const USUAL_CELL_TICKS = 100;
/** A cell this share of the price wide is as coarse as a map may be. */
const LARGEST_CELL_SHARE = 0.0002;

/** Width of a base cell: 100 ticks, or the largest 1, 2 or 5 x 10^k ticks within 0.02 % of the price. */
export function cellTicksAt(priceTicks: number): number {
  const largest = priceTicks * LARGEST_CELL_SHARE;
  return [USUAL_CELL_TICKS, 50, 20, 10, 5, 2].find((ticks) => ticks <= largest) ?? 1;
}
