// Properties of the cascade: no levels, no cascade; more depth, less reach; sides mirror; nothing swept is lost.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cascade, CascadeBand } from '../model/cascade';
import type { Depth } from '../model/depth';
import type { LevelMap } from '../model/level-map';
import { bookProfile, distanceOf, usdWithin } from './book-profile';
import { cascade, type CascadeMarket, type CascadeQuestion } from './cascade';
import { prepare } from './check';

const CELL = 32;
const PRICE = 65_536;
const FIRST = 1024;
const CELLS = 2048;
const SPLIT = PRICE / CELL - FIRST;
const BANDS: readonly CascadeBand[] = ['low', 'mid', 'high'];

/** USD of long levels below and short ones above the price, whole numbers, so that sums are exact. */
const levels = fc.array(
  fc.record({
    cell: fc.integer({ min: 1, max: 400 }),
    usd: fc.integer({ min: 0, max: 5e7 }),
    isLong: fc.boolean(),
  }),
  { maxLength: 150 },
);

function mapOf(list: readonly { cell: number; usd: number; isLong: boolean }[]): LevelMap {
  const longUsd = new Float64Array(CELLS);
  const shortUsd = new Float64Array(CELLS);
  for (const { cell, usd, isLong } of list) {
    if (isLong) longUsd[SPLIT - cell] += usd;
    else shortUsd[SPLIT - 1 + cell] += usd;
  }
  return { cell: CELL, firstCell: FIRST, longUsd, shortUsd };
}

const depths = fc
  .array(fc.integer({ min: 0, max: 4e7 }), { minLength: 1, maxLength: 6 })
  .filter((parts) => parts.some((usd) => usd > 0))
  .map((parts): Depth => {
    const distances = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.02].slice(0, parts.length);
    let sum = 0;
    const usd = parts.map((part) => (sum += part));
    return { distances, bidUsd: usd, askUsd: usd, asOfMs: 0, source: 'okx' };
  });

function run(map: LevelMap, depth: Depth | null, question: Partial<CascadeQuestion> = {}): Cascade {
  const prepared = prepare({
    price: PRICE,
    lastPriceMs: 0,
    asOfMs: 0,
    map,
    zones: [],
    zoneThresholdUsdPerCell: 1e6,
    atrUsd: 400,
  });
  const market: CascadeMarket = { depth, volume24hUsd: 1e10, reportedShare: 0.02 };
  const asked = { fromPrice: null, direction: 'down', thin: null, pushPct: null, ...question } as const;
  const answer = cascade(prepared, market, asked);
  if (answer.cascade === null) throw new Error(answer.problem);
  return answer.cascade;
}

const length = (answer: Cascade, band: CascadeBand) => Math.abs(answer.runs[band].reach - answer.fromPrice);

test('zero levels, zero cascade: nothing is swept, and the price rests where the push left it', () => {
  fc.assert(
    fc.property(fc.option(depths), fc.constantFrom('down' as const, 'up' as const), (depth, direction) => {
      // Levels of the other side only, so that there is a map.
      const isLong = direction === 'up';
      const answer = run(mapOf([{ cell: 5, usd: 1e9, isLong }]), depth, { direction });
      for (const band of BANDS) {
        expect(answer.runs[band]).toMatchObject({ totalUsd: 0, steps: [], amplification: null });
        expect(answer.runs[band].reach).toBe(answer.push.toPrice);
      }
    }),
    { numRuns: 200 },
  );
});

test('more depth, less thinning or less force never reaches further', () => {
  const more = fc.double({ min: 1, max: 20, noNaN: true });
  fc.assert(
    fc.property(
      levels,
      depths,
      more,
      fc.constantFrom('down' as const, 'up' as const),
      (list, depth, by, direction) => {
        fc.pre(list.some(({ usd }) => usd > 0));
        const map = mapOf(list);
        const thicker = {
          ...depth,
          bidUsd: depth.bidUsd.map((usd) => (usd ?? 0) * by),
          askUsd: depth.askUsd.map((usd) => (usd ?? 0) * by),
        };
        const before = run(map, depth, { direction });
        const after = run(map, thicker, { direction });
        const thinner = run(map, depth, { direction, thin: 3 * by });
        for (const band of BANDS) {
          expect(length(after, band)).toBeLessThanOrEqual(length(before, band) * (1 + 1e-12));
          expect(length(thinner, band)).toBeGreaterThanOrEqual(length(before, band) * (1 - 1e-12));
          expect(after.runs[band].totalUsd).toBeLessThanOrEqual(before.runs[band].totalUsd * (1 + 1e-12));
        }
        expect(length(before, 'low')).toBeLessThanOrEqual(length(before, 'mid'));
        expect(length(before, 'mid')).toBeLessThanOrEqual(length(before, 'high'));
      },
    ),
    { numRuns: 1000 },
  );
});

test('long and short mirror exactly', () => {
  fc.assert(
    fc.property(levels, fc.option(depths), (list, depth) => {
      fc.pre(list.some(({ usd }) => usd > 0));
      const map = mapOf(list);
      const mirrored: LevelMap = {
        cell: CELL,
        firstCell: (2 * PRICE) / CELL - FIRST - CELLS,
        longUsd: map.shortUsd.toReversed(),
        shortUsd: map.longUsd.toReversed(),
      };
      const down = run(map, depth, { direction: 'down' });
      const up = run(mirrored, depth, { direction: 'up' });
      expect(up.push.sweptUsd).toBe(down.push.sweptUsd);
      for (const band of BANDS) {
        const a = down.runs[band];
        const b = up.runs[band];
        expect(b.totalUsd).toBe(a.totalUsd);
        expect(b.reachPct).toBe(-a.reachPct);
        expect(b.steps.map(({ sweptUsd, forcedUsd }) => [sweptUsd, forcedUsd])).toEqual(
          a.steps.map(({ sweptUsd, forcedUsd }) => [sweptUsd, forcedUsd]),
        );
        b.steps.forEach((step, i) => expect(2 * PRICE - step.toPrice).toBeCloseTo(a.steps[i].toPrice, 6));
      }
    }),
    { numRuns: 1000 },
  );
});

test('steps join end to end and add up with the push to the whole; the rest is where force meets the book', () => {
  fc.assert(
    fc.property(levels, depths, (list, depth) => {
      fc.pre(list.some(({ usd }) => usd > 0));
      const answer = run(mapOf(list), depth);
      for (const band of BANDS) {
        const { steps, totalUsd, reach, forcedShare } = answer.runs[band];
        let at = answer.push.toPrice;
        let sum = answer.push.sweptUsd;
        for (const step of steps) {
          expect(step.fromPrice).toBe(at);
          expect(step.toPrice).toBeLessThanOrEqual(at);
          at = step.toPrice;
          sum += step.sweptUsd;
        }
        expect(at).toBe(reach);
        expect(sum).toBeCloseTo(totalUsd, -1);
        const profile = bookProfile(depth, 'down', {
          price: PRICE,
          atrUsd: null,
          volume24hUsd: null,
        })?.profile;
        if (profile === undefined || steps.length === 0) continue;
        const eaten = usdWithin(profile, (PRICE - reach) / PRICE) - usdWithin(profile, answer.push.pct / 100);
        expect(eaten / (forcedShare * answer.thin * totalUsd)).toBeCloseTo(1, 5);
      }
    }),
    { numRuns: 500 },
  );
});

test('a book is read up to where it reached, and goes on as dense as at its outer end', () => {
  const depth: Depth = {
    distances: [0.001, 0.002, 0.01],
    bidUsd: [1e6, 3e6, null],
    askUsd: [null, null, null],
    asOfMs: 5,
    source: 'bybit',
  };
  const pace = { price: 100, atrUsd: null, volume24hUsd: null };
  const bids = bookProfile(depth, 'down', pace);
  expect(bids?.about).toMatchObject({ assumed: false, measuredPct: 0.2, asOfMs: 5, source: 'bybit' });
  expect(bids?.about.within1PctUsd).toBeCloseTo(3e6 + 0.008 * 2e9, 0);
  if (bids) expect(distanceOf(bids.profile, usdWithin(bids.profile, 0.0015))).toBeCloseTo(0.0015, 12);
  expect(bookProfile(depth, 'up', pace)).toBeNull();
  const assumed = bookProfile(depth, 'up', { price: 100, atrUsd: 0.5, volume24hUsd: 24e8 });
  // A tenth of an hour's 100M within one ATR, which is half a percent: 20M within one percent.
  expect(assumed?.about).toMatchObject({ assumed: true, measuredPct: null });
  expect(assumed?.about.within1PctUsd).toBeCloseTo(20e6, 3);
});

test('what cannot be asked is refused in one sentence', () => {
  const prepared = prepare({
    price: PRICE,
    lastPriceMs: 0,
    asOfMs: 0,
    map: mapOf([{ cell: 3, usd: 1e6, isLong: true }]),
    zones: [],
    zoneThresholdUsdPerCell: null,
    atrUsd: null,
  });
  const market = { depth: null, volume24hUsd: null, reportedShare: 0.02 };
  const ask = { fromPrice: PRICE + 500, direction: 'down', thin: null, pushPct: null } as const;
  expect(cascade(prepared, market, ask).problem).toMatch(/^A fall cannot start at 66,036, .*\.$/);
  expect(cascade(prepared, market, { ...ask, fromPrice: null }).problem).toMatch(/^No order book .*\.$/);
});
