// Checkpoints kept in memory, one a day of session time, so that a seek folds at most a day.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Checkpoint, takeCheckpoint } from '../../shared/engine/checkpoint';
import type { EngineState } from '../../shared/engine/engine';

const EVERY_MS = 86_400_000;

/** A checkpoint with its histogram counts, which are mostly zero, deflated. */
interface Kept {
  readonly checkpoint: Omit<Checkpoint, 'counts'>;
  readonly counts: Uint8Array;
}

export interface CheckpointStore {
  /** By the number of the last event they hold. */
  readonly kept: Map<number, Kept>;
  /** From this moment of the session on the next one is due. */
  dueMs: number;
}

export function createCheckpoints(): CheckpointStore {
  return { kept: new Map(), dueMs: 0 };
}

/** Keeps a checkpoint of the state and returns what it holds. */
export function keepCheckpoint(store: CheckpointStore, state: EngineState): { seq: number; ms: number } {
  const { counts, ...checkpoint } = takeCheckpoint(state);
  const bytes = new Uint8Array(counts.buffer, counts.byteOffset, counts.byteLength);
  store.kept.set(state.lastSeq, { checkpoint, counts: deflateRawSync(bytes, { level: 1 }) });
  store.dueMs = (Math.floor(state.nowMs / EVERY_MS) + 1) * EVERY_MS;
  return { seq: checkpoint.seq, ms: checkpoint.ms };
}

export function findCheckpoint(store: CheckpointStore, seq: number): Checkpoint | null {
  const found = store.kept.get(seq);
  if (found === undefined) return null;
  const bytes = inflateRawSync(found.counts);
  const counts = new Uint16Array(new Uint8Array(bytes).buffer);
  return { ...found.checkpoint, counts };
}
