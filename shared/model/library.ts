// What the library knows of sessions: facts out of the files, and what the trader added, which is kept beside them.
import type { Exchange } from './exchange';
import type { Origin } from './session-info';
import type { ModelName } from './settings';

/** Read out of a session file. */
export interface SessionFacts {
  /** The name inside the file. */
  readonly name: string;
  readonly origin: Origin;
  readonly exchanges: readonly Exchange[];
  readonly symbol: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly events: number;
  readonly gaps: number;
  /** A kill or a power cut ended the recording: what was written until then is there. */
  readonly isRecovered: boolean;
  /** Names the session for good, wherever the file lies. */
  readonly id: string;
}

/** A side's gain in R2 over geometry, with its 95 % interval. */
export interface SideGain {
  readonly gain: number;
  readonly low: number;
  readonly high: number;
}

/** The last measure of a session's map by its own liquidations, over so many tested hours. */
export interface SessionScore {
  readonly model: ModelName;
  readonly hours: number;
  readonly long: SideGain;
  readonly short: SideGain;
}

/** A moment of a session that the trader named. */
export interface Bookmark {
  readonly ms: number;
  readonly name: string;
}

/** One file of the library. */
export interface LibraryEntry {
  readonly path: string;
  /** Bytes on disk, a write-ahead log included. */
  readonly size: number;
  /** Null when the file cannot be read as a session: then `problem` says why in a sentence. */
  readonly facts: SessionFacts | null;
  readonly problem: string | null;
  /** The trader's own name for it; null shows the one inside. */
  readonly label: string | null;
  readonly note: string;
  readonly score: SessionScore | null;
  /** It is being written to now, by this app or another program. */
  readonly isRecording: boolean;
  /** In the sessions folder; else it was only opened from elsewhere. */
  readonly inFolder: boolean;
  /** When it was last opened, ms; null is never. */
  readonly openedMs: number | null;
  readonly bookmarks: number;
}

/** How a file looks to the import. */
export interface LookedAt {
  readonly path: string;
  readonly size: number;
  /** klines, metrics, fundingRate or aggTrades; null when it cannot be imported: then `problem` says why. */
  readonly kind: string | null;
  readonly problem: string | null;
}
