// Reads what session files say about themselves, as many as there are; one that cannot be read hides no other.
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SessionFacts } from '../../shared/model/library';
import type { SessionInfo } from '../../shared/model/session-info';
import { InputError } from '../../shared/util/input-error';
import { openSession } from '../session-log/reader';
import type { KnownFile } from './index-file';

export interface ScanRequest {
  readonly folder: string;
  /** Files elsewhere. */
  readonly others: readonly string[];
  /** What is known, by path. */
  readonly known: Readonly<Record<string, KnownFile>>;
}

export interface ScanResult {
  /** By path: the folder's .session files, then the others that still exist. */
  readonly files: Readonly<Record<string, KnownFile>>;
  /** Why the folder could not be read, in a sentence. */
  readonly problem: string | null;
}

/** A write-ahead log that was touched so lately belongs to a recording under way, ms. */
const RECORDING_MS = 30_000;

/** Lists the files; those whose size and time are as known are not opened. */
export function scan({ folder, others, known }: ScanRequest, nowMs: number): ScanResult {
  const files: Record<string, KnownFile> = {};
  const { paths, problem } = sessionsIn(folder);
  for (const path of [...paths, ...others]) {
    const stamp = stampOf(path);
    if (stamp === null) continue;
    const { text, size, walMs } = stamp;
    const isRecording = walMs !== null && nowMs - walMs < RECORDING_MS;
    const before = known[path];
    files[path] =
      before?.stamp === text ? { ...before, isRecording } : { stamp: text, size, isRecording, ...read(path) };
  }
  return { files, problem };
}

function sessionsIn(folder: string): { paths: string[]; problem: string | null } {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.session') && !name.startsWith('.'));
    return { paths: names.map((name) => join(folder, name)), problem: null };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { paths: [], problem: `The sessions folder ${folder} cannot be read (${why}): choose another.` };
  }
}

function stampOf(path: string): { text: string; size: number; walMs: number | null } | null {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file === undefined) return null;
  const wal = statSync(`${path}-wal`, { throwIfNoEntry: false });
  const size = file.size + (wal?.size ?? 0);
  const text = [file.size, file.mtimeMs, wal?.size ?? 0, wal?.mtimeMs ?? 0].join(' ');
  return { text, size, walMs: wal?.mtimeMs ?? null };
}

function read(path: string): Pick<KnownFile, 'facts' | 'problem'> {
  try {
    const reader = openSession(path);
    try {
      const { exchanges, ...facts } = factsOf(reader.info());
      return { facts: { ...facts, exchanges: [...exchanges] }, problem: null };
    } finally {
      reader.close();
    }
  } catch (error) {
    if (error instanceof InputError) return { facts: null, problem: error.message };
    return { facts: null, problem: `${path} cannot be read (${String(error)}).` };
  }
}

/** The facts of a session, as the library keeps them. */
export function factsOf(info: SessionInfo): SessionFacts {
  const { name, origin, instruments, fromMs, toMs, lastSeq, gaps } = info;
  const exchanges = [...new Set(instruments.map(({ exchange }) => exchange))];
  const symbol = instruments.at(0)?.symbol ?? '';
  const id = createHash('sha256')
    .update(JSON.stringify([name, origin, exchanges[0], symbol, fromMs]))
    .digest('hex')
    .slice(0, 20);
  return { name, origin, exchanges, symbol, fromMs, toMs, events: lastSeq, gaps: gaps.length, id };
}
