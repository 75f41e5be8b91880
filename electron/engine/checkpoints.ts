// Checkpoints kept in memory, so close together that a seek folds little from the nearest one.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Checkpoint, takeCheckpoint } from '../../shared/engine/checkpoint';
import type { EngineState } from '../../shared/engine/engine';

/** Between two: a day of session time, or what folds in some 50 ms, or as much as keeps them under MOST. */
const EVERY_MS = 86_400_000;
const EVERY_EVENTS = 65_536;
const MOST = 200;

/** A checkpoint with its histogram counts, which are mostly zero, deflated. */
interface Kept {
  readonly checkpoint: Omit<Checkpoint, 'counts'>;
  readonly counts: Uint8Array;
}

export interface CheckpointStore {
  /** By the number of the last event they hold. */
  readonly kept: Map<number, Kept>;
  readonly everyMs: number;
  readonly everyEvents: number;
  /** From this moment of the session, or this event, on the next one is due. */
  dueMs: number;
  dueSeq: number;
}

/** Checkpoints for a session of so many events over so long (ms). */
export function createCheckpoints(events: number, spanMs: number): CheckpointStore {
  return {
    kept: new Map(),
    everyMs: Math.max(EVERY_MS, Math.ceil(spanMs / MOST)),
    everyEvents: Math.max(EVERY_EVENTS, Math.ceil(events / MOST)),
    dueMs: 0,
    dueSeq: 0,
  };
}

/** Whether the state is further than the last checkpoint by as much as may be between two. */
export function isCheckpointDue(store: CheckpointStore, { lastSeq, nowMs }: EngineState): boolean {
  return lastSeq >= store.dueSeq || nowMs >= store.dueMs;
}

/** Keeps a checkpoint of the state and returns what it holds. */
export function keepCheckpoint(store: CheckpointStore, state: EngineState): { seq: number; ms: number } {
  const { counts, ...checkpoint } = takeCheckpoint(state);
  const bytes = new Uint8Array(counts.buffer, counts.byteOffset, counts.byteLength);
  store.kept.set(state.lastSeq, { checkpoint, counts: deflateRawSync(bytes, { level: 1 }) });
  store.dueMs = (Math.floor(state.nowMs / store.everyMs) + 1) * store.everyMs;
  store.dueSeq = state.lastSeq + store.everyEvents;
  return { seq: checkpoint.seq, ms: checkpoint.ms };
}

export function findCheckpoint(store: CheckpointStore, seq: number): Checkpoint | null {
  const found = store.kept.get(seq);
  if (found === undefined) return null;
  const bytes = inflateRawSync(found.counts);
  const counts = new Uint16Array(new Uint8Array(bytes).buffer);
  return { ...found.checkpoint, counts };
}
