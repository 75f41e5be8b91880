// Ages come apart exactly: one bar by hand, all ages together are the engine's own account.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FoldedBar } from '../engine/market';
import { walkEvents } from '../engine/walk.test-support';
import { DEFAULT_MODEL } from '../model/default-settings';
import type { ModelSettings } from '../model/settings';
import { settingsOfDistance, sweptByAge } from './bands';
import { foldLanes } from './fold-lanes';
import { sweptOlderThan } from './older-than';

const HOUR = 3_600_000;
const scale = { cellTicks: 100, ticksPerUnit: 10 };

/** One placement, 1 % away, that loses half in a bar of turnover 1/3. */
const simple: ModelSettings = {
  ...DEFAULT_MODEL,
  sweepShare: 0.75,
  ageing: 0.015,
  entryPoints: 1,
  smooth: [{ distance: 0.01, weight: 1, longRatio: 0.99, shortRatio: 1.01, leverage: 70 }],
};

function bar(i: number, lowTicks: number, rest: Partial<FoldedBar>): FoldedBar {
  return {
    openMs: i * HOUR,
    closeMs: (i + 1) * HOUR,
    intervalMs: HOUR,
    openTicks: 1_000_000,
    highTicks: 1_000_000,
    lowTicks,
    closeTicks: 1_000_000,
    volumeLots: 0,
    longFrom: Math.ceil((lowTicks - 50) / 100),
    shortTo: Math.floor((1_000_000 - 50) / 100) + 1,
    sweptLongUsd: 0,
    sweptShortUsd: 0,
    coins: 0,
    turnover: 0,
    usualTurnover: null,
    tilt: 0,
    speed: 1,
    ...rest,
  };
}

test('one deposit by hand: aged twice, swept twice', () => {
  const bars = [
    bar(0, 1_000_000, { coins: 2, tilt: 0.25 }), // 2 x 100,000 x 1.25 = 250,000 USD of longs at 99,000
    bar(1, 1_000_000, { turnover: 1 / 3 }), // half is left: 125,000
    bar(2, 989_000, {}), // three quarters swept: 93,750, 31,250 left
    bar(3, 1_000_000, { turnover: 1 / 3 }), // 15,625
    bar(4, 989_000, {}), // 11,718.75
  ];
  const [all, hour, twoHours, day] = sweptOlderThan(bars, scale, simple, [0, HOUR, 2 * HOUR, 24 * HOUR]);
  const expected = [0, 0, 93_750, 0, 11_718.75];
  all.long.forEach((usd, i) => expect(usd).toBeCloseTo(expected[i], 6));
  // When bar 2 opens, the deposit's bar has been closed for an hour; two hours only when bar 3 opens.
  hour.long.forEach((usd, i) => expect(usd).toBeCloseTo(expected[i], 6));
  twoHours.long.forEach((usd, i) => expect(usd).toBeCloseTo([0, 0, 0, 0, 11_718.75][i], 6));
  expect([...day.long]).toEqual([0, 0, 0, 0, 0]);
  expect([...all.short]).toEqual([0, 0, 0, 0, 0]);
});

test('turnover that leaves nothing leaves nothing, and does not spoil what comes later', () => {
  const bars = [
    bar(0, 1_000_000, { coins: 2 }),
    bar(1, 1_000_000, { turnover: 1, coins: 1 }), // the deposit of bar 0 is gone
    bar(2, 989_000, {}),
  ];
  const [all] = sweptOlderThan(bars, scale, simple, [0]);
  expect(all.long[2]).toBeCloseTo(75_000, 6);
});

describe('on a walk', () => {
  const fold = (seed: number, settings: ModelSettings) => {
    const folded = foldLanes(walkEvents(seed, 500), [{ settings, change: null }], null);
    if (folded === null) throw new Error('no bars');
    return folded;
  };
  const models = fc.constantFrom<ModelSettings>(DEFAULT_MODEL, { ...DEFAULT_MODEL, model: 'ladder' });

  test('age 0 is the engine’s account, and older is never more', () => {
    fc.assert(
      fc.property(fc.integer(), models, (seed, settings) => {
        const { bars, market } = fold(seed, settings);
        const [all, hour, day] = sweptOlderThan(bars, market, settings, [0, HOUR, 24 * HOUR]);
        bars.forEach((one, i) => {
          expect(Math.abs(all.long[i] - one.sweptLongUsd)).toBeLessThan(10 + 1e-6 * one.sweptLongUsd);
          expect(Math.abs(all.short[i] - one.sweptShortUsd)).toBeLessThan(10 + 1e-6 * one.sweptShortUsd);
          expect(hour.long[i]).toBeLessThan(all.long[i] + 10);
          expect(day.short[i]).toBeLessThan(hour.short[i] + 10);
        });
      }),
      { numRuns: 6 },
    );
  });

  test('bands of age add up to the whole, and so do bands of distance', () => {
    const folded = fold(12, DEFAULT_MODEL);
    const { swept } = folded.lanes[0];
    const ages = sweptByAge(swept, folded.bars, folded.market, DEFAULT_MODEL);
    const distances = foldLanes(
      walkEvents(12, 500),
      [0, 1, 2].map((band) => ({ settings: settingsOfDistance(DEFAULT_MODEL, band), change: null })),
      null,
    );
    swept.short.forEach((usd, i) => {
      const byAge = ages.short.reduce((sum, band) => sum + band[i], 0);
      const byDistance = (distances?.lanes ?? []).reduce((sum, lane) => sum + lane.swept.short[i], 0);
      expect(Math.abs(byAge - usd)).toBeLessThan(20);
      expect(Math.abs(byDistance - usd)).toBeLessThan(200 + 1e-6 * usd);
    });
    for (const band of [0, 1]) expect(ages.short[band].some((usd) => usd > 1000)).toBe(true);
  });

  test('distance bands take every placement once', () => {
    for (const model of ['smooth', 'ladder'] as const) {
      const settings = { ...DEFAULT_MODEL, model };
      const kept = [0, 1, 2].flatMap((band) => settingsOfDistance(settings, band)[model]);
      expect([...kept].sort((a, b) => a.distance - b.distance)).toEqual(
        [...settings[model]].sort((a, b) => a.distance - b.distance),
      );
    }
  });
});
