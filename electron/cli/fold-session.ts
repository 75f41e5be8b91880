// Folds a session up to a moment without a window: the same reader and the same engine as the app.
import { decodeBatch } from '../../shared/codec/decode-batch';
import { applyEvent, createEngine, type EngineState } from '../../shared/engine/engine';
import type { Ledgers } from '../../shared/engine/explain';
import type { FoldedBar } from '../../shared/engine/market';
import type { ModelSettings } from '../../shared/model/settings';
import type { SessionInfo } from '../../shared/model/session-info';
import { InputError } from '../../shared/util/input-error';
import { openSession } from '../session-log/reader';
import { isoTime } from '../time';

export interface FoldedSession {
  readonly session: SessionInfo;
  readonly state: EngineState;
  /** Every bar folded, by instrument, in order. */
  readonly ledgers: Ledgers;
}

/**
 * The state after the last event at or before `atMs` (null: after all). Throws InputError when the session cannot
 * be read, or when the moment lies outside it: a map of a time that was not recorded would be made up.
 */
export function foldSession(path: string, atMs: number | null, settings: ModelSettings): FoldedSession {
  const reader = openSession(path);
  try {
    const session = reader.info();
    if (atMs !== null && (atMs < session.fromMs || atMs > session.toMs)) {
      throw new InputError(
        `${path} holds ${isoTime(session.fromMs)} to ${isoTime(session.toMs)}: --at ${isoTime(atMs)} lies outside it.`,
      );
    }
    const state = createEngine(settings);
    const ledgers = new Map<number, FoldedBar[]>();
    const untilMs = atMs ?? session.toMs;
    for (const batch of reader.batches()) {
      if (batch.firstMs > untilMs) break;
      for (const event of decodeBatch(batch.bytes)) {
        if (event.recvMs > untilMs) break;
        const closed = applyEvent(state, event);
        if (closed.length === 0) continue;
        const ledger = ledgers.get(event.inst) ?? [];
        ledger.push(...closed);
        ledgers.set(event.inst, ledger);
      }
    }
    return { session, state, ledgers };
  } finally {
    reader.close();
  }
}
