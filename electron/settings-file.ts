// Reads the settings file before the store does: what cannot be read is set aside, never overwritten.
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { appSettingsSchema } from '../shared/ipc/settings';

/**
 * Sets a settings file aside that is damaged or of another version, as `settings.damaged-N.json` beside it.
 * Returns a sentence that says so, or null when the file is fine or missing.
 */
export function setAsideIfUnreadable(path: string): string | null {
  if (!existsSync(path)) return null;
  const reason = problemOf(readFileSync(path, 'utf8'));
  if (reason === null) return null;
  const aside = freeName(dirname(path));
  renameSync(path, aside);
  return `The settings file ${reason}; it was set aside as ${aside} and Liqradar started with its defaults.`;
}

function problemOf(text: string): string | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'is damaged (not JSON)';
  }
  const version = v.safeParse(v.object({ version: v.number() }), json);
  if (version.success && version.output.version > 1) return 'comes from a newer Liqradar';
  const parsed = v.safeParse(appSettingsSchema, json);
  if (parsed.success) return null;
  const where = v.getDotPath(parsed.issues[0]);
  return `is damaged (at ${where ?? 'its top'})`;
}

function freeName(folder: string): string {
  for (let n = 1; ; n++) {
    const name = join(folder, `settings.damaged-${n}.json`);
    if (!existsSync(name)) return name;
  }
}
