// What a live source is started with, and the times it works by.
import type { VenueId } from '../venues/venue';
import { RECONNECT } from './back-off';
import { DAY_MS } from '../venues/history-rows';
import type { LineTimings } from './line';

export interface VenueChoice {
  readonly venue: VenueId;
  /** ccxt's symbol, e.g. `BTC/USDT:USDT`. */
  readonly symbol: string;
  /** Another address for its REST and sockets; null for the venue itself. */
  readonly endpoint: string | null;
  /** `http://host:port` to go through; null for none. */
  readonly proxy: string | null;
}

export interface LiveOptions {
  readonly venues: readonly VenueChoice[];
  /** The session file that is recorded. */
  readonly path: string;
  /** False: nothing is kept at `path`. */
  readonly record: boolean;
  readonly name: string;
  readonly createdBy: string;
  readonly force: boolean;
  /** How much of the past to begin with, ms. */
  readonly historyMs: number;
  readonly timings: LiveTimings;
}

export interface LiveTimings {
  readonly line: LineTimings;
  /**
   * Events are written this often: a kill loses what came since, and as long as the machine held the timer up. That is
   * some tens of ms on a machine that keeps up, and has been 350 where other programs starved it of its processors, so
   * little is left to this figure of the 250 ms that may be lost (`npm run bench:session -- kills`). A write takes .2 ms
   * (`-- size`).
   */
  readonly writeMs: number;
  /** What is written is sent to the engine this often. */
  readonly batchMs: number;
  /** How much of the past is fetched before anything is shown; the rest follows behind. */
  readonly recentMs: number;
  /** How long that may take before the session goes on with what there is. */
  readonly openingMs: number;
  /** How long the first venue that is in waits for the others. */
  readonly othersMs: number;
  /** The older past comes in steps of so much, newest first; each is shown once it is whole. */
  readonly stepMs: number;
  /** Pause between two requests for it: the present comes first. */
  readonly paceMs: number;
  /** How long everything may wait for a venue's own bar in place of a torn one. */
  readonly holdMs: number;
  /** How long a closed bar is left to settle at the venue before it is asked for. */
  readonly settleMs: number;
  readonly attempts: number;
  /** Requests and subscriptions are spaced as each venue wants it, by the machine's own time. */
  readonly spaced: boolean;
}

export const LIVE_TIMINGS: LiveTimings = {
  line: { silenceMs: 6000, joinMs: 20_000, stableMs: 30_000, backOff: RECONNECT },
  writeMs: 50,
  batchMs: 250,
  recentMs: 2 * DAY_MS,
  openingMs: 15_000,
  othersMs: 6000,
  stepMs: 10 * DAY_MS,
  paceMs: 50,
  holdMs: 8000,
  settleMs: 700,
  attempts: 4,
  spaced: true,
};
