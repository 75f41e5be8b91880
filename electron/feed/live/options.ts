// What a live source is started with, and the times it works by.
import type { VenueId } from '../venues/venue';
import { RECONNECT } from './back-off';
import type { LineTimings } from './line';

export interface VenueChoice {
  readonly venue: VenueId;
  /** ccxt's symbol, e.g. `BTC/USDT:USDT`. */
  readonly symbol: string;
  /** Another address for its REST and sockets; null for the venue itself. */
  readonly endpoint: string | null;
}

export interface LiveOptions {
  readonly venues: readonly VenueChoice[];
  /** The session file that is recorded. */
  readonly path: string;
  readonly name: string;
  readonly createdBy: string;
  readonly force: boolean;
  /** How much of the past to begin with, ms. */
  readonly historyMs: number;
  readonly timings: LiveTimings;
}

export interface LiveTimings {
  readonly line: LineTimings;
  /** Events are written and sent this often. */
  readonly batchMs: number;
  /** How long opening may fetch history before it goes on with what there is. */
  readonly openingMs: number;
  /** How long everything may wait for a venue's own bar in place of a torn one. */
  readonly holdMs: number;
  /** How long a closed bar is left to settle at the venue before it is asked for. */
  readonly settleMs: number;
  readonly attempts: number;
}

export const LIVE_TIMINGS: LiveTimings = {
  line: { silenceMs: 6000, joinMs: 20_000, stableMs: 30_000, backOff: RECONNECT },
  batchMs: 250,
  openingMs: 15_000,
  holdMs: 8000,
  settleMs: 700,
  attempts: 4,
};
