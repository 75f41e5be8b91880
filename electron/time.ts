// Times between people and milliseconds.
import { InputError } from '../shared/util/input-error';

/** Milliseconds of an ISO time; without a zone it is UTC. Throws InputError naming `what` when it is none. */
export function parseTime(text: string, what: string): number {
  const isBare = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/.test(text);
  const ms = isBare && text.includes('T') ? Date.parse(`${text}Z`) : Date.parse(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(ms)) {
    throw new InputError(
      `${what} is not a time: ${JSON.stringify(text)}. Write it like 2025-12-11T06:00:00Z.`,
    );
  }
  return ms;
}

/** ISO time in UTC without needless milliseconds. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
