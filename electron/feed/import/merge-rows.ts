// Rows of several files put together: the same row twice counts once, two different ones for one moment cannot be.
import { InputError } from '../../../shared/util/input-error';
import { type Placed, placeOf } from './place';
import type { RowOrder } from './read-archive';
import { utc } from './refuse';

/** Same in all but where it was read. */
export function sameRow<T extends Placed>(a: T, b: T): boolean {
  const values = (row: T): [string, unknown][] =>
    Object.entries(row).filter(([field]) => field !== 'file' && field !== 'line');
  const ofB = new Map(values(b));
  return values(a).every(([field, value]) => ofB.get(field) === value);
}

export function contradiction<T extends Placed>(a: T, b: T, kind: RowOrder<T>): InputError {
  return new InputError(
    `${placeOf(a)} and ${placeOf(b)} differ about ${utc(kind.timeMs(a))}: only one of the files can be right, so leave the other out.`,
  );
}

/** Rows in order of their key, each once. Throws InputError naming both places when two differ. */
export function mergeRows<T extends Placed>(
  rows: readonly T[],
  kind: RowOrder<T>,
): { readonly rows: T[]; readonly duplicates: number } {
  const sorted = [...rows].sort((a, b) => kind.key(a) - kind.key(b));
  const merged: T[] = [];
  let duplicates = 0;
  for (const row of sorted) {
    const before = merged.at(-1);
    if (before === undefined || kind.key(before) !== kind.key(row)) merged.push(row);
    else if (sameRow(before, row)) duplicates++;
    else throw contradiction(before, row, kind);
  }
  return { rows: merged, duplicates };
}
