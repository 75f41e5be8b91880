// How the library writes sizes, spans and names.
import { EXCHANGE_NAMES } from '../../shared/model/exchange';
import type { LibraryEntry, SessionFacts } from '../../shared/model/library';
import type { Origin } from '../../shared/model/session-info';
import { dateText } from '../heatmap/time-text';

const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in units of a thousand, `30 B`, `640 kB`, `6.0 MB`; under 100 of a large unit with one decimal. */
export function sizeText(bytes: number): string {
  if (bytes < 500) return `${bytes} B`;
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${size.toFixed(unit > 0 && size < 99.95 ? 1 : 0)} ${UNITS[unit]}`;
}

/** `Dec 1 – 20, 2025`, `Dec 1, 2025 – Jan 29, 2026`; days in UTC. */
export function daysText(fromMs: number, toMs: number): string {
  const [from, to] = [dateText(fromMs), dateText(toMs)];
  const [fromYear, toYear] = [fromMs, toMs].map((ms) => new Date(ms).getUTCFullYear());
  if (fromYear !== toYear) return `${from}, ${fromYear} – ${to}, ${toYear}`;
  if (from === to) return `${from}, ${toYear}`;
  const [fromMonth] = from.split(' ');
  const [toMonth, toDay] = to.split(' ');
  return `${from} – ${fromMonth === toMonth ? toDay : to}, ${toYear}`;
}

/** The trader's name for a session, else its own, else the file's. */
export function nameOf({ label, facts, path }: LibraryEntry): string {
  return label ?? facts?.name ?? fileName(path);
}

/** The last part of a path, on any system. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

export function folderName(path: string): string {
  return path.slice(0, Math.max(0, path.length - fileName(path).length - 1));
}

export function venuesText({ exchanges }: SessionFacts): string {
  return exchanges.map((exchange) => EXCHANGE_NAMES[exchange]).join(', ');
}

export const ORIGIN_WORDS: Readonly<Record<Origin, string>> = {
  recorded: 'RECORDED',
  imported: 'IMPORTED',
  simulated: 'SIMULATED',
};

/** What a recovered recording that ends at `toMs` has lost. */
export function recoveredText(toMs: number): string {
  const at = `${dateText(toMs)} ${new Date(toMs).toISOString().slice(11, 19)} UTC`;
  return `This recording was cut off at ${at}: the app was killed, or the power went. All that was written until then is here; what came in the last fraction of a second is lost.`;
}
