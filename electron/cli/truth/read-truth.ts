// Reads a truth file: its columns tell whether it holds buckets or single liquidations.
import type { InstrumentEvent } from '../../../shared/model/event';
import type { Truth } from '../../../shared/score/truth';
import { InputError } from '../../../shared/util/input-error';
import { type CsvRow, openRows } from '../../feed/import/csv-rows';
import { refuseLine } from '../../feed/import/refuse';
import { columnsOf } from './columns';
import { BUCKET_COLUMNS, readBuckets } from './read-buckets';
import { type MaintenanceOf, PRINT_COLUMNS, readPrints } from './read-prints';

export interface ReadTruth {
  readonly truth: Truth;
  /** Rows left out while reading, by reason. */
  readonly dropped: Readonly<Record<string, number>>;
}

/**
 * Reads a CSV file of liquidations (a zip of one will do). `instrument` tells whose symbols and conventions its rows
 * have where they do not say so themselves. Throws InputError, one sentence with file and line, for anything that
 * would have to be guessed.
 */
export async function readTruth(
  path: string,
  instrument: InstrumentEvent,
  maintenanceOf: MaintenanceOf,
): Promise<ReadTruth> {
  const all: CsvRow[] = [];
  const source = await openRows(path);
  for await (const rows of source.blocks) all.push(...rows);
  const header = all.at(0);
  if (header === undefined) throw new InputError(`${path} holds no rows: give a CSV file of liquidations.`);
  const columns = columnsOf(path, header);
  const missing = (needed: readonly string[]): string[] => needed.filter((name) => !columns.at.has(name));
  const lacksBuckets = missing(BUCKET_COLUMNS);
  const lacksPrints = missing(PRINT_COLUMNS);
  const rows = all.slice(1);
  if (lacksBuckets.length === 0) return { truth: readBuckets(columns, rows), dropped: {} };
  if (lacksPrints.length === 0) {
    const { truth, otherSymbol } = readPrints(columns, rows, instrument, maintenanceOf);
    if (truth.kind === 'prints' && truth.prints.length === 0) {
      throw new InputError(
        `${path} holds no liquidations of ${instrument.symbol} (${otherSymbol} of other symbols): give those of the session's own symbol.`,
      );
    }
    return { truth, dropped: { otherSymbol } };
  }
  const nearer = lacksBuckets.length < BUCKET_COLUMNS.length ? lacksBuckets : lacksPrints;
  throw refuseLine(
    path,
    header.line,
    `has no column ${nearer.join(', ')}; a truth file has ${BUCKET_COLUMNS.join(',')} for buckets, or ${PRINT_COLUMNS.join(',')} and usd or qty for single liquidations`,
  );
}
