// How a session that cannot be read is spoken about.
import { InputError } from '../../shared/util/input-error';

function damaged(path: string, what: string, why: string): InputError {
  return new InputError(
    `${path} is damaged: ${what} cannot be read (${why}); the rest may be repaired later, so keep the file and import or copy the session again.`,
  );
}

/** Runs a read; whatever fails in it (SQLite, inflate, a form that is not ours) is damage of the file. */
export function orDamaged<T>(path: string, what: string | (() => string), read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw damaged(path, typeof what === 'string' ? what : what(), whyOf(error));
  }
}

/** A few words on what went wrong. */
export function whyOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\.$/, '');
}
