// What the export says: what a table holds, which part it is of, where it went.
import type { CommandReply } from '../../shared/ipc/commands';
import type { ExportFormat, ExportWhat } from '../../shared/model/export';
import { fileName } from '../library/words';
import { formatClock, utcText } from '../ui/utc';
import type { Span, SpanKind } from './spans';

export const WHAT_NAMES: Readonly<Record<ExportWhat | 'picture', string>> = {
  map: 'Map',
  levels: 'Levels',
  zones: 'Zones',
  events: 'Events',
  score: 'Score',
  picture: 'Picture',
};

/** Each fits into one line of the dialog. */
export const WHAT_WORDS: Readonly<Record<ExportWhat | 'picture', string>> = {
  map: 'Estimated open USD by column, price cell and side. A day is some 60,000 rows.',
  levels: 'The same by base cell, venue and distance from entry. A moment is some 10,000 rows.',
  zones: 'Hot zones once an hour: edges, estimated and expected USD, rank, age, evidence.',
  events: 'All that was received: trades, bars, liquidations, marks, funding, books, gaps.',
  score: 'Every figure of how well the map tells what was liquidated. Takes up to a minute.',
  picture: 'The map as on screen at twice its pixels, with market, moment and source.',
};

export const FORMAT_NAMES: Readonly<Record<ExportFormat, string>> = {
  csv: 'CSV',
  json: 'JSON',
  parquet: 'Parquet',
};

export const FORMAT_WORDS: Readonly<Record<ExportFormat, string>> = {
  csv: 'For spreadsheets; unknown is empty. Units and source in a second file beside it.',
  json: 'An array of rows; unknown is null. Units and source in a second file beside it.',
  parquet: 'Typed and small, for pandas and DuckDB; unknown is null. Units and source inside.',
};

export const SPAN_NAMES: Readonly<Record<SpanKind, string>> = {
  all: 'All',
  visible: 'On screen',
  loop: 'Loop',
  moment: 'Moment on show',
};

/** `2026-01-05 00:00 to 2026-01-19 00:00 UTC`. */
export function spanWords({ fromMs, toMs }: Span): string {
  return fromMs === toMs ? `${utcText(fromMs)} UTC` : `${utcText(fromMs)} to ${utcText(toMs)} UTC`;
}

/** A name for the file: the session's, what it holds, and of when, without an ending. */
export function fileNameOf(session: string, what: ExportWhat, { kind, fromMs, toMs }: Span): string {
  const day = (ms: number): string =>
    utcText(ms)
      .slice(0, kind === 'all' ? 10 : 16)
      .replaceAll(':', '');
  const when = fromMs === toMs ? day(fromMs) : `${day(fromMs)} to ${day(toMs)}`;
  return `${session.slice(0, 60)} ${what} ${when}`;
}

export const rowsText = (rows: number): string =>
  `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}`;

/** `1,686 rows in zones.csv and zones.csv-metadata.json, as recorded up to 12:03:11 UTC.` */
export function doneWords({ rows, files, recordedToMs }: CommandReply<'export.table'>): string {
  const names = files.map(fileName).join(' and ');
  const until = recordedToMs === null ? '' : `, as recorded up to ${formatClock(recordedToMs)} UTC`;
  return `${rowsText(rows)} in ${names}${until}.`;
}
