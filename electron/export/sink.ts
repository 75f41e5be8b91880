// Where rows go: a file of some format, filled block by block.
import type { ExportFormat } from '../../shared/model/export';
import type { About } from './about';
import { csvSink } from './csv-sink';
import { jsonSink } from './json-sink';
import { parquetSink } from './parquet-sink';
import type { Column, Row } from './table';

export interface Sink {
  readonly write: (rows: readonly Row[]) => void;
  /** The file is whole. */
  readonly finish: () => void;
  /** Gives the file up. Nothing after `finish`. */
  readonly close: () => void;
}

/** Makes a new file at `path`. Its functions throw what the disk says. */
export type OpenSink = (path: string, columns: readonly Column[], about: About) => Sink;

export const SINKS: Readonly<Record<ExportFormat, OpenSink>> = {
  csv: csvSink,
  json: jsonSink,
  parquet: parquetSink,
};
