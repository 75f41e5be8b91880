// Keeps a live market's events: in a session file while recording is on, and in a spool where it is not.
import { decodeBatch } from '../../../shared/codec/decode-batch';
import { encodeBatch } from '../../../shared/codec/encode-batch';
import type { Event } from '../../../shared/model/event';
import type { LiveRecording } from '../../../shared/model/live';
import type { SessionInfo } from '../../../shared/model/session-info';
import { InputError } from '../../../shared/util/input-error';
import { openSession } from '../../session-log/reader';
import { type RecorderOptions, type SessionRecorder, startRecording } from '../../session-log/recorder';
import { BATCH_EVENTS, SCHEMA_VERSION } from '../../session-log/schema';
import { count, emptyTally, summaryOf } from '../../session-log/summary';
import { createSpool } from './spool';

export interface Keeper {
  /**
   * Keeps events that follow the last ones; gives back their EventBatches, for the engine. Never fails: what the file
   * cannot take now waits beside it and is written into it once that works again, so that nothing is missing.
   */
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
  /** Completes what is still being recorded; `recording().problem` says what of it could not be written. */
  readonly finish: () => SessionInfo;
  /** Leaves the file as it is, and forgets the rest. */
  readonly close: () => void;
}

/** How long after a failed write, in session time, the next one is tried, ms. */
const RETRY_MS = 2000;
const WAITING = ' What comes now is kept aside and will be written as soon as that works.';

/** With `path` null nothing is recorded. Throws InputError when the session file cannot be written. */
export function createKeeper(path: string | null, options: RecorderOptions): Keeper {
  let recorder: SessionRecorder | null = path === null ? null : startRecording(path, options);
  const spool = createSpool();
  /** A past that came when nothing was recorded any more. */
  const earlier: Uint8Array[] = [];
  let problem: string | null = null;
  /** Session time of the next try to write what waits. */
  let retryMs = 0;
  let bytes = 0;
  const tally = emptyTally();

  /** Files what waits, oldest last of the past, oldest first of the rest. Throws at the first that cannot be written. */
  const catchUp = (into: SessionRecorder): void => {
    for (let batch = earlier.at(-1); batch !== undefined; batch = earlier.at(-1)) {
      into.prepend(decodeBatch(batch));
      earlier.pop();
    }
    for (let batch = spool.first(); batch !== null; batch = spool.first()) {
      into.append(decodeBatch(batch));
      spool.dropFirst();
    }
    spool.remove();
    problem = null;
  };

  /** A place that cannot be written to may be mended; anything else ends the recording, and the file is as it was. */
  const failed = (into: SessionRecorder, error: unknown): void => {
    const isMendable = error instanceof InputError;
    problem = `${error instanceof Error ? error.message : String(error)}${isMendable ? WAITING : ''}`;
    retryMs = tally.toMs + RETRY_MS;
    if (!isMendable) letGo(into);
  };

  /** What the recorder does, or null when there is none or what came before still waits to be written. */
  const recorded = <T>(act: (into: SessionRecorder) => T): T | null => {
    if (recorder === null || (problem !== null && tally.toMs < retryMs)) return null;
    const into = recorder;
    try {
      if (problem !== null) catchUp(into);
      return act(into);
    } catch (error) {
      failed(into, error);
      return null;
    }
  };

  const letGo = (into: SessionRecorder): void => {
    into.close();
    bytes = into.size();
    recorder = null;
  };

  const info = (): SessionInfo => {
    const { name, createdBy } = options;
    return { name, origin: 'recorded', createdBy, schemaVersion: SCHEMA_VERSION, ...summaryOf(tally) };
  };

  const unrecord = (): void => {
    if (recorder === null) return;
    const into = recorder;
    try {
      if (problem !== null) catchUp(into);
      // An empty file is no session to keep.
      if (tally.lastSeq > 0) into.finish();
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
    letGo(into);
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
    recording: () => ({
      isOn: recorder !== null && problem === null,
      path,
      bytes: recorder?.size() ?? bytes,
      problem,
    }),
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
