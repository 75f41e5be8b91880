// The list's search and order, and how it writes sizes and spans.
import { expect, test } from 'vitest';
import type { LibraryEntry } from '../../shared/model/library';
import { arrange } from './arrange';
import { daysText, sizeText } from './words';

function entry(name: string, part: Partial<LibraryEntry> = {}): LibraryEntry {
  return {
    path: `/sessions/${name}.session`,
    size: 1000,
    facts: {
      name,
      origin: 'imported',
      exchanges: ['binanceusdm'],
      symbol: 'BTCUSDT',
      fromMs: 0,
      toMs: 1,
      events: 1,
      gaps: 0,
      isRecovered: false,
      id: name,
    },
    problem: null,
    label: null,
    note: '',
    score: null,
    isRecording: false,
    inFolder: true,
    openedMs: null,
    bookmarks: 0,
    ...part,
  };
}

const side = { gain: 0.1, low: 0, high: 0.2 };
const entries = [
  entry('March', { size: 5, openedMs: 50, note: 'the big squeeze' }),
  entry('April', { size: 9, score: { model: 'smooth', hours: 5, long: side, short: side } }),
  entry('broken', { facts: null, problem: 'It is damaged.', size: 7 }),
  entry('May', { size: 1, openedMs: 90, label: 'Calm weeks' }),
];
const names = (list: readonly LibraryEntry[]) => list.map(({ path }) => path.slice(10, -8));

test('every word must be found, in names, notes, venues and paths', () => {
  const order = { by: 'name', isDown: false } as const;
  expect(names(arrange(entries, 'BIG btc', order))).toEqual(['March']);
  expect(names(arrange(entries, 'calm', order))).toEqual(['May']);
  expect(names(arrange(entries, 'binance', order))).toEqual(['April', 'May', 'March']);
  expect(arrange(entries, 'nothing', order)).toEqual([]);
  expect(names(arrange([...entries, entry('now', { isRecording: true })], 'recording', order))).toEqual([
    'now',
  ]);
});

test('unknown values come last whichever way it is sorted', () => {
  expect(names(arrange(entries, '', { by: 'opened', isDown: true })).slice(0, 2)).toEqual(['May', 'March']);
  expect(names(arrange(entries, '', { by: 'opened', isDown: false })).slice(0, 2)).toEqual(['March', 'May']);
  expect(names(arrange(entries, '', { by: 'score', isDown: false }))[0]).toBe('April');
  expect(names(arrange(entries, '', { by: 'gaps', isDown: true })).at(-1)).toBe('broken');
  expect(names(arrange(entries, '', { by: 'size', isDown: true }))).toEqual([
    'April',
    'broken',
    'March',
    'May',
  ]);
});

test('sizes and spans are short and have their units', () => {
  expect([30, 999, 6_040_000, 2.5e9].map(sizeText)).toEqual(['30 B', '1 kB', '6.0 MB', '2.5 GB']);
  const at = (text: string) => Date.parse(`${text}T12:00Z`);
  expect(daysText(at('2025-12-01'), at('2026-01-29'))).toBe('Dec 1, 2025 – Jan 29, 2026');
  expect(daysText(at('2026-01-05'), at('2026-01-19'))).toBe('Jan 5 – 19, 2026');
  expect(daysText(at('2026-01-05'), at('2026-02-01'))).toBe('Jan 5 – Feb 1, 2026');
  expect(daysText(at('2026-01-05'), at('2026-01-05'))).toBe('Jan 5, 2026');
});
