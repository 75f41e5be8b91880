// Measures the map of a session, up to a moment, against the liquidations that the session itself holds.
import { decodeBatch } from '../../shared/codec/decode-batch';
import type { Event } from '../../shared/model/event';
import type { SessionMeasure } from '../../shared/model/model-card';
import type { ModelSettings } from '../../shared/model/settings';
import { scoreSession } from '../../shared/score/score-session';
import { InputError } from '../../shared/util/input-error';
import { openSession, type SessionReader } from '../session-log/reader';
import { cardOf } from './card-of';

export interface MeasureRequest {
  readonly path: string;
  readonly settings: ModelSettings;
  /** Nothing later is read: in replay the future is hidden from the score too. */
  readonly untilMs: number;
}

const RESAMPLES = 500;

/** The measure, or in one sentence why there is none. */
export function measureSession({ path, settings, untilMs }: MeasureRequest): SessionMeasure {
  try {
    const reader = openSession(path);
    try {
      const score = scoreSession({
        events: () => eventsUntil(reader, untilMs),
        settings,
        truth: null,
        fromMs: null,
        toMs: null,
        resamples: RESAMPLES,
      });
      if (score.buckets === null) {
        return {
          own: null,
          tested: 0,
          untilMs,
          problem: 'The session holds too few liquidations to measure its map.',
        };
      }
      const { n, fitted } = score.buckets;
      return { own: cardOf(score.buckets), tested: n - fitted, untilMs, problem: null };
    } finally {
      reader.close();
    }
  } catch (error) {
    if (error instanceof InputError) return { own: null, tested: 0, untilMs, problem: error.message };
    throw error;
  }
}

function* eventsUntil(reader: SessionReader, untilMs: number): Generator<Event> {
  for (const batch of reader.batches()) {
    if (batch.firstMs > untilMs) return;
    for (const event of decodeBatch(batch.bytes)) {
      if (event.recvMs > untilMs) return;
      yield event;
    }
  }
}
