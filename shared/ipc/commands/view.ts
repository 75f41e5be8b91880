// Commands about what charts look at.
import * as v from 'valibot';
import { rangeSchema, viewSchema } from '../settings';

const nothing = v.null();

export const VIEW_COMMANDS = {
  'view.set': { request: viewSchema, reply: nothing },
  /** Opens a chart in a window of its own, looking at the same. */
  'chart.open': {
    request: v.object({ view: viewSchema, range: v.nullable(rangeSchema) }),
    reply: nothing,
  },
  /** What a chart window looks at now, to be there again at the next start. */
  'chart.range': { request: rangeSchema, reply: nothing },
} as const;
