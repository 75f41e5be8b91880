// Reads what session files say about themselves, as many as there are; one that cannot be read hides no other.
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SessionFacts } from '../../shared/model/library';
import type { SessionInfo } from '../../shared/model/session-info';
import { InputError } from '../../shared/util/input-error';
import { isLocked } from '../session-log/lock';
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

/** Raised when more is read out of a file than before: then each is read once more. */
const FACTS_VERSION = 2;

/** Lists the files; those whose size, time and state are as known are not opened. */
export function scan({ folder, others, known }: ScanRequest): ScanResult {
  const files: Record<string, KnownFile> = {};
  const { paths, problem } = sessionsIn(folder);
  for (const path of [...paths, ...others]) {
    const stamp = stampOf(path);
    if (stamp === null) continue;
    const { text, size } = stamp;
    // Asked each time, for a recording may say nothing for hours: its lock tells, as it does for `session.state`, and
    // goes with the process however that ends. (The time of the write-ahead log told neither.)
    const isRecording = isLocked(path);
    const before = known[path];
    const isKnown = before?.stamp === text && before.isRecording === isRecording;
    files[path] = isKnown ? before : { stamp: text, size, isRecording, ...read(path) };
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

function stampOf(path: string): { text: string; size: number } | null {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file === undefined) return null;
  const wal = statSync(`${path}-wal`, { throwIfNoEntry: false });
  const size = file.size + (wal?.size ?? 0);
  const text = [FACTS_VERSION, file.size, file.mtimeMs, wal?.size ?? 0, wal?.mtimeMs ?? 0].join(' ');
  return { text, size };
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
  const { name, origin, instruments, fromMs, toMs, lastSeq, gaps, state } = info;
  const isRecovered = state === 'recovered';
  const exchanges = [...new Set(instruments.map(({ exchange }) => exchange))];
  const symbol = instruments.at(0)?.symbol ?? '';
  const id = createHash('sha256')
    .update(JSON.stringify([name, origin, exchanges[0], symbol, fromMs]))
    .digest('hex')
    .slice(0, 20);
  return {
    name,
    origin,
    exchanges,
    symbol,
    fromMs,
    toMs,
    events: lastSeq,
    gaps: gaps.length,
    isRecovered,
    id,
  };
}
