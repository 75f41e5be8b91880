// Closed bars as growing columns: what charts and figures are computed from.

/** `count` bars, rising in time; prices in quote units (USD), amounts in coins; NaN is unknown. */
export interface BarTable {
  count: number;
  openMs: Float64Array;
  closeMs: Float64Array;
  open: Float64Array;
  high: Float64Array;
  low: Float64Array;
  close: Float64Array;
  volume: Float64Array;
  openInterest: Float64Array;
}

export type BarRow = { readonly [K in Exclude<keyof BarTable, 'count'>]: number };

const COLUMNS = [
  'openMs',
  'closeMs',
  'open',
  'high',
  'low',
  'close',
  'volume',
  'openInterest',
] as const satisfies readonly (keyof BarRow)[];

export function createBarTable(capacity = 1024): BarTable {
  const column = () => new Float64Array(capacity);
  return {
    count: 0,
    openMs: column(),
    closeMs: column(),
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: column(),
    openInterest: column(),
  };
}

export function pushBar(table: BarTable, row: BarRow): void {
  if (table.count === table.openMs.length) {
    for (const name of COLUMNS) {
      const wider = new Float64Array(table.count * 2);
      wider.set(table[name]);
      table[name] = wider;
    }
  }
  for (const name of COLUMNS) table[name][table.count] = row[name];
  table.count++;
}
