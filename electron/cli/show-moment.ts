// A session's moment as the window has it: folded with its history, so that figures of the past are known too.
import { decodeBatch } from '../../shared/codec/decode-batch';
import { createEngine } from '../../shared/engine/engine';
import { measuredOf } from '../../shared/model/model-card-file';
import type { ModelSettings } from '../../shared/model/settings';
import { InputError } from '../../shared/util/input-error';
import { createHistory, foldAndNote } from '../engine/history';
import { momentOf } from '../engine/moment';
import { nowBody } from '../engine/publisher';
import type { Reviewed } from '../engine/review';
import { readModelCard } from '../resources';
import { openSession } from '../session-log/reader';
import { isoTime } from '../time';

/** As wide as the window's cells; reviews do not look at them. */
const DISPLAY_FACTOR = 5;

/**
 * Everything a review needs of a moment. Throws InputError when the session cannot be read, or the moment lies
 * outside it.
 */
export function showMoment(path: string, atMs: number, settings: ModelSettings): Reviewed {
  const reader = openSession(path);
  try {
    const session = reader.info();
    if (atMs < session.fromMs || atMs > session.toMs) {
      throw new InputError(
        `${path} holds ${isoTime(session.fromMs)} to ${isoTime(session.toMs)}: --at ${isoTime(atMs)} lies outside it.`,
      );
    }
    const state = createEngine(settings);
    const history = createHistory(DISPLAY_FACTOR, settings);
    for (const batch of reader.batches()) {
      if (batch.firstMs > atMs) break;
      for (const event of decodeBatch(batch.bytes)) {
        if (event.recvMs > atMs) break;
        foldAndNote(state, history, event);
      }
    }
    const card = readModelCard();
    const measured = measuredOf(card, settings, session);
    const now = nowBody({ state, history, session, measured });
    return { state, history, session, now, moment: momentOf(state, now.zones, now.stats), measured, card };
  } finally {
    reader.close();
  }
}
