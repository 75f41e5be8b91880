// How an archive is refused: file, 1-based line, what is wrong, what to do.
import { InputError } from '../../../shared/util/input-error';

/** What nearly always helps. */
export const DOWNLOAD_AGAIN = 'download the archive again';

export function refuseLine(file: string, line: number, problem: string): InputError {
  return new InputError(`${file}, line ${line}: ${problem}.`);
}

/** A text from a file as it may be shown: short, on one line, without control characters. */
export function shown(text: string): string {
  const printable = text.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '\ufffd');
  return `"${printable.length > 60 ? `${printable.slice(0, 60)}...` : printable}"`;
}

/** A time as a person reads it, UTC. */
export function utc(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').replace('.000Z', '').replace('Z', '');
}
