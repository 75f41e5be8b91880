// Tests for the desk: findings over time, rows, what is swept first, calm prices.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type DeskPlan, joinedPlan } from '../model/desk';
import type { InstrumentEvent } from '../model/event';
import type { LevelMap } from '../model/level-map';
import type { Side } from '../model/side';
import type { Zone } from '../model/zone';
import { calmChoices } from './calm';
import { type MarketContext, prepare } from './check';
import { deskRow, preparePlan, problemOf, profitLoss } from './desk-row';
import { checkDeskPlan, compareChecks } from './plan-check';
import { readTierFile } from './tier-file';
import { tiersFor } from './tiers';
import { HOLD_MS, NO_TRACK } from './track-findings';

const file = new URL('../../resources/leverage-tiers.json', import.meta.url);
const tiers = tiersFor(readTierFile(JSON.parse(readFileSync(file, 'utf8'))), 'binanceusdm', 'BTCUSDT');

const CELL = 10;
const FIRST = 8000;
const CELLS = 2000;

const zone = (side: Side, low: number, high: number, usd: number): Zone => ({
  id: `${side}-${low}`,
  side,
  low,
  high,
  peak: (low + high) / 2,
  usd,
  expectedUsd: usd / 50,
  percentile: 0.99,
  distancePct: 0,
  bornMs: 0,
  ageMs: 0,
  sweptShare: 0,
  evidence: 'unverified',
  verifiedShare: 0,
});

function market(zones: readonly Zone[], price = 92_000): MarketContext {
  const longUsd = new Float64Array(CELLS);
  const shortUsd = new Float64Array(CELLS);
  for (let i = 0; i < CELLS; i++) {
    const low = (FIRST + i) * CELL;
    (low < price ? longUsd : shortUsd)[i] = 1e5;
    for (const { side, low: from, high, usd } of zones)
      if (low >= from && low < high) (side === 'long' ? longUsd : shortUsd)[i] = usd / ((high - from) / CELL);
  }
  const map: LevelMap = { cell: CELL, firstCell: FIRST, longUsd, shortUsd };
  return { price, lastPriceMs: 0, asOfMs: 0, map, zones, zoneThresholdUsdPerCell: 2e6, atrUsd: 800 };
}

const LONG = zone('long', 88_000, 89_000, 600e6);
const LOWER = zone('long', 86_000, 86_400, 200e6);
const SHORT = zone('short', 94_000, 95_000, 900e6);

const kept = (change: Partial<DeskPlan> = {}): DeskPlan => ({
  id: 'a',
  status: 'idea',
  side: 'long',
  entries: [{ price: 92_000, sizeUsd: 50_000 }],
  leverage: 25,
  marginMode: 'isolated',
  stop: 90_000,
  targets: [],
  venue: 'binanceusdm',
  symbol: 'BTCUSDT',
  note: '',
  createdMs: 0,
  origin: { kind: 'live' },
  source: 'own',
  ...change,
});

const instrument = { symbol: 'BTCUSDT', base: 'BTC' } as InstrumentEvent;

test('entries join at the mean price by coins, not by USD', () => {
  const { entry, sizeUsd } = joinedPlan(
    kept({
      entries: [
        { price: 100_000, sizeUsd: 100_000 },
        { price: 80_000, sizeUsd: 80_000 },
      ],
    }),
  );
  expect([entry, sizeUsd]).toEqual([90_000, 180_000]);
});

test('profit and loss of both sides, in USD, % of the position and % of the margin', () => {
  const plan = joinedPlan(kept());
  expect(profitLoss(plan, 92_920, 'last')).toEqual({
    usd: expect.closeTo(500, 6) as number,
    pct: expect.closeTo(1, 9) as number,
    marginPct: expect.closeTo(25, 9) as number,
    at: 'last',
  });
  expect(profitLoss({ ...plan, side: 'short' }, 92_920, 'last').usd).toBeCloseTo(-500, 6);
  expect(profitLoss({ ...plan, sizeUsd: null }, 92_920, 'last').usd).toBeNull();
});

test('a row: distances from the price, zones from where the plan stands, cross margin said', () => {
  const prepared = prepare(market([LONG, SHORT], 91_000));
  const open = preparePlan(kept({ status: 'open', marginMode: 'cross' }), tiers);
  const { row } = deskRow(open, prepared, NO_TRACK, 0, null);
  expect(row.entryPct).toBeCloseTo((92_000 / 91_000 - 1) * 100, 9);
  expect(row.profitLoss?.usd).toBeCloseTo(-543.478, 2);
  expect(row.zones.map(({ zone }) => zone.id)).toEqual(['long-88000', 'short-94000']);
  expect(row.zones[0]).toMatchObject({ usd: -2000, atr: 2.5 });
  expect(row.marginNote).toMatch(/^Cross margin has no public liquidation price/);
  const idea = deskRow(preparePlan(kept(), tiers), prepared, NO_TRACK, 0, null).row;
  expect(idea.profitLoss).toBeNull();
  expect(idea.zones[0]).toMatchObject({ usd: 2000 });
});

test('a plan for another market, or a closed one, is not judged', () => {
  const prepared = prepare(market([LONG]));
  const problem = problemOf(kept({ symbol: 'ETHUSDT' }), instrument);
  expect(problem).toBe('This plan is for ETHUSDT; the open session is of BTCUSDT.');
  expect(problemOf(kept({ symbol: 'BTC-USDT-SWAP' }), instrument)).toBeNull();
  const { row } = deskRow(preparePlan(kept(), tiers), prepared, NO_TRACK, 0, problem);
  expect(row).toMatchObject({ verdict: 'unknown', entryPct: null, zones: [], findings: [] });
  const closed = deskRow(preparePlan(kept({ status: 'closed' }), tiers), prepared, NO_TRACK, 0, null).row;
  expect(closed.findings).toEqual([]);
});

test('a plan that the trader changed closes what no longer holds at once, and tells the rest anew', () => {
  const hot = prepare(market([LONG]));
  const inZone = kept({ entries: [{ price: 88_500, sizeUsd: null }], stop: 87_000 });
  const first = deskRow(preparePlan(inZone, tiers), hot, NO_TRACK, 1000, null);
  const still = preparePlan({ ...inZone, entries: [{ price: 88_700, sizeUsd: null }] }, tiers);
  const moved = deskRow(still, hot, first.track, 2000, null, true);
  const finding = moved.row.findings.find(({ code }) => code === 'entry-in-zone');
  expect(finding).toMatchObject({ openedMs: 1000, closedMs: null });
  expect(finding?.reason).toContain('88,700');
  expect(moved.opened.map(({ code }) => code)).not.toContain('entry-in-zone');
  const away = preparePlan({ ...inZone, entries: [{ price: 95_000, sizeUsd: null }], stop: null }, tiers);
  const left = deskRow(away, hot, moved.track, 2500, null, true);
  expect(left.row.findings.find(({ code }) => code === 'entry-in-zone')).toMatchObject({
    closedMs: 2500,
    closedReason: 'The entry is in no hot zone any more.',
  });
});

test('findings open at once with a time and a reason, flicker without news, and close with both', () => {
  const plan = preparePlan(kept({ entries: [{ price: 88_500, sizeUsd: null }], stop: 87_000 }), tiers);
  const hot = prepare(market([LONG]));
  const cold = prepare(market([]));
  const code = 'entry-in-zone';
  const first = deskRow(plan, hot, NO_TRACK, 1000, null);
  const opened = first.opened.find((finding) => finding.code === code);
  expect(opened).toMatchObject({ openedMs: 1000, closedMs: null });
  expect(opened?.reason).toContain('88,000–89,000');
  const gone = deskRow(plan, cold, first.track, 2000, null);
  expect(gone.row.findings.find((finding) => finding.code === code)?.closedMs).toBeNull();
  const back = deskRow(plan, hot, gone.track, 3000, null);
  expect(back.opened.map((finding) => finding.code)).not.toContain(code);
  const again = deskRow(plan, cold, back.track, 4000, null);
  const closed = deskRow(plan, cold, again.track, 4000 + HOLD_MS, null);
  expect(closed.row.findings.find((finding) => finding.code === code)).toMatchObject({
    openedMs: 1000,
    closedMs: 4000,
    closedReason: 'The entry is in no hot zone any more.',
  });
  // A step back in time starts anew.
  expect(deskRow(plan, hot, closed.track, 500, null).opened.map((finding) => finding.code)).toContain(code);
});

test('what must be swept first: USD and zones by name, from the price for an open plan', () => {
  const prepared = prepare(market([LONG, LOWER], 91_000));
  const wide = kept({ leverage: 15, stop: null });
  const idea = checkDeskPlan(wide, tiers, prepared);
  expect(idea.liquidationPrice).toBeCloseTo(86_211.5, 1);
  expect(idea.sweptFirst?.zones.map(({ id }) => id)).toEqual(['long-88000', 'long-86000']);
  const open = checkDeskPlan({ ...wide, status: 'open' }, tiers, prepared);
  expect(open.sweptFirst?.fromPrice).toBe(91_000);
  // Thin cells down to the first zone, all of it, thin ones on, and part of the second.
  const part = ((86_400 - (open.liquidationPrice ?? 0)) / 400) * 200e6;
  expect(open.sweptFirst?.usd).toBeCloseTo(200 * 1e5 + 600e6 + 160 * 1e5 + part, -6);
});

test('before and after a change: what opens and what closes', () => {
  const prepared = prepare(market([LONG]));
  const before = checkDeskPlan(kept(), tiers, prepared);
  const after = checkDeskPlan(
    kept({ entries: [{ price: 88_500, sizeUsd: 50_000 }], stop: 87_500 }),
    tiers,
    prepared,
  );
  const { opens, closes } = compareChecks(before, after);
  expect(opens).toContain('entry-in-zone');
  expect(closes).toContain('liquidation-in-zone');
  expect(compareChecks(null, after)).toMatchObject({ before: null, opens: [], closes: [] });
});

test('calm prices lie on both sides of the asked one, outside the zone, each with its numbers', () => {
  const prepared = prepare(market([LONG]));
  const plan = kept({ entries: [{ price: 88_500, sizeUsd: 5000 }], leverage: 5, stop: 88_200 });
  const calm = calmChoices(plan, tiers, prepared, 2);
  const { entry, stop } = calm ?? {};
  expect(entry?.asked.zone?.id).toBe('long-88000');
  expect(entry?.above?.price).toBeGreaterThan(89_000);
  expect(entry?.below?.price).toBeLessThan(88_000);
  for (const found of [entry?.above, entry?.below]) {
    expect(Math.abs(found?.distancePct ?? 9)).toBeLessThanOrEqual(2 + 1e-9);
    expect(found?.zone).toBeNull();
    expect(found?.nearbyUsd).toBeLessThan(entry?.asked.nearbyUsd ?? 0);
  }
  // A stop stays on the losing side: between it and the entry there is only zone.
  expect(stop?.below?.price).toBeLessThan(88_000);
  expect(stop?.above?.price ?? 0).toBeLessThan(88_500);
});

test('where nothing is calmer, nothing is named; without a map, nothing at all', () => {
  const prepared = prepare(market([]));
  expect(calmChoices(kept(), tiers, prepared, 1)?.entry).toMatchObject({ below: null, above: null });
  const blind = prepare({ ...market([]), zoneThresholdUsdPerCell: null });
  expect(calmChoices(kept(), tiers, blind, 1)).toBeNull();
});
