// Folds batches into a state, and writes down on the way what may be asked for later: history, sweeps, checkpoints.
import { decodeBatch } from '../../shared/codec/decode-batch';
import type { EngineState } from '../../shared/engine/engine';
import { type CheckpointStore, isCheckpointDue, keepCheckpoint } from './checkpoints';
import { foldAndNote, type History } from './history';
import { noteSweeps, type SweepNotes, watchZones } from './sweeps';

export interface Notebook {
  readonly history: History;
  readonly checkpoints: CheckpointStore;
  readonly sweeps: SweepNotes;
}

/** Folds an EventBatch; `kept` hears of every checkpoint that was taken. */
export function foldBatch(
  state: EngineState,
  { history, checkpoints, sweeps }: Notebook,
  bytes: Uint8Array,
  kept: (checkpoint: { readonly seq: number; readonly ms: number }) => void,
): void {
  for (const event of decodeBatch(bytes)) {
    if (event.seq > history.seq) watchZones(sweeps, state);
    // What was folded before is not noted again: the zones are looked at anew where the new begins.
    else sweeps.state = null;
    const closed = foldAndNote(state, history, event);
    if (closed.length > 0) noteSweeps(sweeps, state, closed[0].closeMs);
    if (isCheckpointDue(checkpoints, state)) kept(keepCheckpoint(checkpoints, state));
  }
}
