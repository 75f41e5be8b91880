// Commands that move through a session.
import * as v from 'valibot';
import { FIND_KINDS, type Found } from '../../playback/find';

const nothing = v.null();
const ms = v.pipe(v.number(), v.finite());
const loopSchema = v.pipe(
  v.object({ fromMs: ms, toMs: ms }),
  v.check(({ fromMs, toMs }) => toMs > fromMs, 'a loop ends after it begins'),
);

export const REPLAY_COMMANDS = {
  'replay.play': {
    request: v.object({ speed: v.pipe(v.number(), v.minValue(1), v.maxValue(10_000)) }),
    reply: nothing,
  },
  'replay.pause': { request: nothing, reply: nothing },
  'replay.seek': { request: v.object({ atMs: v.pipe(v.number(), v.finite()) }), reply: nothing },
  /** Forward or back by one bar of `barMs`. */
  'replay.step': {
    request: v.object({ bars: v.picklist([-1, 1]), barMs: v.pipe(v.number(), v.minValue(1)) }),
    reply: nothing,
  },
  /** Forward or back by one event. */
  'replay.stepEvent': { request: v.object({ events: v.picklist([-1, 1]) }), reply: nothing },
  /** Play goes round in a span; null plays on. */
  'replay.loop': { request: v.object({ loop: v.nullable(loopSchema) }), reply: nothing },
  /** The next or last moment of some kind; null when there is none. */
  'replay.find': {
    request: v.object({
      what: v.picklist(FIND_KINDS),
      direction: v.picklist([-1, 1]),
      atMs: ms,
    }),
    reply: v.custom<Found | null>((value) => value === null || typeof value === 'object'),
  },
} as const;
