// Takes a session's map, levels, zones, events or score out into a file that other programs read.
import { existsSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { ExportFormat, ExportProgress, ExportResult, ExportWhat } from '../../shared/model/export';
import type { ModelCard } from '../../shared/model/model-card';
import type { SessionInfo } from '../../shared/model/session-info';
import type { ModelSettings } from '../../shared/model/settings';
import { InputError } from '../../shared/util/input-error';
import { openSession } from '../session-log/reader';
import { checkTarget, moveIntoPlace, temporaryBeside } from '../session-log/target-file';
import { isoTime } from '../time';
import { type About, aboutOf } from './about';
import { type Sink, SINKS } from './sink';
import type { Table } from './table';
import { tableOf } from './tables';

export interface ExportOptions {
  readonly session: string;
  readonly what: ExportWhat;
  readonly format: ExportFormat;
  readonly out: string;
  /** Write over what is there. */
  readonly force: boolean;
  /** One moment (map, levels and zones), Unix ms; null for a period. */
  readonly atMs: number | null;
  /** The period, both ends included; null for the session's own. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** Width of the map's cells, quote units; null for the usual one. */
  readonly bin: number | null;
  readonly settings: ModelSettings;
  /** For the score: a file of what was liquidated; null for the session's own liquidations. */
  readonly truth: string | null;
  /** What was measured of the models, to tell verified zones by; null for nothing. */
  readonly card: ModelCard | null;
  readonly createdBy: string;
}

export interface Watch {
  readonly onProgress?: (progress: ExportProgress) => void;
  /** Ends the export, which then throws the signal's reason and leaves nothing behind. */
  readonly signal?: AbortSignal;
}

/**
 * Writes `out`, whole or not at all; rows are made and written block by block. Throws InputError, one sentence, for
 * bad input, a full disk, or a file that is there without `force`; the session itself is never written over. Of one
 * that is being recorded it takes what is there at the start.
 */
export async function exportSession(options: ExportOptions, watch: Watch = {}): Promise<ExportResult> {
  const { out, format, force } = options;
  const files = filesOf(out, format);
  for (const file of files) checkTarget(file, force, 'export');
  const reader = openSession(options.session);
  try {
    if (existsSync(out) && realpathSync(out) === realpathSync(options.session))
      throw new InputError(`${out} is the session itself: choose another name for the export.`);
    const session = reader.info();
    checkTimes(options, session);
    const table = await tableOf(options, reader, session);
    await hear(watch);
    const about = aboutOf(options.what, table, session, options.settings.model, options.createdBy);
    const temporary = temporaryBeside(out);
    try {
      const sink = onDisk(out, () => SINKS[format](temporary, table.columns, about));
      const rows = await fill(options, sink, table, session, watch);
      for (const file of files.slice(1)) writeAbout(file, about, force);
      onDisk(out, () => moveIntoPlace(temporary, out, force));
      return { rows, files, recordedToMs: session.state === 'recording' ? session.toMs : null };
    } finally {
      rmSync(temporary, { force: true });
    }
  } finally {
    reader.close();
  }
}

async function fill(
  { out, atMs, fromMs, toMs, what }: ExportOptions,
  sink: Sink,
  table: Table,
  session: SessionInfo,
  { onProgress, signal }: Watch,
): Promise<number> {
  // A map is folded from the beginning, wherever the rows begin.
  const startMs = what === 'events' ? (fromMs ?? session.fromMs) : session.fromMs;
  const endMs = Math.max(atMs ?? toMs ?? session.toMs, startMs + 1);
  let rows = 0;
  let saidMs = 0;
  try {
    for (const block of table.blocks) {
      onDisk(out, () => sink.write(block.rows));
      rows += block.rows.length;
      const nowMs = performance.now();
      if (nowMs - saidMs < STEP_MS) continue;
      saidMs = nowMs;
      onProgress?.({ share: Math.min(1, Math.max(0, (block.ms - startMs) / (endMs - startMs))), rows });
      await hear({ signal });
    }
    signal?.throwIfAborted();
    onDisk(out, sink.finish);
    return rows;
  } finally {
    sink.close();
  }
}

const STEP_MS = 50;

/** Lets a word to stop come in, and obeys it. A message of another thread comes with the next turn but one. */
async function hear({ signal }: Watch): Promise<void> {
  await setImmediate();
  await setImmediate();
  signal?.throwIfAborted();
}

function checkTimes({ what, atMs, fromMs, toMs, session: path }: ExportOptions, session: SessionInfo): void {
  if (atMs !== null && (what === 'events' || what === 'score'))
    throw new InputError(`--at is for the map, levels and zones: give --from and --to for the ${what}.`);
  if (atMs !== null && (fromMs !== null || toMs !== null))
    throw new InputError('Give either --at or --from and --to, not both.');
  if (fromMs !== null && toMs !== null && fromMs > toMs)
    throw new InputError(`--from ${isoTime(fromMs)} is after --to ${isoTime(toMs)}.`);
  const first = atMs ?? fromMs ?? session.fromMs;
  const last = atMs ?? toMs ?? session.toMs;
  if (last < session.fromMs || first > session.toMs) {
    throw new InputError(
      `${path} holds ${isoTime(session.fromMs)} to ${isoTime(session.toMs)}: the asked time lies outside it.`,
    );
  }
}

/** All files of an export to `out`: what a table is about has no place in CSV and JSON, and lies beside it. */
export function filesOf(out: string, format: ExportFormat): readonly string[] {
  return format === 'parquet' ? [out] : [out, `${out}-metadata.json`];
}

/** Under the name that "CSV on the Web" (W3C) gives it. */
function writeAbout(path: string, about: About, force: boolean): void {
  const temporary = temporaryBeside(path);
  try {
    onDisk(path, () => {
      writeFileSync(temporary, `${JSON.stringify(about, null, 2)}\n`, { flag: 'wx' });
      moveIntoPlace(temporary, path, force);
    });
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** What goes wrong on the disk is for a person to put right. */
function onDisk<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof InputError || !(error instanceof Error)) throw error;
    throw new InputError(`${path} cannot be written (${error.message}): check the disk and its free space.`);
  }
}
