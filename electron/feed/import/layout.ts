// The four layouts of Binance's public archive that can be imported, and how a file is told to be one.
import { shown } from './refuse';

export type LayoutName = 'klines' | 'metrics' | 'fundingRate' | 'aggTrades';

interface Layout {
  readonly name: LayoutName;
  /** Columns in the archive's order, which is also the order of files without a header. */
  readonly columns: readonly string[];
  /** Those that a file must have. */
  readonly needed: readonly string[];
  readonly prices: readonly string[];
  readonly quantities: readonly string[];
  /** Whether a first row without a header can be of this layout (older archives); absent: never without one. */
  readonly headless?: (cells: readonly string[]) => boolean;
}

const isStamp = (text: string): boolean => /^\d{13}(\d{3})?$/.test(text);
const isNumber = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);
const isYesNo = (text: string): boolean => /^(true|false)$/i.test(text);

const KLINES: Layout = {
  name: 'klines',
  columns: [
    'open_time',
    'open',
    'high',
    'low',
    'close',
    'volume',
    'close_time',
    'quote_volume',
    'count',
    'taker_buy_volume',
    'taker_buy_quote_volume',
    'ignore',
  ],
  needed: ['open_time', 'open', 'high', 'low', 'close', 'volume', 'close_time'],
  prices: ['open', 'high', 'low', 'close'],
  quantities: ['volume', 'taker_buy_volume'],
  headless: (cells) =>
    cells.length === 12 && isStamp(cells[0]) && isStamp(cells[6]) && cells.slice(1, 5).every(isNumber),
};

const METRICS: Layout = {
  name: 'metrics',
  columns: [
    'create_time',
    'symbol',
    'sum_open_interest',
    'sum_open_interest_value',
    'count_toptrader_long_short_ratio',
    'sum_toptrader_long_short_ratio',
    'count_long_short_ratio',
    'sum_taker_long_short_vol_ratio',
  ],
  needed: ['create_time', 'symbol', 'sum_open_interest'],
  prices: [],
  quantities: ['sum_open_interest'],
};

const FUNDING: Layout = {
  name: 'fundingRate',
  columns: ['calc_time', 'funding_interval_hours', 'last_funding_rate'],
  needed: ['calc_time', 'last_funding_rate'],
  prices: [],
  quantities: [],
};

const AGG_TRADES: Layout = {
  name: 'aggTrades',
  columns: [
    'agg_trade_id',
    'price',
    'quantity',
    'first_trade_id',
    'last_trade_id',
    'transact_time',
    'is_buyer_maker',
  ],
  needed: ['agg_trade_id', 'price', 'quantity', 'transact_time', 'is_buyer_maker'],
  prices: ['price'],
  quantities: ['quantity'],
  headless: (cells) =>
    // Spot archives have an eighth column, is_best_match.
    (cells.length === 7 || (cells.length === 8 && isYesNo(cells[7]))) &&
    isStamp(cells[5]) &&
    isYesNo(cells[6]) &&
    [0, 1, 2].every((i) => isNumber(cells[i])),
};

const LAYOUTS = [KLINES, METRICS, FUNDING, AGG_TRADES];

/** A layout as found in one file. */
export interface FoundLayout {
  readonly name: LayoutName;
  /** Place of each column by name. */
  readonly columns: ReadonlyMap<string, number>;
  /** Cells of every row. */
  readonly width: number;
  readonly hasHeader: boolean;
  readonly prices: readonly string[];
  readonly quantities: readonly string[];
}

/**
 * Tells a file's layout from its first row, never from its name. Otherwise `known` is false and `problem` says
 * why (`almost` when it has most columns of a layout, so is likely meant as one).
 */
export function recognise(
  first: readonly string[],
):
  | (FoundLayout & { readonly known: true })
  | { readonly known: false; readonly almost: boolean; readonly problem: string } {
  const found = (layout: Layout, names: readonly string[], hasHeader: boolean) => ({
    known: true as const,
    name: layout.name,
    columns: new Map(names.map((name, i) => [name, i])),
    width: first.length,
    hasHeader,
    prices: layout.prices,
    quantities: layout.quantities,
  });
  const header = first.map((cell) => cell.trim().toLowerCase());
  const headed = LAYOUTS.find((layout) => layout.needed.every((name) => header.includes(name)));
  if (headed !== undefined) return found(headed, header, true);
  const headless = LAYOUTS.find((layout) => layout.headless?.(first) === true);
  if (headless !== undefined) return found(headless, headless.columns, false);

  const share = (layout: Layout): number =>
    header.filter((name) => layout.columns.includes(name)).length / layout.columns.length;
  const nearest = LAYOUTS.reduce((best, layout) => (share(layout) > share(best) ? layout : best));
  if (share(nearest) >= 0.5) {
    const missing = nearest.needed.filter((name) => !header.includes(name));
    return {
      known: false,
      almost: true,
      problem: `looks like ${nearest.name} but has no column ${missing.join(', ')}; download the archive again`,
    };
  }
  return {
    known: false,
    almost: false,
    problem: `not an archive that can be imported: it starts with ${shown(first.join(','))}, and klines, metrics, fundingRate or aggTrades of Binance's public archive are needed`,
  };
}
