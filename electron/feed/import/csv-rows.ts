// The rows of an archive, in blocks, with their line numbers.
import { StringDecoder } from 'node:string_decoder';
import { parse } from 'csv-parse/sync';
import { InputError } from '../../../shared/util/input-error';
import { type ArchiveText, openText, why } from './open-text';
import { DOWNLOAD_AGAIN, refuseLine } from './refuse';

export interface CsvRow {
  /** 1-based. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface RowSource extends Pick<ArchiveText, 'size' | 'names'> {
  /** Blocks of rows, blank lines left out. May be taken once; leaving it early closes the file. */
  readonly blocks: AsyncIterable<readonly CsvRow[]>;
}

/** No row of an archive is nearly as long; a file without line ends must not fill the memory. */
const MAX_LINE_CHARACTERS = 8192;

/** Opens an archive. `onBytes` hears how many more bytes of text were read. */
export async function openRows(path: string, onBytes?: (bytes: number) => void): Promise<RowSource> {
  const text = await openText(path);
  return { size: text.size, names: text.names, blocks: rowBlocks(path, text.chunks, onBytes) };
}

async function* rowBlocks(
  path: string,
  chunks: AsyncIterable<Buffer>,
  onBytes: ((bytes: number) => void) | undefined,
): AsyncGenerator<readonly CsvRow[]> {
  const decoder = new StringDecoder('utf8');
  let line = 0;
  let rest = '';
  for await (const chunk of readable(path, chunks)) {
    onBytes?.(chunk.length);
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE_CHARACTERS) throw notCsv(path, line + lines.length + 1);
    yield rowsOf(path, lines, line);
    line += lines.length;
  }
  yield rowsOf(path, [rest + decoder.end()], line);
}

const BYTE_ORDER_MARK = '\ufeff';

function rowsOf(path: string, lines: readonly string[], linesBefore: number): CsvRow[] {
  const rows: CsvRow[] = [];
  let line = linesBefore;
  for (const text of lines) {
    line++;
    let row = text.endsWith('\r') ? text.slice(0, -1) : text;
    if (line === 1 && row.startsWith(BYTE_ORDER_MARK)) row = row.slice(1);
    if (row === '') continue;
    rows.push({ line, cells: row.includes('"') ? quotedCells(path, line, row) : row.split(',') });
  }
  return rows;
}

/**
 * Archives quote nothing, but other programs do when they save one. (csv-parse for every line more than
 * doubles the time of an import.)
 */
function quotedCells(path: string, line: number, row: string): string[] {
  try {
    return parse(row)[0];
  } catch {
    throw notCsv(path, line);
  }
}

function notCsv(path: string, line: number): InputError {
  return refuseLine(path, line, `not a row of a CSV file; ${DOWNLOAD_AGAIN}`);
}

/** The chunks, with errors of the disk as a person may read them. */
async function* readable(path: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${path} cannot be read (${why(error)}): check the file and its disk.`);
  }
}
