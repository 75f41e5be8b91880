// Commands that take something out of the app: a picture of a part of the window, a text on the clipboard, a file.
import * as v from 'valibot';
import { EXPORT_FORMATS, EXPORT_WHATS } from '../../model/export';

const ms = v.nullable(v.pipe(v.number(), v.finite()));
const pixels = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20_000));

export const EXPORT_COMMANDS = {
  /** A part of the asking window as it is on screen, CSS px; null when it is hidden. */
  'export.picture': {
    request: v.object({ x: pixels, y: pixels, width: pixels, height: pixels }),
    reply: v.nullable(v.object({ png: v.instance(Uint8Array) })),
  },
  'export.copy': { request: v.object({ text: v.string() }), reply: v.null() },
  /** Asks where to save and saves. `saved` is the path, null when the trader thought better of it or it failed. */
  'export.save': {
    request: v.object({
      /** Proposed name without a folder. */
      name: v.pipe(v.string(), v.maxLength(120)),
      kind: v.picklist(['md', 'png', 'csv']),
      content: v.union([v.string(), v.instance(Uint8Array)]),
    }),
    reply: v.object({ saved: v.nullable(v.string()), problem: v.nullable(v.string()) }),
  },
  /**
   * Asks where to, and writes a table of a session there, by the model that windows show; resolves when it is done,
   * stopped or refused. No files and no problem: the trader thought better of it.
   */
  'export.table': {
    request: v.object({
      /** The session. */
      path: v.pipe(v.string(), v.minLength(1)),
      /** Proposed name without folder and ending. */
      name: v.pipe(v.string(), v.maxLength(120)),
      what: v.picklist(EXPORT_WHATS),
      format: v.picklist(EXPORT_FORMATS),
      /** One moment, or a period with both ends included; all null for the whole session. Unix ms. */
      atMs: ms,
      fromMs: ms,
      toMs: ms,
    }),
    reply: v.object({
      rows: v.number(),
      files: v.pipe(v.array(v.string()), v.readonly()),
      /** Of a session that is being recorded: what had come by then (Unix ms) is in it. */
      recordedToMs: v.nullable(v.number()),
      problem: v.nullable(v.string()),
    }),
  },
  /** How far the running export is; null when none runs. */
  'export.progress': {
    request: v.null(),
    reply: v.nullable(v.object({ share: v.number(), rows: v.number(), elapsedMs: v.number() })),
  },
  'export.cancel': { request: v.null(), reply: v.null() },
} as const;
