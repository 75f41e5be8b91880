// Scores the map of a session file against a truth file, or against the session's own liquidations.
import { decodeBatch } from '../../shared/codec/decode-batch';
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import type { Event, InstrumentEvent } from '../../shared/model/event';
import type { SessionInfo } from '../../shared/model/session-info';
import type { ModelSettings } from '../../shared/model/settings';
import { scoreSession, type SessionScore } from '../../shared/score/score-session';
import type { Truth } from '../../shared/score/truth';
import { tiersFor } from '../../shared/risk/tiers';
import { InputError } from '../../shared/util/input-error';
import { readTiers } from '../resources';
import { openSession, type SessionReader } from '../session-log/reader';
import { isoTime } from '../time';
import type { MaintenanceOf } from './truth/read-prints';
import { readTruth } from './truth/read-truth';

/** Resamples of the bootstrap behind every interval. */
export const RESAMPLES = 1000;

export interface ScoreQuestion {
  /** A file of buckets or single liquidations; null: the session's own. */
  readonly truth: string | null;
  /** Only buckets and prints within; Unix ms, null for no limit. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly settings: ModelSettings;
  readonly resamples: number;
}

export interface FileScore {
  readonly result: SessionScore;
  /** Rows that reading the truth left out, by reason. */
  readonly dropped: Readonly<Record<string, number>>;
}

/** Throws InputError, one sentence, when the two cannot be compared. */
export async function scoreOf(
  path: string,
  { truth: file, fromMs, toMs, settings, resamples }: ScoreQuestion,
): Promise<FileScore> {
  if (fromMs !== null && toMs !== null && fromMs >= toMs) {
    throw new InputError(`--from ${isoTime(fromMs)} is not before --to ${isoTime(toMs)}.`);
  }
  const reader = openSession(path);
  try {
    const session = reader.info();
    const instrument = session.instruments.at(0);
    if (instrument === undefined)
      throw new InputError(`${path} holds no instrument, so there is no map to score.`);
    const read = file === null ? null : await readTruth(file, instrument, maintenanceIn(instrument));
    needOverlap(file, read?.truth ?? null, session, fromMs, toMs);
    const result = scoreSession({
      events: () => eventsOf(reader),
      settings,
      truth: read?.truth ?? null,
      fromMs,
      toMs,
      resamples,
    });
    return { result, dropped: read?.dropped ?? {} };
  } finally {
    reader.close();
  }
}

function* eventsOf(reader: SessionReader): Generator<Event> {
  for (const batch of reader.batches()) yield* decodeBatch(batch.bytes);
}

/** The lowest tier's rate on a venue for the session's symbol, else the model's. */
function maintenanceIn({ symbol }: InstrumentEvent): MaintenanceOf {
  const tables = readTiers();
  return (exchange) =>
    tiersFor(tables, exchange, symbol)?.tiers.at(0)?.maintenanceRate ?? DEFAULT_MODEL.ladderMaintenance;
}

function needOverlap(
  file: string | null,
  truth: Truth | null,
  session: SessionInfo,
  fromMs: number | null,
  toMs: number | null,
): void {
  const spans = [{ name: 'the session', from: session.fromMs, to: session.toMs }];
  if (truth !== null) spans.push({ name: file ?? 'the truth', ...spanOf(truth) });
  if (fromMs !== null || toMs !== null) {
    spans.push({ name: 'the asked period', from: fromMs ?? Number.NEGATIVE_INFINITY, to: toMs ?? Infinity });
  }
  const latest = spans.reduce((a, b) => (b.from > a.from ? b : a));
  const earliest = spans.reduce((a, b) => (b.to < a.to ? b : a));
  if (latest.from < earliest.to) return;
  throw new InputError(
    `Nothing to compare: ${earliest.name} ends ${isoTime(earliest.to)} and ${latest.name} begins ${isoTime(latest.from)}; they must overlap.`,
  );
}

function spanOf(truth: Truth): { from: number; to: number } {
  if (truth.kind === 'prints') {
    return { from: truth.prints[0].ms, to: truth.prints[truth.prints.length - 1].ms + 1 };
  }
  return { from: truth.startMs[0], to: truth.startMs[truth.startMs.length - 1] + truth.bucketMs };
}
