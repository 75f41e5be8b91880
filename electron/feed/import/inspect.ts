// A first look at each file: which archive it is, and whether it is of the symbol that is wanted.
import { InputError } from '../../../shared/util/input-error';
import { type CsvRow, openRows } from './csv-rows';
import type { InputFile } from './inputs';
import { type FoundLayout, recognise } from './layout';
import { DOWNLOAD_AGAIN } from './refuse';

export interface Archive {
  readonly path: string;
  readonly layout: FoundLayout;
  /** Bytes of its text. */
  readonly size: number;
  /** The first row that is not a header. */
  readonly firstRow: CsvRow;
}

/** A file in a folder that is no archive, and why. */
export interface PassedOver {
  readonly file: string;
  readonly reason: string;
}

/** `BTCUSDT-5m-2025-12.csv`, `BTCUSDT-metrics-2025-12-01.zip`. */
const ARCHIVE_NAME =
  /^([^-]+)-(?:\d+(?:s|m|h|d|w|mo|M)|metrics|fundingRate|aggTrades)-\d{4}-\d{2}(?:-\d{2})?\.(?:csv|zip)$/i;

/** Throws InputError for a file that is no archive (unless it was only found in a folder), or of another symbol. */
export async function inspect(input: InputFile, symbol: string): Promise<Archive | PassedOver> {
  const { path } = input;
  const source = await openRows(path);
  const [first, second] = await firstRows(source.blocks);
  if (first === undefined) throw new InputError(`${path} is empty: ${DOWNLOAD_AGAIN}.`);
  const layout = recognise(first.cells);
  if (!layout.known) {
    if (input.inFolder && !layout.almost) return { file: path, reason: layout.problem };
    throw new InputError(`${path}, line ${first.line}: ${layout.problem}.`);
  }
  for (const name of source.names) {
    const named = ARCHIVE_NAME.exec(name)?.[1].toUpperCase();
    if (named !== undefined && named !== symbol) {
      throw new InputError(
        `${path} is of ${named}, not of ${symbol}: import one symbol at a time, or name the right one with --symbol.`,
      );
    }
  }
  const firstRow = layout.hasHeader ? second : first;
  if (firstRow === undefined) throw new InputError(`${path} has a header but no rows: ${DOWNLOAD_AGAIN}.`);
  return { path, layout, size: source.size, firstRow };
}

/** The first rows; leaving the loop closes the file. */
async function firstRows(blocks: AsyncIterable<readonly CsvRow[]>): Promise<readonly CsvRow[]> {
  for await (const block of blocks) return block;
  return [];
}
