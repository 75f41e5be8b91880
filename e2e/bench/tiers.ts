// The leverage-band planes beside the whole map: what they cost in memory and folding, and a filtered snapshot's time.
import { decodeBatch } from '../../shared/codec/decode-batch';
import { createEngine } from '../../shared/engine/engine';
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import type { BandId } from '../../shared/model/leverage-bands';
import { sliceColumns, storeBytes } from '../../electron/engine/columns';
import { createHistory, foldAndNote, type History } from '../../electron/engine/history';
import { openSession } from '../../electron/session-log/reader';

/** Columns a frame, about what 256 KB hold. */
const COLUMNS_A_FRAME = 200;

function historyOf(path: string): History {
  const reader = openSession(path);
  const state = createEngine(DEFAULT_MODEL);
  const history = createHistory(5, DEFAULT_MODEL);
  for (const batch of reader.batches())
    for (const event of decodeBatch(batch.bytes)) foldAndNote(state, history, event);
  reader.close();
  return history;
}

function snapshotMs(history: History, tiers: readonly BandId[] | null): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const begin = performance.now();
    for (let at = 0; at < history.columns.count; at += COLUMNS_A_FRAME) {
      const frame = sliceColumns(
        history.columns,
        at,
        Math.min(history.columns.count, at + COLUMNS_A_FRAME),
        tiers,
      );
      structuredClone(frame);
    }
    best = Math.min(best, performance.now() - begin);
  }
  return best;
}

/** All columns of a session sent to a window: plain, one band, four bands; and the bytes that the bands take. */
export function benchTiers(path: string) {
  const history = historyOf(path);
  const bytes = storeBytes(history.columns);
  const plainMs = snapshotMs(history, null);
  const oneMs = snapshotMs(history, ['to50']);
  const fourMs = snapshotMs(history, ['to25', 'to50', 'to100', 'over100']);
  return {
    columns: history.columns.count,
    wholeMb: bytes.whole / 2 ** 20,
    bandsMb: bytes.bands / 2 ** 20,
    plainMs,
    oneMs,
    fourMs,
    /** A filtered snapshot over a plain one. */
    oneRatio: oneMs / plainMs,
    fourRatio: fourMs / plainMs,
  };
}
