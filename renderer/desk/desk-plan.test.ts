// Plans as values: the form changes what it says, and nothing else.
import { expect, test } from 'vitest';
import type { DeskPlan } from '../../shared/model/desk';
import type { Plan } from '../../shared/model/plan';
import { newDeskPlan } from '../../shared/model/desk';
import { formPlan, isOfThisWorld, marginUsd, sameDeskPlan, withForm } from './desk-plan';
import { groupPlans } from './groups';

const PLAN: Plan = {
  side: 'long',
  entry: 92_100,
  leverage: 25,
  sizeUsd: 50_000,
  stop: 90_900,
  venue: 'bybit',
};
const KEPT = newDeskPlan(PLAN, { id: 'a', nowMs: 1, symbol: 'BTCUSDT', origin: { kind: 'live' } });
const TWO: DeskPlan = {
  ...KEPT,
  entries: [
    { price: 92_000, sizeUsd: 10_000 },
    { price: 90_000, sizeUsd: 30_000 },
  ],
};

test('a new plan says in the form what the form said', () => {
  expect(formPlan(KEPT, 1)).toEqual(PLAN);
  expect(sameDeskPlan(withForm(KEPT, PLAN, 1), KEPT)).toBe(true);
  expect(marginUsd(KEPT)).toBe(2000);
  expect(marginUsd({ ...KEPT, entries: [{ price: 1, sizeUsd: null }] })).toBeNull();
});

test('several entries stay as they are while the form shows their mean', () => {
  const form = formPlan(TWO, 1);
  expect(form.entry).toBeGreaterThan(90_000);
  expect(form.entry).toBeLessThan(91_000);
  expect(form.sizeUsd).toBe(40_000);
  expect(withForm(TWO, form, 1).entries).toBe(TWO.entries);
  expect(withForm(TWO, { ...form, stop: 89_000 }, 1)).toMatchObject({ stop: 89_000, entries: TWO.entries });
});

test('a moved mean moves all entries, a changed size keeps their shares', () => {
  const form = formPlan(TWO, 1);
  const moved = withForm(TWO, { ...form, entry: form.entry + 500 }, 1);
  expect(formPlan(moved, 1).entry).toBeCloseTo(form.entry + 500, 0);
  expect(moved.entries[0].price / moved.entries[1].price).toBeCloseTo(92 / 90, 5);
  const grown = withForm(TWO, { ...form, sizeUsd: 80_000 }, 1);
  expect(grown.entries.map((entry) => entry.sizeUsd)).toEqual([20_000, 60_000]);
});

test('plans of a replay and live ones are told apart', () => {
  const replayed: DeskPlan = { ...KEPT, id: 'b', origin: { kind: 'replay', session: 'Dec', atMs: 5 } };
  expect(isOfThisWorld(KEPT, 'Dec', true)).toBe(true);
  expect(isOfThisWorld(KEPT, 'Dec', false)).toBe(false);
  expect(isOfThisWorld(replayed, 'Dec', false)).toBe(true);
  expect(isOfThisWorld(replayed, 'Jan', false)).toBe(false);
  const groups = groupPlans([KEPT, replayed, { ...KEPT, id: 'c' }], 'Dec', false);
  expect(groups.map(({ isHere, plans }) => [isHere, plans.map(({ id }) => id)])).toEqual([
    [true, ['b']],
    [false, ['a', 'c']],
  ]);
});
