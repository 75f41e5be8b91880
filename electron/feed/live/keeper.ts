// Keeps a live market's events: in a session file while recording is on, and in a spool where it is not.
import { encodeBatch } from '../../../shared/codec/encode-batch';
import type { Event } from '../../../shared/model/event';
import type { LiveRecording } from '../../../shared/model/live';
import type { SessionInfo } from '../../../shared/model/session-info';
import { openSession } from '../../session-log/reader';
import { type RecorderOptions, type SessionRecorder, startRecording } from '../../session-log/recorder';
import { BATCH_EVENTS, SCHEMA_VERSION } from '../../session-log/schema';
import { count, emptyTally, summaryOf } from '../../session-log/summary';
import { createSpool } from './spool';

export interface Keeper {
  /** Keeps events that follow the last ones; gives back their EventBatches, for the engine. Never fails. */
  readonly append: (events: readonly Event[]) => readonly Uint8Array[];
  /** Keeps a past that lies before everything so far, numbered up to it. Never fails. */
  readonly prepend: (events: readonly Event[]) => void;
  /** Everything since the start, in order. */
  readonly batches: () => Iterable<Uint8Array>;
  /** What has come so far, recorded or not. */
  readonly info: () => SessionInfo;
  readonly recording: () => LiveRecording;
  /** Completes the file; what follows is remembered only until the end. */
  readonly unrecord: () => void;
  /** Completes what is still being recorded. */
  readonly finish: () => SessionInfo;
  /** Leaves the file as it is, and forgets the rest. */
  readonly close: () => void;
}

/** With `path` null nothing is recorded. Throws InputError when the session file cannot be written. */
export function createKeeper(path: string | null, options: RecorderOptions): Keeper {
  let recorder: SessionRecorder | null = path === null ? null : startRecording(path, options);
  const spool = createSpool();
  /** A past that came when nothing was recorded any more. */
  const earlier: Uint8Array[] = [];
  let problem: string | null = null;
  let bytes = 0;
  const tally = emptyTally();

  /** What the recorder does, or null when there is none or it failed: then nothing more is recorded. */
  const recorded = <T>(act: (into: SessionRecorder) => T): T | null => {
    if (recorder === null) return null;
    try {
      return act(recorder);
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
      bytes = recorder.size();
      recorder = null;
      return null;
    }
  };

  const info = (): SessionInfo => {
    const { name, createdBy } = options;
    return { name, origin: 'recorded', createdBy, schemaVersion: SCHEMA_VERSION, ...summaryOf(tally) };
  };

  const unrecord = (): void => {
    if (recorder === null) return;
    // An empty file is no session to keep.
    if (tally.lastSeq === 0) recorder.close();
    else recorder.finish();
    bytes = recorder.size();
    recorder = null;
  };

  return {
    append: (events) => {
      count(tally, events);
      const stored = recorded((into) => into.append(events));
      if (stored !== null) return stored;
      const batches = batchesOf(events);
      for (const batch of batches) spool.add(batch);
      return batches;
    },
    prepend: (events) => {
      count(tally, events);
      const isRecorded = recorded((into) => {
        into.prepend(events);
        return true;
      });
      if (isRecorded === null) earlier.unshift(...batchesOf(events));
    },
    *batches() {
      yield* earlier;
      if (path !== null) yield* recordedBatches(path);
      yield* spool.batches();
    },
    info,
    recording: () => ({ isOn: recorder !== null, path, bytes: recorder?.size() ?? bytes, problem }),
    unrecord,
    finish: () => {
      unrecord();
      spool.remove();
      return info();
    },
    close: () => {
      recorder?.close();
      recorder = null;
      spool.remove();
    },
  };
}

function batchesOf(events: readonly Event[]): readonly Uint8Array[] {
  const batches: Uint8Array[] = [];
  for (let from = 0; from < events.length; from += BATCH_EVENTS) {
    batches.push(encodeBatch(events.slice(from, from + BATCH_EVENTS)));
  }
  return batches;
}

function* recordedBatches(path: string): Iterable<Uint8Array> {
  const reader = openSession(path);
  try {
    for (const { bytes } of reader.batches()) yield bytes;
  } finally {
    reader.close();
  }
}
