// The values of one row, each checked: decimals to whole ticks and lots, stamps to milliseconds.
import { decimalsOf, toUnits } from '../../../shared/util/decimal';
import type { InputError } from '../../../shared/util/input-error';
import type { CsvRow } from './csv-rows';
import { DOWNLOAD_AGAIN, refuseLine, shown } from './refuse';

/** What a price tick and a lot are: 10^-decimals. */
export interface Scale {
  readonly priceDecimals: number;
  readonly qtyDecimals: number;
}

/** A file being read. */
export interface Source {
  readonly file: string;
  readonly columns: ReadonlyMap<string, number>;
  readonly symbol: string;
  readonly scale: Scale;
}

/** One row of it. */
export interface RowAt extends CsvRow {
  readonly source: Source;
}

export function refuse(at: RowAt, problem: string): InputError {
  return refuseLine(at.source.file, at.line, problem);
}

/** The cell's text, empty where the file lacks the column. */
export function textOf(at: RowAt, column: string): string {
  const i = at.source.columns.get(column);
  return i === undefined ? '' : at.cells[i];
}

/** A price in ticks, above 0. */
export function priceTicks(at: RowAt, column: string): number {
  const text = textOf(at, column);
  const ticks = toUnits(text, at.source.scale.priceDecimals);
  if (ticks === null)
    throw refuse(at, unusable(column, text, at.source.scale.priceDecimals, 'price', at.source.symbol));
  if (ticks <= 0) throw refuse(at, `${column} is ${shown(text)}, and a price is above 0; ${DOWNLOAD_AGAIN}`);
  return ticks;
}

/** A quantity in lots, at least 0; null for an empty cell: unknown. */
export function qtyLots(at: RowAt, column: string): number | null {
  const text = textOf(at, column);
  if (text === '') return null;
  const lots = toUnits(text, at.source.scale.qtyDecimals);
  if (lots === null)
    throw refuse(at, unusable(column, text, at.source.scale.qtyDecimals, 'quantity', at.source.symbol));
  if (lots < 0) throw refuse(at, `${column} is negative, ${shown(text)}; ${DOWNLOAD_AGAIN}`);
  return lots;
}

function unusable(column: string, text: string, decimals: number, what: string, symbol: string): string {
  if (text === '') return `${column} is empty, and a row needs its ${what}; ${DOWNLOAD_AGAIN}`;
  const used = decimalsOf(text);
  if (used < 0) return `${column} is not a number: ${shown(text)}; ${DOWNLOAD_AGAIN}`;
  if (used > decimals) {
    return `${column} ${shown(text)} has ${used} decimals, and a ${what} of ${symbol} has at most ${decimals}; check that the file is of ${symbol} futures`;
  }
  return `${column} ${shown(text)} has more digits than can be kept exactly; ${DOWNLOAD_AGAIN}`;
}

/** A whole number, at least 0; null for an empty cell. */
export function wholeOf(at: RowAt, column: string): number | null {
  const text = textOf(at, column);
  if (text === '') return null;
  const number = toUnits(text, 0);
  if (number === null || number < 0) {
    throw refuse(at, `${column} is not a whole number: ${shown(text)}; ${DOWNLOAD_AGAIN}`);
  }
  return number;
}

const YEAR_2001_MS = 1e12;

/** A Unix time in ms; microseconds, told by their magnitude, are cut to ms. */
export function stampMs(at: RowAt, column: string): number {
  const text = textOf(at, column);
  const number = toUnits(text, 0) ?? 0;
  if (number >= YEAR_2001_MS && number < YEAR_2001_MS * 10) return number;
  if (number >= YEAR_2001_MS * 1000 && number < YEAR_2001_MS * 10_000) return Math.floor(number / 1000);
  throw refuse(at, `${column} is not a time in milliseconds: ${shown(text)}; ${DOWNLOAD_AGAIN}`);
}

export function yesOrNo(at: RowAt, column: string): boolean {
  const text = textOf(at, column).toLowerCase();
  if (text !== 'true' && text !== 'false') {
    throw refuse(at, `${column} is neither true nor false: ${shown(text)}; ${DOWNLOAD_AGAIN}`);
  }
  return text === 'true';
}

/** A plain fraction, of either sign; null for an empty cell. */
export function fractionOf(at: RowAt, column: string): number | null {
  const text = textOf(at, column);
  if (text === '') return null;
  if (decimalsOf(text) < 0) throw refuse(at, `${column} is not a number: ${shown(text)}; ${DOWNLOAD_AGAIN}`);
  return Number(text);
}
