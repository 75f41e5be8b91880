// The whole score on made-up markets: what it must find when the map is right, and what it refuses.
import { describe, expect, test } from 'vitest';
import { walkEvents } from '../engine/walk.test-support';
import { A0_MODEL, DEFAULT_MODEL } from '../model/default-settings';
import type { Event } from '../model/event';
import { barsOf } from './bars';
import { pairBuckets } from './buckets';
import { foldLanes } from './fold-lanes';
import { scoreSession, type ScoreInput, type SessionScore } from './score-session';
import { massOf, type MapScore } from './score-buckets';
import { drawsOf } from './random';
import type { BucketTruth } from './truth';

const HOUR = 3_600_000;
const START = 1_767_225_600_000;
const DAYS = 12;
const events = walkEvents(21, DAYS * 288).filter(
  (event) => event.kind !== 'bar' || event.volumeLots !== null,
);
const known = walkEvents(21, DAYS * 288).map(
  (event): Event =>
    event.kind === 'bar' && event.volumeLots === null ? { ...event, volumeLots: 700_000 } : event,
);

/** Truth that the model is exactly right about: a fiftieth of what it sweeps, and a floor, times noise. */
function truthOf(list: readonly Event[], noise: (i: number) => number): BucketTruth {
  const folded = foldLanes(list, [{ settings: A0_MODEL, change: null }], null);
  if (folded === null) throw new Error('no bars');
  const startMs = Array.from({ length: DAYS * 24 }, (_, hour) => START + hour * HOUR);
  const nothing = startMs.map(() => 0);
  const bars = barsOf(folded.bars, folded.market.ticksPerUnit, folded.market.lotsPerCoin);
  const empty: BucketTruth = {
    kind: 'buckets',
    bucketMs: HOUR,
    startMs,
    longUsd: nothing,
    shortUsd: nothing,
  };
  const { buckets } = pairBuckets(bars, empty, null, null);
  const { swept } = folded.lanes[0];
  const usd = (side: 'long' | 'short'): number[] =>
    [...massOf(buckets, swept[side])].map((mass, i) => (0.02 * mass + 25_000) * noise(i));
  return {
    kind: 'buckets',
    bucketMs: HOUR,
    startMs: buckets.map((bucket) => bucket.startMs),
    longUsd: usd('long'),
    shortUsd: usd('short'),
  };
}

const exact = truthOf(known, () => 1);
const input = (rest: Partial<ScoreInput>): ScoreInput => ({
  events: () => known,
  settings: A0_MODEL,
  truth: exact,
  fromMs: null,
  toMs: null,
  resamples: 0,
  ...rest,
});

function bucketsOf(score: SessionScore): NonNullable<SessionScore['buckets']> {
  if (score.buckets === null) throw new Error('no buckets');
  return score.buckets;
}

const right = scoreSession(input({ resamples: 100 }));

describe('a map that is exactly right', () => {
  const score = bucketsOf(right);

  test('finds scale and floor, explains everything', () => {
    for (const side of ['long', 'short'] as const) {
      expect(score.sides[side].scale).toBeCloseTo(0.02, 4);
      expect(score.sides[side].floor).toBeCloseTo(25_000, -2);
      expect(score.sides[side].usdD2).toBeGreaterThan(0.9999);
      expect(score.sides[side].spearman).toBeGreaterThan(0.9999);
      expect(score.sides[side].auc5).toBe(1);
      expect(score.sides[side].overGeometry.low).toBeGreaterThan(0);
      expect(score.sides[side].log10k.model).toBeGreaterThan(0.95);
    }
  });

  test('its baselines and controls explain less', () => {
    const { baselines, controls } = score;
    for (const [name, one] of Object.entries(baselines)) {
      if (name === 'volumeOnly') continue;
      expect(one.mean.usdD2, name).toBeLessThan(0.999);
      expect(one.mean.modelMinus.usdD2.difference, name).toBeGreaterThan(0);
      expect(one.long.modelMinus.usdD2.difference).toBeCloseTo(score.sides.long.usdD2 - one.long.usdD2, 9);
    }
    for (const [name, one] of Object.entries<MapScore>(controls))
      expect(one.mean.usdD2, name).toBeLessThan(0.99);
    expect(controls.swapped.mean.overGeometry.gain).toBeLessThan(0.02);
    expect(baselines.geometry.long.overGeometry).toEqual({ gain: 0, low: 0, high: 0 });
  });

  test('intervals hold their figure', () => {
    const { usdD2, usdD2Low, usdD2High } = score.baselines.constant.long;
    expect(usdD2Low).toBeLessThan(usdD2);
    expect(usdD2High).toBeGreaterThan(usdD2);
  });

  test('its bands: shares add up to one', () => {
    for (const kind of [score.bands.distance, score.bands.age]) {
      expect(kind.map((band) => band.from)[0]).toBe(0);
      expect(kind.at(-1)?.to).toBeNull();
      expect(kind.reduce((sum, band) => sum + band.long.sweptShare, 0)).toBeCloseTo(1, 6);
    }
  });
});

test('noise lowers the score; a truth that has nothing to do with the map scores nothing', () => {
  const draw = drawsOf(5);
  const noisy = bucketsOf(scoreSession(input({ truth: truthOf(known, () => 0.25 + draw(1000) / 500) })));
  expect(noisy.mean.usdD2).toBeGreaterThan(0.4);
  expect(noisy.mean.usdD2).toBeLessThan(0.98);
  const unrelated = bucketsOf(
    scoreSession(
      input({
        truth: {
          ...exact,
          longUsd: exact.startMs.map(() => draw(1e6)),
          shortUsd: exact.startMs.map(() => draw(1e6)),
        },
      }),
    ),
  );
  expect(Math.abs(unrelated.mean.overGeometry.gain)).toBeLessThan(0.05);
  expect(unrelated.mean.usdD2).toBeLessThan(0.1);
});

test('bit-identical from run to run', () => {
  const run = (): string => JSON.stringify(scoreSession(input({ settings: DEFAULT_MODEL, resamples: 50 })));
  expect(run()).toBe(run());
});

test('rows are what the score was made of', () => {
  const { rows } = right;
  expect(rows).toHaveLength(2 * bucketsOf(right).n);
  for (const row of rows) expect(row.realisedUsd).toBeCloseTo(0.02 * row.sweptUsd + 25_000, 3);
});

test('unknown volume: the feature is left out of every model, and the answer says so', () => {
  const blind = known.map((event): Event => (event.kind === 'bar' ? { ...event, volumeLots: null } : event));
  const score = scoreSession(input({ events: () => blind }));
  expect(score.leftOut).toEqual(['volume']);
  expect(score.rows[0].volumeUsd).toBeNull();
  expect(bucketsOf(score).sides.long.log.base).toBeLessThan(1);
});

test('missing candles cost their buckets only', () => {
  const score = scoreSession(input({ events: () => events }));
  const lost = score.dropped.candlesMissing ?? 0;
  expect(lost).toBeGreaterThan(15);
  expect(bucketsOf(score).n + lost + (score.dropped.warmUp ?? 0)).toBe(exact.startMs.length);
});

describe('refusals', () => {
  const refused = (rest: Partial<ScoreInput>): unknown => {
    try {
      scoreSession(input(rest));
    } catch (error) {
      return error;
    }
    return null;
  };

  test.each([
    ['too few buckets', { toMs: START + 60 * HOUR }, /Only \d+ buckets .* at least 64/],
    ['no candles', { events: () => known.slice(0, 1) }, /no candles/],
    ['nothing recorded', { truth: null }, /no liquidations of its own.*--truth/],
    [
      'buckets shorter than candles',
      { truth: { ...exact, bucketMs: 60_000 } },
      /60 s long and .*candles 300 s/,
    ],
    [
      'prints of another time',
      {
        truth: {
          kind: 'prints' as const,
          prints: [{ ms: 1, side: 'long' as const, price: 1, ifBankruptcy: null, usd: 1 }],
        },
      },
      /None of the 1 liquidations/,
    ],
    [
      'truth of another time',
      { truth: { ...exact, startMs: exact.startMs.map((ms) => ms + 1e10) } },
      /2\d\d before the first or after the last candle/,
    ],
  ])('%s', (_, rest, sentence) => {
    const error = refused(rest);
    expect(error).toMatchObject({ name: 'InputError' });
    expect(String(error)).toMatch(sentence);
  });
});
