// The feeds in a few words: healthy, late, lost, gone.
import { expect, it } from 'vitest';
import type { LiveStatus, LiveStreamStatus, LiveVenueStatus } from '../../shared/model/live';
import { ageText, feedSummary, newestMs } from './feed-summary';

const NOW = Date.UTC(2026, 10, 24, 14, 20, 12);

function stream(lastMs: number): LiveStreamStatus {
  return {
    stream: 'trade',
    state: 'live',
    lagMs: 84,
    rate: 8,
    applied: 10,
    rejects: {},
    gaps: 0,
    coverage: 'every',
    lastMs,
  };
}

function venue(id: LiveVenueStatus['venue'], lastMs: number, state: LiveVenueStatus['state'] = 'live') {
  return {
    venue: id,
    symbol: 'BTCUSDT',
    state,
    problem: null,
    skewMs: 0,
    backfill: { done: 4, total: 10 },
    reconnects: 0,
    restRefused: 0,
    restFailed: 0,
    unreadable: 0,
    streams: [stream(lastMs)],
  };
}

function status(venues: readonly LiveVenueStatus[], state: LiveStatus['state'] = 'following'): LiveStatus {
  const recording = { isOn: true, path: null, bytes: 0, problem: null };
  return { state, symbol: 'BTC/USDT:USDT', atMs: NOW, venues, recording };
}

it('says how many feeds there are and how far behind', () => {
  const all = status([venue('binanceusdm', NOW - 900), venue('bybit', NOW - 400)]);
  expect(feedSummary(all, NOW)).toEqual({ tone: 'ok', text: '2 of 2 feeds 84 ms' });
  expect(newestMs(all)).toBe(NOW - 400);
});

it('names the first that is late or lost', () => {
  const late = status([venue('binanceusdm', NOW), venue('bybit', NOW - 12_400)]);
  expect(feedSummary(late, NOW)).toEqual({ tone: 'caution', text: '1 of 2 feeds, Bybit 12 s late' });
  const lost = status([venue('binanceusdm', NOW), venue('bybit', NOW - 100, 'lost')]);
  expect(feedSummary(lost, NOW).text).toBe('1 of 2 feeds, Bybit lost');
});

it('grows old when nothing more is heard', () => {
  const healthy = status([venue('binanceusdm', NOW)]);
  expect(feedSummary(healthy, NOW + 12_000)).toEqual({ tone: 'danger', text: 'No feed since 14:20:12' });
});

it('tells of what is opened, and of what cannot be', () => {
  expect(feedSummary(status([venue('okx', NOW)], 'connecting'), NOW).text).toBe('History 4 of 10');
  expect(feedSummary(status([venue('okx', NOW, 'off')], 'failed'), NOW).tone).toBe('danger');
});

it('writes ages', () => {
  expect([-5, 900, 119_000, 125_000, 7_300_000].map(ageText)).toEqual([
    '0 s',
    '0 s',
    '119 s',
    '2 min',
    '2 h',
  ]);
});
