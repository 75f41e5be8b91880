// Commands about what is open: the file, its model, the plan, and questions to its map.
import * as v from 'valibot';
import type { CellBands, Explanation } from '../../model/explanation';
import type { SessionMeasure } from '../../model/model-card';
import { modelChoiceSchema, planSchema } from '../settings';

const nothing = v.null();

export const SESSION_COMMANDS = {
  /** Opens a session file; the reply's problem is one sentence, or null when it opened. */
  'session.open': {
    request: v.object({ path: v.string() }),
    reply: v.object({ problem: v.nullable(v.string()) }),
  },
  /** Asks the trader for a session file and opens it; a cancelled dialog is no problem. */
  'session.choose': { request: nothing, reply: v.object({ problem: v.nullable(v.string()) }) },
  /** Hash of the state after event `seq`: the same wherever this session is folded up to there. */
  'session.hash': { request: nothing, reply: v.object({ hash: v.string(), seq: v.number() }) },
  /** Measures the map of the open session by its own liquidations, up to the moment on show. Takes seconds. */
  'session.measure': {
    request: nothing,
    reply: v.custom<SessionMeasure>((value) => typeof value === 'object'),
  },
  /** What the levels at a price and a moment (up to now) are made of; null when there was no map yet. */
  'map.explain': {
    request: v.object({
      atMs: v.pipe(v.number(), v.finite()),
      price: v.pipe(v.number(), v.finite(), v.gtValue(0)),
    }),
    reply: v.custom<Explanation | null>((value) => value === null || typeof value === 'object'),
  },
  /** What a display cell of the column at `atMs` holds by leverage band, of the whole map; null without a column. */
  'map.bands': {
    request: v.object({ atMs: v.pipe(v.number(), v.finite()), cell: v.pipe(v.number(), v.integer()) }),
    reply: v.custom<CellBands | null>((value) => value === null || typeof value === 'object'),
  },
  'model.set': { request: modelChoiceSchema, reply: nothing },
  'plan.set': { request: v.object({ plan: v.nullable(planSchema) }), reply: nothing },
} as const;
