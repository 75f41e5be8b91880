// CSV as RFC 4180 has it: a row of names, then the rows; a time as ISO in UTC, unknown as an empty cell.
import { isoTime } from '../time';
import type { Sink } from './sink';
import type { Column, ColumnType, Value } from './table';
import { openTextFile } from './text-file';

const NEEDS_QUOTES = /[",\r\n]/;

/** What it is about does not fit into CSV: exportSession writes it beside. */
export function csvSink(path: string, columns: readonly Column[]): Sink {
  const file = openTextFile(path);
  file.add(`${columns.map(({ name }) => name).join(',')}\n`);
  const types = columns.map(({ type }) => type);
  return {
    write: (rows) => {
      for (const row of rows) file.add(`${row.map((value, i) => cellOf(value, types[i])).join(',')}\n`);
    },
    finish: file.finish,
    close: file.close,
  };
}

function cellOf(value: Value, type: ColumnType): string {
  if (value === null) return '';
  if (type === 'time' && typeof value === 'number') return isoTime(value);
  const text = String(value);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
