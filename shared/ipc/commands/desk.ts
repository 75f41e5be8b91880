// Commands of the risk desk: the plans that are kept, questions about them, alerts.
import * as v from 'valibot';
import type { FiredAlert } from '../../model/alert';
import type { Brief, ZoneContext } from '../../model/brief';
import type { CascadeAnswer } from '../../model/cascade';
import type { CalmChoices, DeskCheck } from '../../model/desk';
import { alertSettingsSchema, deskPlanSchema, deskPlansSchema } from '../desk-schema';

const nothing = v.null();
/** One sentence, or null when it was done. */
const problem = v.object({ problem: v.nullable(v.string()) });
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));

export const DESK_COMMANDS = {
  /** All plans, in the order of the table: replaces what was kept. */
  'desk.plans.set': { request: v.object({ plans: deskPlansSchema }), reply: nothing },
  'desk.plans.add': { request: v.object({ plan: deskPlanSchema }), reply: problem },
  /** The plan with the same id is replaced. */
  'desk.plans.change': { request: v.object({ plan: deskPlanSchema }), reply: problem },
  'desk.plans.remove': { request: v.object({ id: v.string() }), reply: problem },
  /** Tries a plan at the moment on show, and what it would change against `before` (null for a new plan). */
  'desk.check': {
    request: v.object({ before: v.nullable(deskPlanSchema), after: deskPlanSchema }),
    reply: v.custom<DeskCheck | null>((value) => value === null || typeof value === 'object'),
  },
  /** The calmest entry and stop within a distance (%) of the plan's own; null while there is no map. */
  'desk.calm': {
    request: v.object({ plan: deskPlanSchema, withinPct: v.pipe(positive, v.maxValue(20)) }),
    reply: v.custom<CalmChoices | null>((value) => value === null || typeof value === 'object'),
  },
  /** Null takes the market's price, the usual thinning (3) and the usual push (0.25 %). */
  'desk.cascade': {
    request: v.object({
      fromPrice: v.nullable(positive),
      direction: v.picklist(['down', 'up']),
      thin: v.nullable(v.pipe(positive, v.maxValue(1000))),
      pushPct: v.nullable(v.pipe(positive, v.maxValue(20))),
    }),
    reply: v.custom<CascadeAnswer>((value) => typeof value === 'object'),
  },
  /** The review of the map on show; null while no session is open. */
  'desk.brief': {
    request: nothing,
    reply: v.custom<Brief | null>((value) => value === null || typeof value === 'object'),
  },
  /** The market's state beside one zone of the map on show; null when there is no such zone now. */
  'desk.zone': {
    request: v.object({ id: v.string() }),
    reply: v.custom<ZoneContext | null>((value) => value === null || typeof value === 'object'),
  },
  'alerts.set': { request: alertSettingsSchema, reply: nothing },
  /** What fired (or would have) in this session up to the moment on show, newest first. */
  'alerts.log': {
    request: nothing,
    reply: v.object({ fired: v.custom<readonly FiredAlert[]>((value) => Array.isArray(value)) }),
  },
} as const;
