// All rows of one archive, checked to be in order of time and without repeats.
import type { InputError } from '../../../shared/util/input-error';
import type { RowAt, Scale, Source } from './cells';
import { openRows } from './csv-rows';
import type { Archive } from './inspect';
import type { Placed } from './place';
import { DOWNLOAD_AGAIN, refuseLine, utc } from './refuse';

/** What reading needs besides the file. */
export interface Reading {
  readonly symbol: string;
  readonly scale: Scale;
  readonly signal: AbortSignal | undefined;
  /** Told how much was read since the last time. */
  readonly onRead: (bytes: number, rows: number) => void;
}

/** How rows of one kind are told apart and ordered. */
export interface RowOrder<T> {
  /** Two rows with the same key are about the same thing. Rises within a file. */
  readonly key: (row: T) => number;
  /** Never falls within a file. */
  readonly timeMs: (row: T) => number;
}

/** How they are read, besides. */
export interface RowKind<T extends Placed> extends RowOrder<T> {
  readonly parse: (at: RowAt) => T;
}

/** Rows in blocks. Throws InputError naming file and line for any row that cannot be so. */
export async function* readArchive<T extends Placed>(
  archive: Archive,
  kind: RowKind<T>,
  reading: Reading,
): AsyncGenerator<readonly T[]> {
  const { path, layout } = archive;
  const source: Source = {
    file: path,
    columns: layout.columns,
    symbol: reading.symbol,
    scale: reading.scale,
  };
  let before: T | null = null;
  let skip = layout.hasHeader ? 1 : 0;
  const { blocks } = await openRows(path, (bytes) => reading.onRead(bytes, 0));
  for await (const block of blocks) {
    reading.signal?.throwIfAborted();
    const rows: T[] = [];
    for (const { line, cells } of skip === 0 ? block : block.slice(skip)) {
      if (cells.length !== layout.width) {
        throw refuseLine(
          path,
          line,
          `it has ${cells.length} columns instead of ${layout.width}, so the file is cut short or mixed; ${DOWNLOAD_AGAIN}`,
        );
      }
      const row = kind.parse({ source, line, cells });
      if (before !== null) checkOrder(before, row, kind);
      rows.push(row);
      before = row;
    }
    skip = 0;
    reading.onRead(0, rows.length);
    yield rows;
  }
}

function checkOrder<T extends Placed>(before: T, row: T, kind: RowOrder<T>): void {
  const key = kind.key(row);
  const keyBefore = kind.key(before);
  if (key > keyBefore && kind.timeMs(row) >= kind.timeMs(before)) return;
  throw key === keyBefore ? repeated(before, row, kind) : outOfOrder(before, row, kind);
}

function repeated<T extends Placed>(before: T, row: T, kind: RowOrder<T>): InputError {
  const when = utc(kind.timeMs(row));
  return refuseLine(
    row.file,
    row.line,
    `a second row for ${when}, after line ${before.line}; remove one of them, or ${DOWNLOAD_AGAIN}`,
  );
}

function outOfOrder<T extends Placed>(before: T, row: T, kind: RowOrder<T>): InputError {
  return refuseLine(
    row.file,
    row.line,
    `out of order: ${utc(kind.timeMs(row))} comes after ${utc(kind.timeMs(before))} of line ${before.line}; ${DOWNLOAD_AGAIN}`,
  );
}
