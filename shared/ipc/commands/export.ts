// Commands that take something out of the app: a picture of a part of the window, a text on the clipboard, a file.
import * as v from 'valibot';

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
} as const;
