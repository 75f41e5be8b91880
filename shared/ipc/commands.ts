// The one table of commands from a window to main: name, request and reply. Types, the preload surface and
// main's validation all derive from it.
import * as v from 'valibot';
import type { Explanation } from '../model/explanation';
import type { ModelCard, SessionMeasure } from '../model/model-card';
import {
  appSettingsSchema,
  modelChoiceSchema,
  planSchema,
  chartWindowSchema,
  rangeSchema,
  viewSchema,
} from './settings';

const nothing = v.null();

export const COMMANDS = {
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
  /** Opens a session file; the reply's problem is one sentence, or null when it opened. */
  'session.open': {
    request: v.object({ path: v.string() }),
    reply: v.object({ problem: v.nullable(v.string()) }),
  },
  /** Hash of the state after event `seq`: the same wherever this session is folded up to there. */
  'session.hash': { request: nothing, reply: v.object({ hash: v.string(), seq: v.number() }) },
  /** What the levels at a price and a moment (up to now) are made of; null when there was no map yet. */
  'map.explain': {
    request: v.object({
      atMs: v.pipe(v.number(), v.finite()),
      price: v.pipe(v.number(), v.finite(), v.gtValue(0)),
    }),
    reply: v.custom<Explanation | null>((value) => value === null || typeof value === 'object'),
  },
  /** Measures the map of the open session by its own liquidations, up to the moment on show. Takes seconds. */
  'session.measure': {
    request: nothing,
    reply: v.custom<SessionMeasure>((value) => typeof value === 'object'),
  },
  /** Asks the trader for a session file and opens it; a cancelled dialog is no problem. */
  'session.choose': { request: nothing, reply: v.object({ problem: v.nullable(v.string()) }) },
  'replay.play': {
    request: v.object({ speed: v.pipe(v.number(), v.minValue(1), v.maxValue(10_000)) }),
    reply: nothing,
  },
  'replay.pause': { request: nothing, reply: nothing },
  'replay.seek': { request: v.object({ atMs: v.pipe(v.number(), v.finite()) }), reply: nothing },
  /** Forward or back by one bar. */
  'replay.step': { request: v.object({ bars: v.picklist([-1, 1]) }), reply: nothing },
  'plan.set': { request: v.object({ plan: v.nullable(planSchema) }), reply: nothing },
  'view.set': { request: viewSchema, reply: nothing },
  /** Opens a chart in a window of its own, looking at the same. */
  'chart.open': {
    request: v.object({ view: viewSchema, range: v.nullable(rangeSchema) }),
    reply: nothing,
  },
  /** What a chart window looks at now, to be there again at the next start. */
  'chart.range': { request: rangeSchema, reply: nothing },
  'model.set': { request: modelChoiceSchema, reply: nothing },
  'window.control': {
    request: v.object({ action: v.picklist(['minimize', 'maximize', 'close']) }),
    reply: nothing,
  },
  /** A frame was missed: send everything again. */
  'stream.snapshot': { request: nothing, reply: nothing },
  /** The map of the asked moment is on screen (a shot waits for it). */
  'window.drawn': { request: v.object({ atMs: v.number() }), reply: nothing },
} as const;

export type CommandName = keyof typeof COMMANDS;
export type CommandRequest<N extends CommandName> = v.InferOutput<(typeof COMMANDS)[N]['request']>;
export type CommandReply<N extends CommandName> = v.InferOutput<(typeof COMMANDS)[N]['reply']>;

export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[];
