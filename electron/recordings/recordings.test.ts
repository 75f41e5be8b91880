// What is given up of recordings, and when the disk is too full to go on.
import { expect, it } from 'vitest';
import type { LibraryEntry } from '../../shared/model/library';
import { isRecordingName, recordingName } from '../feed/recording-name';
import { judgeDisk } from './disk';
import { overdue } from './retention';

const NOW = Date.UTC(2026, 10, 24, 12);
const DAY = 86_400_000;

function entry(daysOld: number, gb: number, change: Partial<LibraryEntry> = {}): LibraryEntry {
  const toMs = NOW - daysOld * DAY;
  return {
    path: `/s/${recordingName(['binanceusdm'], 'BTC/USDT:USDT', toMs)}.session`,
    size: gb * 1e9,
    facts: {
      name: '',
      origin: 'recorded',
      exchanges: ['binanceusdm'],
      symbol: 'BTCUSDT',
      fromMs: toMs - DAY,
      toMs,
      events: 1,
      gaps: 0,
      isRecovered: false,
      id: String(daysOld),
    },
    problem: null,
    label: null,
    note: '',
    score: null,
    isRecording: false,
    inFolder: true,
    openedMs: null,
    bookmarks: 0,
    ...change,
  };
}

const NO_RULE = { keepDays: null, keepGb: null };

it('names recordings by venue, symbol and start, and knows such names again', () => {
  const name = recordingName(['binanceusdm', 'bybit'], 'BTC/USDT:USDT', Date.UTC(2026, 10, 24, 8, 52, 10));
  expect(name).toBe('binanceusdm+bybit BTC-USDT 2026-11-24 08.52.10Z');
  expect(isRecordingName(`${name}.session`)).toBe(true);
  expect(isRecordingName('december.session')).toBe(false);
});

it('gives up what is too old, and nothing without a rule', () => {
  const entries = [entry(1, 1), entry(40, 1), entry(31, 1)];
  expect(overdue(entries, NO_RULE, [], NOW)).toEqual([]);
  expect(overdue(entries, { ...NO_RULE, keepDays: 30 }, [], NOW)).toEqual([entries[1].path, entries[2].path]);
});

it('gives up the oldest until the rest fits', () => {
  const entries = [entry(1, 2), entry(3, 2), entry(2, 2)];
  expect(overdue(entries, { ...NO_RULE, keepGb: 4 }, [], NOW)).toEqual([entries[1].path]);
});

it('never gives up what is open, recorded now, named, noted, bookmarked, or not ours', () => {
  const open = entry(50, 9);
  const entries = [
    open,
    entry(51, 9, { isRecording: true }),
    entry(52, 9, { label: 'The crash' }),
    entry(53, 9, { note: 'look again' }),
    entry(54, 9, { bookmarks: 1 }),
    entry(55, 9, { inFolder: false }),
    entry(56, 9, { path: '/s/december.session' }),
    entry(57, 9, { facts: null }),
    entry(58, 9, { facts: { ...open.facts, origin: 'imported' } as LibraryEntry['facts'] }),
  ];
  expect(overdue(entries, { keepDays: 1, keepGb: 0.001 }, [open.path], NOW)).toEqual([]);
});

it('warns before the disk is full, and ends in time to complete the file', () => {
  expect(judgeDisk(50e9, 1e6, '/s')).toEqual({ mustEnd: false, warning: null });
  expect(judgeDisk(1.4e9, 100e6, '/s')).toEqual({
    mustEnd: false,
    warning: 'Only 1.4 GB are free in /s, enough for about 12 h: make room, or recording will end.',
  });
  expect(judgeDisk(1.4e9, null, '/s').warning).toBe(
    'Only 1.4 GB are free in /s: make room, or recording will end.',
  );
  expect(judgeDisk(150e6, 1e6, '/s')).toMatchObject({ mustEnd: true });
});
