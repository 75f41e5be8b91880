// Texts of a row: signs, dashes for what is unknown, and findings that count.
import { expect, test } from 'vitest';
import type { DeskRow, TrackedFinding } from '../../shared/model/desk';
import { newDeskPlan } from '../../shared/model/desk';
import { groupTitle, rowWords, signedUsd } from './row-words';

const PLAN = newDeskPlan(
  { side: 'long', entry: 92_100, leverage: 25, sizeUsd: 50_000, stop: null, venue: 'bybit' },
  { id: 'a', nowMs: 1, symbol: 'BTCUSDT', origin: { kind: 'replay', session: 'Dec', atMs: 5 } },
);
const finding = (severity: TrackedFinding['severity'], closedMs: number | null): TrackedFinding => ({
  code: 'entry-in-zone',
  severity,
  text: '',
  reason: '',
  zoneId: null,
  openedMs: 1,
  closedMs,
  closedReason: null,
});
const ROW: DeskRow = {
  planId: 'a',
  entry: 92_100,
  sizeUsd: 50_000,
  entryPct: -0.41,
  stopPct: null,
  liquidationPct: -4,
  liquidationPrice: 88_771.1,
  marginNote: null,
  profitLoss: { usd: -1234, pct: -2.468, marginPct: -61.7, at: 'last' },
  zones: [
    {
      zone: { id: 'z', side: 'short', low: 94_450, high: 95_850, usd: 1e9, distancePct: 2.1 },
      pct: 2.1,
      usd: 1972,
      atr: 2.3,
    },
  ],
  verdict: 'caution',
  findings: [finding('caution', null), finding('good', null), finding('danger', 7)],
  problem: null,
};

test('an idea has no profit, an open plan has one with its sign', () => {
  expect(rowWords(PLAN, ROW, 1)).toMatchObject({
    entry: { main: '92,100.0', note: '\u22120.4% away' },
    size: { main: '$50,000', note: '$2,000 margin' },
    stop: { main: 'none', note: '' },
    liquidation: { main: '88,771.1', note: '\u22124.0% away' },
    profit: { main: '\u2013', note: 'not open' },
    zone: { side: 'short', main: '94.5\u201395.8k', note: '+2.1%, 2.3 ATR' },
    findings: '1 finding',
  });
  const open = rowWords({ ...PLAN, status: 'open' }, ROW, 1);
  expect(open.profit).toEqual({ main: '\u2212$1,234 \u22122.47%', note: '\u221262% of margin' });
  expect(signedUsd(1234)).toBe('+$1,234');
});

test('what is not known yet is a dash, never a zero', () => {
  const words = rowWords({ ...PLAN, status: 'open' }, undefined, 1);
  expect(words.liquidation.main).toBe('\u2013');
  expect(words.profit.main).toBe('\u2013');
  expect(words.entry.note).toBe('\u2013');
});

test('a group says where its plans were made and when they are judged', () => {
  expect(groupTitle(PLAN, true, Date.UTC(2025, 11, 12))).toBe(
    'Made in a replay of Dec, judged at the replayed Dec 12 00:00 UTC',
  );
  expect(groupTitle({ ...PLAN, origin: { kind: 'live' } }, false, 1)).toBe('Live plans');
});
