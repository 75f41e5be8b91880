// The cells of a truth file, each checked; nothing about a unit is ever guessed.
import { decimalsOf } from '../../../shared/util/decimal';
import type { CsvRow } from '../../feed/import/csv-rows';
import { refuseLine, shown } from '../../feed/import/refuse';

/** A truth file's columns, by name in small letters. */
export interface TruthColumns {
  readonly file: string;
  readonly at: ReadonlyMap<string, number>;
}

export function columnsOf(file: string, header: CsvRow): TruthColumns {
  return { file, at: new Map(header.cells.map((name, i) => [name.trim().toLowerCase(), i])) };
}

/** The cell's text, empty where the file lacks the column. Throws InputError for a row that is cut short. */
export function cellOf({ file, at }: TruthColumns, row: CsvRow, column: string): string {
  const i = at.get(column);
  if (i === undefined) return '';
  if (i >= row.cells.length) {
    throw refuseLine(
      file,
      row.line,
      `has ${row.cells.length} cells and ends before ${column}; complete the row`,
    );
  }
  return row.cells[i].trim();
}

const UNITS = [
  { unit: 'seconds', factor: 1e-3 },
  { unit: 'microseconds', factor: 1e3 },
  { unit: 'nanoseconds', factor: 1e6 },
] as const;
/** 2001 to 2286: thirteen digits. */
const isMs = (value: number): boolean => value >= 1e12 && value < 1e13;

/** A Unix time in whole milliseconds. */
export function msOf(columns: TruthColumns, row: CsvRow, column: string): number {
  const text = cellOf(columns, row, column);
  const value = /^\d+(\.0*)?$/.test(text) ? Number(text) : Number.NaN;
  if (isMs(value)) return value;
  const other = UNITS.find(({ factor }) => isMs(value / factor));
  const reason = other === undefined ? '' : ` (it looks like ${other.unit})`;
  throw refuseLine(
    columns.file,
    row.line,
    `${column} is not a time in milliseconds: ${shown(text)}${reason}; write all times in Unix milliseconds`,
  );
}

/** A plain number that is at least 0; null for an empty cell: unknown. */
export function amountOf(columns: TruthColumns, row: CsvRow, column: string, unit: string): number | null {
  const text = cellOf(columns, row, column);
  if (text === '') return null;
  if (decimalsOf(text) < 0) {
    throw refuseLine(
      columns.file,
      row.line,
      `${column} is not a plain number: ${shown(text)}; write ${unit} without signs, commas or suffixes`,
    );
  }
  const value = Number(text);
  if (value < 0) {
    throw refuseLine(
      columns.file,
      row.line,
      `${column} is negative, ${shown(text)}; what was liquidated is 0 or more`,
    );
  }
  return value;
}

const UNIT_COLUMNS = ['unit', 'units', 'currency'];
const DOLLARS = /^(usd|usdt|usdc|fdusd)$/i;

/** Refuses a row that names another unit than dollars. */
export function needDollars(columns: TruthColumns, row: CsvRow): void {
  for (const column of UNIT_COLUMNS) {
    const text = cellOf(columns, row, column);
    if (text !== '' && !DOLLARS.test(text)) {
      throw refuseLine(
        columns.file,
        row.line,
        `${column} is ${shown(text)}, and amounts must be in USD; convert them`,
      );
    }
  }
}
