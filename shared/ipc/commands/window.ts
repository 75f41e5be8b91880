// Commands about a window itself: its first needs, its frame, its picture.
import * as v from 'valibot';
import type { ModelCard } from '../../model/model-card';
import { appSettingsSchema, chartWindowSchema } from '../settings';

const nothing = v.null();

export const WINDOW_COMMANDS = {
  /** What the window needs before its first frame. */
  'app.hello': {
    request: nothing,
    reply: v.object({
      settings: appSettingsSchema,
      /** What a chart window shows; null for the main window. */
      chart: v.nullable(chartWindowSchema),
      notices: v.array(v.string()),
      version: v.string(),
      card: v.custom<ModelCard>((value) => typeof value === 'object'),
    }),
  },
  'window.control': {
    request: v.object({ action: v.picklist(['minimize', 'maximize', 'close']) }),
    reply: nothing,
  },
  /** A frame was missed: send everything again. */
  'stream.snapshot': { request: nothing, reply: nothing },
  /** The first whole map is on screen (a shot waits for it). */
  'window.drawn': { request: v.object({ atMs: v.number() }), reply: nothing },
} as const;
