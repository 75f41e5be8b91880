// Which sessions the list shows, and in what order.
import type { LibraryEntry } from '../../shared/model/library';
import { nameOf, venuesText } from './words';

export const SORTS = ['opened', 'name', 'symbol', 'span', 'size', 'gaps', 'score'] as const;
export type Sort = (typeof SORTS)[number];

export interface Order {
  readonly by: Sort;
  readonly isDown: boolean;
}

/** Entries that hold every word of the query (in any case, anywhere in what the list shows), in order. */
export function arrange(
  entries: readonly LibraryEntry[],
  query: string,
  { by, isDown }: Order,
): readonly LibraryEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = entries.filter((entry) => {
    const text = textOf(entry);
    return words.every((word) => text.includes(word));
  });
  const sign = isDown ? -1 : 1;
  return found.sort((a, b) => compare(a, b, by, sign) || nameOf(a).localeCompare(nameOf(b)));
}

function textOf(entry: LibraryEntry): string {
  const { facts, note, path, isRecording } = entry;
  const state = isRecording ? 'recording' : facts?.isRecovered ? 'recovered' : '';
  const about = facts === null ? '' : `${facts.symbol} ${venuesText(facts)} ${facts.origin} ${facts.name}`;
  return `${nameOf(entry)} ${note} ${path} ${about} ${state}`.toLowerCase();
}

/** What is not known comes last, whichever way the rest goes. */
function compare(a: LibraryEntry, b: LibraryEntry, by: Sort, sign: number): number {
  const [x, y] = [valueOf(a, by), valueOf(b, by)];
  if (x === null || y === null) return Number(x === null) - Number(y === null);
  if (typeof x === 'string' && typeof y === 'string') return sign * x.localeCompare(y);
  return sign * (Number(x) - Number(y));
}

function valueOf(entry: LibraryEntry, by: Sort): string | number | null {
  const { facts } = entry;
  switch (by) {
    case 'name':
      return nameOf(entry);
    case 'size':
      return entry.size;
    case 'opened':
      return entry.openedMs;
    case 'score':
      return meanGain(entry);
    case 'symbol':
      return facts?.symbol ?? null;
    case 'span':
      return facts?.fromMs ?? null;
    default:
      return facts?.gaps ?? null;
  }
}

/** Mean of both sides' gains; null when the session was not measured. */
export function meanGain({ score }: LibraryEntry): number | null {
  return score === null ? null : (score.long.gain + score.short.gain) / 2;
}
