// What a session file says about itself.
import type { InstrumentEvent } from './event';
import type { EventKind } from './event';

/** Where a session's events came from. A simulated one is labelled SIMULATED wherever it is shown. */
export type Origin = 'recorded' | 'imported' | 'simulated';

/** `recording` while it is written to. */
export type SessionState = 'recording' | 'recovered' | 'complete';

export interface GapSpan {
  readonly stream: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly reason: string;
}

export interface SessionInfo {
  readonly name: string;
  readonly origin: Origin;
  /** Instruments in the order of their `inst` number. */
  readonly instruments: readonly InstrumentEvent[];
  readonly fromMs: number;
  readonly toMs: number;
  /** Time of the last bar or trade: other data may go on after it. Null without prices. */
  readonly pricedToMs: number | null;
  readonly lastSeq: number;
  /** `seq` of the first event; absent means 1. Numbers may have holes between blocks of events. */
  readonly firstSeq?: number;
  /** Absent means finished. `recovered`: a kill cut the recording off; all that was stored until then is there. */
  readonly state?: SessionState;
  readonly events: Readonly<Partial<Record<EventKind, number>>>;
  readonly gaps: readonly GapSpan[];
  readonly createdBy: string;
  readonly schemaVersion: number;
}
