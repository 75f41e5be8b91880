// A live market as the trader chooses it, and how it is: venues, their streams, the recording.
import type { Coverage, EXCHANGES } from './exchange';

export type LiveVenue = (typeof EXCHANGES)[number];

/** What a live market is started with. */
export interface LiveStart {
  readonly venues: readonly LiveVenueStart[];
  /** ccxt's symbol, e.g. `BTC/USDT:USDT`. */
  readonly symbol: string;
  /** Where recordings go. */
  readonly folder: string;
  /** False: nothing is kept when it ends. */
  readonly record: boolean;
}

export interface LiveVenueStart {
  readonly venue: LiveVenue;
  /** Another address for its REST and sockets; null for the venue's own. */
  readonly endpoint: string | null;
  /** Null for none. */
  readonly proxy: string | null;
}

export interface LiveStreamStatus {
  readonly stream: string;
  /** `absent` is a stream that the venue does not have. */
  readonly state: 'connecting' | 'live' | 'lost' | 'absent';
  /** From the venue's stamp to our clock, the venue's clock put right, ms; null before the first. */
  readonly lagMs: number | null;
  /** Events a second over the last while. */
  readonly rate: number;
  readonly applied: number;
  /** Events refused, by reason. */
  readonly rejects: Readonly<Partial<Record<string, number>>>;
  readonly gaps: number;
  readonly coverage: Coverage;
  /** When the last message came, or the stream was joined, Unix ms; 0 before that. */
  readonly lastMs: number;
}

export interface LiveVenueStatus {
  readonly venue: LiveVenue;
  /** The venue's own symbol; null before it is known. */
  readonly symbol: string | null;
  readonly state: 'connecting' | 'backfilling' | 'live' | 'lost' | 'off';
  /** One sentence on what is wrong and what will be tried next; null when nothing is. */
  readonly problem: string | null;
  /** How far the venue's clock is ahead of ours, ms; null before it was asked. */
  readonly skewMs: number | null;
  /** Requests for its past, the older one that follows behind included: done with, and all. */
  readonly backfill: { readonly done: number; readonly total: number };
  readonly reconnects: number;
  readonly restRefused: number;
  readonly restFailed: number;
  /** Messages that are not even of a known stream. */
  readonly unreadable: number;
  readonly streams: readonly LiveStreamStatus[];
}

export interface LiveRecording {
  readonly isOn: boolean;
  /** The file, also after recording into it was ended; null when there never was one. */
  readonly path: string | null;
  readonly bytes: number;
  /** Why nothing is being written, and whether that is tried again; null while all is well. */
  readonly problem: string | null;
  /** What may stop it soon, or stopped it, one sentence. */
  readonly warning?: string | null;
}

export interface LiveStatus {
  /** `following` from the first map on; `failed` when no venue is left that could be tried again. */
  readonly state: 'connecting' | 'following' | 'failed';
  readonly symbol: string;
  readonly atMs: number;
  readonly venues: readonly LiveVenueStatus[];
  readonly recording: LiveRecording;
}
