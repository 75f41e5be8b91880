// What can be taken out of a session as a table, and into which files.

export const EXPORT_WHATS = ['map', 'levels', 'zones', 'events', 'score'] as const;
export type ExportWhat = (typeof EXPORT_WHATS)[number];

export const EXPORT_FORMATS = ['csv', 'json', 'parquet'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How far an export is. */
export interface ExportProgress {
  /** How much of the asked time is written, 0 to 1. */
  readonly share: number;
  /** Written so far. */
  readonly rows: number;
}

export interface ExportResult {
  readonly rows: number;
  /** The files written: of CSV and JSON a second one, which says what the columns are. */
  readonly files: readonly string[];
  /** Of a session that was being recorded: the time (Unix ms) of the last event that was considered; else null. */
  readonly recordedToMs: number | null;
}
