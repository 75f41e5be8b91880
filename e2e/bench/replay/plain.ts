// What a plain fold of a session from its start has at some moments: the measure of a right seek.
import { decodeBatch } from '../../../shared/codec/decode-batch';
import { applyEvent, createEngine } from '../../../shared/engine/engine';
import { stateHash } from '../../../shared/engine/state-hash';
import type { ModelSettings } from '../../../shared/model/settings';
import { openSession } from '../../../electron/session-log/reader';

export interface PlainState {
  readonly hash: string;
  readonly seq: number;
}

/** Hash and last event at each moment (Unix ms), in one way through the file. */
export function plainStates(
  path: string,
  moments: readonly number[],
  settings: ModelSettings,
): Record<number, PlainState> {
  const reader = openSession(path);
  try {
    const state = createEngine(settings);
    const left = moments.toSorted((a, b) => b - a);
    const states: Record<number, PlainState> = {};
    const note = (beforeMs: number): void => {
      while (left.length > 0 && left[left.length - 1] < beforeMs)
        states[left.pop() ?? 0] = { hash: stateHash(state), seq: state.lastSeq };
    };
    for (const { bytes } of reader.batches()) {
      for (const event of decodeBatch(bytes)) {
        note(event.recvMs);
        applyEvent(state, event);
      }
    }
    note(Number.POSITIVE_INFINITY);
    return states;
  } finally {
    reader.close();
  }
}
