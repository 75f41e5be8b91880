// Tests for the alert rules: hovering fires once, cool-down, quiet hours, seeks, each kind.
import { expect, test } from 'vitest';
import type { AlertRule, AlertSettings } from '../model/alert';
import type { TrackedFinding } from '../model/desk';
import type { Zone } from '../model/zone';
import { type AlertInput, type AlertState, isQuiet, NO_ALERTS, stepAlerts } from './alerts';

const MINUTE = 60_000;
const START = 1_765_432_800_000; // 06:00 UTC

const rule = (change: Partial<AlertRule>): AlertRule => ({
  id: 'r',
  kind: 'near-zone',
  on: true,
  planId: null,
  withinPct: 0.5,
  withinAtr: null,
  leastUsd: null,
  share: null,
  coolDownMs: 10 * MINUTE,
  sound: true,
  notify: true,
  ...change,
});

const zone = (change: Partial<Zone> = {}): Zone => ({
  id: 'long-1',
  side: 'long',
  low: 88_000,
  high: 89_000,
  peak: 88_500,
  usd: 600e6,
  expectedUsd: 12e6,
  percentile: 0.99,
  distancePct: -1,
  bornMs: 0,
  ageMs: 0,
  sweptShare: 0,
  evidence: 'unverified',
  verifiedShare: 0,
  ...change,
});

function play(
  steps: readonly (Partial<AlertInput> & { minute: number })[],
  settings: AlertSettings,
  from: AlertState = NO_ALERTS,
) {
  let state = from;
  return steps.map(({ minute, ...change }) => {
    const step = stepAlerts(state, {
      nowMs: START + minute * MINUTE,
      live: true,
      price: 91_000,
      atrUsd: 500,
      zones: [zone()],
      plans: [],
      feedLost: null,
      settings,
      ...change,
    });
    state = step.state;
    return step.fired;
  });
}
const only = (change: Partial<AlertRule>): AlertSettings => ({ rules: [rule(change)], quiet: null });
const counts = (fired: readonly (readonly unknown[])[]) => fired.map((list) => list.length);
// 0.5 % of about 89,447 is 447: the alert begins there and ends at 671.
const AT = 89_440;
const OFF = 89_460;
const AWAY = 89_700;

test('a price that hovers around the threshold fires once, not twice, even without a cool-down', () => {
  const prices = [91_000, AT, OFF, AT, OFF, AT, OFF, AT];
  const fired = play(
    prices.map((price, i) => ({ minute: i * 2, price })),
    only({ coolDownMs: 0 }),
  );
  expect(counts(fired)).toEqual([0, 1, 0, 0, 0, 0, 0, 0]);
  expect(fired[1][0]).toMatchObject({ kind: 'near-zone', zoneId: 'long-1', live: true, quiet: false });
  expect(fired[1][0]).toHaveProperty('text', 'Price is 0.49% from long zone 88.0–89.0k.');
  expect(fired[1][0]).toHaveProperty('reason', expect.stringContaining('the rule tells it within 0.5%'));
});

test('clearly away and near again fires again, but not within the cool-down', () => {
  const steps = [
    { minute: 0, price: AT },
    { minute: 2, price: AWAY },
    { minute: 4, price: AT },
    { minute: 6, price: AWAY },
    { minute: 11, price: AT },
  ];
  expect(counts(play(steps, only({})))).toEqual([1, 0, 0, 0, 1]);
});

test('either the distance in % or in ATR is enough; without ATR only % counts', () => {
  const near = { minute: 0, price: 89_900 };
  expect(counts(play([near], only({ withinAtr: 2 })))).toEqual([1]);
  expect(counts(play([{ ...near, atrUsd: null }], only({ withinAtr: 2 })))).toEqual([0]);
});

test('quiet hours are written down and marked, over midnight too', () => {
  const settings = { ...only({}), quiet: { fromMinute: 23 * 60, toMinute: 7 * 60 } };
  expect(play([{ minute: 0, price: AT }], settings)[0][0]).toMatchObject({ quiet: true, sound: true });
  expect(play([{ minute: 60, price: AT }], settings)[0][0]).toMatchObject({ quiet: false });
  expect(isQuiet({ fromMinute: 60, toMinute: 120 }, 119 * MINUTE)).toBe(true);
  expect(isQuiet({ fromMinute: 60, toMinute: 120 }, 120 * MINUTE)).toBe(false);
});

test('a replay tells what would have fired', () => {
  expect(play([{ minute: 0, price: AT, live: false }], only({}))[0][0]).toMatchObject({ live: false });
});

test('a zone forms once though its band flickers and its id changes; what stands at the start has not formed', () => {
  const other = (id: string) => zone({ id, low: 86_000, high: 86_400 });
  const steps = [
    { minute: 0 },
    { minute: 5, zones: [zone(), other('a')] },
    { minute: 10, zones: [zone()] },
    { minute: 15, zones: [zone(), other('b')] },
  ];
  expect(counts(play(steps, only({ kind: 'zone-formed', coolDownMs: 0 })))).toEqual([0, 1, 0, 0]);
  expect(counts(play(steps, only({ kind: 'zone-formed', leastUsd: 1e9 })))).toEqual([0, 0, 0, 0]);
});

test('growth is told once for each share it grows by', () => {
  const grow = [600e6, 700e6, 905e6, 950e6, 910e6, 1360e6].map((usd, i) => ({
    minute: i * 5,
    zones: [zone({ usd })],
  }));
  expect(counts(play(grow, only({ kind: 'zone-grown', share: 0.5, coolDownMs: 0 })))).toEqual([
    0, 0, 1, 0, 0, 1,
  ]);
});

test('a swept zone is told once: by its share, or when the price has passed it; one that cools off is not', () => {
  const swept = only({ kind: 'zone-swept', share: 0.5, coolDownMs: 0 });
  const byShare = [0, 0.4, 0.6, 0.8].map((sweptShare, i) => ({
    minute: i * 5,
    zones: [zone({ sweptShare })],
  }));
  expect(counts(play(byShare, swept))).toEqual([0, 0, 1, 0]);
  const passed = [{ minute: 0 }, { minute: 5, price: 88_100, zones: [] }, { minute: 10, zones: [zone()] }];
  expect(counts(play(passed, swept))).toEqual([0, 1, 0]);
  expect(counts(play([{ minute: 0 }, { minute: 5, zones: [] }], swept))).toEqual([0, 0]);
});

test('findings that open are told by plan, good ones are not', () => {
  const finding = (severity: TrackedFinding['severity']): TrackedFinding => ({
    code: 'entry-in-zone',
    severity,
    text: 'Entry sits in a hot long zone.',
    reason: 'Because.',
    zoneId: 'long-1',
    openedMs: START,
    closedMs: null,
    closedReason: null,
  });
  const plans = ['a', 'b'].map((planId) => ({
    planId,
    side: 'long' as const,
    name: 'Long 91,000',
    opened: [finding('caution')],
  }));
  const fired = play([{ minute: 0, plans }], only({ kind: 'finding-opened' }));
  expect(fired[0].map(({ planId, text }) => [planId, text])).toEqual([
    ['a', 'Long 91,000: Entry sits in a hot long zone.'],
    ['b', 'Long 91,000: Entry sits in a hot long zone.'],
  ]);
  expect(counts(play([{ minute: 0, plans }], only({ kind: 'finding-opened', planId: 'b' })))).toEqual([1]);
  const good = plans.map((plan) => ({ ...plan, opened: [finding('good')] }));
  expect(counts(play([{ minute: 0, plans: good }], only({ kind: 'finding-opened' })))).toEqual([0]);
});

test('a lost feed is told once until it is back', () => {
  const lost = [null, 'Bybit is silent.', 'Bybit is silent.', null, 'Bybit is silent.'];
  const steps = lost.map((feedLost, i) => ({ minute: i * 6, feedLost }));
  expect(counts(play(steps, only({ kind: 'feed-lost' })))).toEqual([0, 1, 0, 0, 1]);
});

test('a seek, forward or back, sets nothing off but what holds there; numbers go on', () => {
  const settings = { rules: [rule({ id: 'f', kind: 'zone-formed' }), rule({ id: 'n' })], quiet: null };
  const elsewhere = [zone({ id: 'x', low: 70_000, high: 71_000 })];
  const fired = play(
    [
      { minute: 0, price: AT },
      { minute: 600, zones: elsewhere },
      { minute: 10, price: AT },
    ],
    settings,
  );
  expect(fired.map((list) => list.map(({ n, kind }) => [n, kind]))).toEqual([
    [[1, 'near-zone']],
    [],
    [[2, 'near-zone']],
  ]);
});
