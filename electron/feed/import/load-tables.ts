// The parts of the archives that fit in memory: candles, open interest, funding, each as one clean line.
import { finestCandles } from './finest-candles';
import type { Funding } from './funding-row';
import { candleGaps, type Gap, openInterestGaps } from './gaps';
import type { Archive } from './inspect';
import type { Candle } from './kline-row';
import type { LayoutName } from './layout';
import { mergeRows } from './merge-rows';
import type { OpenInterest } from './metrics-row';
import type { Placed } from './place';
import { readArchive, type Reading, type RowKind } from './read-archive';
import { CANDLES, FUNDING, OPEN_INTEREST } from './row-kinds';

/** Rows that were read and left out, and why. */
export interface Dropped {
  /** The same row as in another file. */
  readonly duplicates: number;
  /** Candles that finer ones cover. */
  readonly overlapping: number;
  /** Rows of open interest or funding without a value. */
  readonly empty: number;
}

export interface Tables {
  readonly candles: readonly Candle[];
  readonly openInterest: readonly Known<OpenInterest, 'qtyLots'>[];
  readonly funding: readonly Known<Funding, 'rate'>[];
  readonly gaps: readonly Gap[];
  readonly dropped: Dropped;
}

type Known<T, F extends keyof T> = T & { readonly [K in F]: NonNullable<T[K]> };

export async function loadTables(archives: readonly Archive[], reading: Reading): Promise<Tables> {
  const candleRows = await allRows(archives, 'klines', CANDLES, reading);
  const openInterestRows = await allRows(archives, 'metrics', OPEN_INTEREST, reading);
  const fundingRows = await allRows(archives, 'fundingRate', FUNDING, reading);

  const line = finestCandles(candleRows, CANDLES);
  const known = openInterestRows.filter((row): row is Known<OpenInterest, 'qtyLots'> => row.qtyLots !== null);
  const openInterest = mergeRows(known, OPEN_INTEREST);
  const rated = fundingRows.filter((row): row is Known<Funding, 'rate'> => row.rate !== null);
  const funding = mergeRows(rated, FUNDING);
  return {
    candles: line.candles,
    openInterest: openInterest.rows,
    funding: funding.rows,
    gaps: [...candleGaps(line.candles), ...openInterestGaps(openInterest.rows)],
    dropped: {
      duplicates: line.duplicates + openInterest.duplicates + funding.duplicates,
      overlapping: line.overlapping,
      empty: openInterestRows.length - known.length + fundingRows.length - rated.length,
    },
  };
}

async function allRows<T extends Placed>(
  archives: readonly Archive[],
  layout: LayoutName,
  kind: RowKind<T>,
  reading: Reading,
): Promise<T[]> {
  const all: T[] = [];
  for (const archive of archives) {
    if (archive.layout.name !== layout) continue;
    for await (const rows of readArchive(archive, kind, reading)) {
      for (const row of rows) all.push(row);
    }
  }
  return all;
}
