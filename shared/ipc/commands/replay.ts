// Commands that move through a session.
import * as v from 'valibot';

const nothing = v.null();

export const REPLAY_COMMANDS = {
  'replay.play': {
    request: v.object({ speed: v.pipe(v.number(), v.minValue(1), v.maxValue(10_000)) }),
    reply: nothing,
  },
  'replay.pause': { request: nothing, reply: nothing },
  'replay.seek': { request: v.object({ atMs: v.pipe(v.number(), v.finite()) }), reply: nothing },
  /** Forward or back by one bar. */
  'replay.step': { request: v.object({ bars: v.picklist([-1, 1]) }), reply: nothing },
} as const;
