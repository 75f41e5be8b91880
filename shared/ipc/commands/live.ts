// Commands about the live market: which one, its recording, its addresses.
import * as v from 'valibot';
import { liveSettingsSchema } from '../settings';

const nothing = v.null();
/** One sentence, or null when it was done. */
const done = v.object({ problem: v.nullable(v.string()) });

export const LIVE_COMMANDS = {
  /** Follows a market: venues by ccxt's ids, the symbol as typed. What is wrong out there is told by `live` frames. */
  'live.open': { request: v.object({ venues: v.array(v.string()), symbol: v.string() }), reply: done },
  /** Ends it, and shows its recording, else what was open before. */
  'live.end': { request: nothing, reply: done },
  /** Off completes the file and goes on unrecorded; on begins anew, with history, in a new file. */
  'live.record': { request: v.object({ on: v.boolean() }), reply: done },
  /** Replays the recording so far beside the live market, which goes on. */
  'live.lookBack': { request: nothing, reply: done },
  /** Shows the live market again. */
  'live.back': { request: nothing, reply: nothing },
  'live.settings': { request: nothing, reply: liveSettingsSchema },
  /** Takes effect when a market is next opened. */
  'live.configure': { request: liveSettingsSchema, reply: done },
} as const;
