// Commands about what charts look at.
import * as v from 'valibot';
import { rangeSchema, viewSchema } from '../settings';

const nothing = v.null();
const pixels = v.pipe(v.number(), v.minValue(0), v.maxValue(20_000));

export const VIEW_COMMANDS = {
  'view.set': { request: viewSchema, reply: nothing },
  /** Opens a chart in a window of its own, looking at the same. */
  'chart.open': {
    request: v.object({ view: viewSchema, range: v.nullable(rangeSchema) }),
    reply: nothing,
  },
  /** Asks the trader where a picture goes. */
  'view.choosePicture': {
    /** Proposed name without folder and ending. */
    request: v.object({ name: v.pipe(v.string(), v.maxLength(120)) }),
    reply: v.object({ isChosen: v.boolean() }),
  },
  /** Saves a part of the window (CSS px) there, at twice the density. */
  'view.savePicture': {
    request: v.object({ x: pixels, y: pixels, width: pixels, height: pixels }),
    reply: v.object({ problem: v.nullable(v.string()) }),
  },
  /** What a chart window looks at now, to be there again at the next start. */
  'chart.range': { request: rangeSchema, reply: nothing },
} as const;
