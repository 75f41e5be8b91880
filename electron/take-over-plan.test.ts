// The plan of 0.1 comes onto the desk once, as an idea made in a replay.
import { expect, test } from 'vitest';
import * as v from 'valibot';
import { appSettingsSchema, DEFAULT_SETTINGS } from '../shared/ipc/settings';
import { takeOverPlan } from './take-over-plan';

const { plans: _, hasTakenPlan: __, alerts: ___, ...old } = DEFAULT_SETTINGS;
const plan = {
  side: 'long',
  entry: 90_000,
  leverage: 25,
  sizeUsd: 50_000,
  stop: 89_000,
  venue: 'okx',
} as const;

test('settings of 0.1 with a plan get one idea on the desk, and keep it through the schema', () => {
  const before = v.parse(appSettingsSchema, { ...old, plan, lastSession: '/somewhere/dec.session' });
  const change = takeOverPlan(before, 1000);
  const after = v.parse(appSettingsSchema, { ...before, ...change });
  expect(after.plans).toHaveLength(1);
  expect(after.plans[0]).toMatchObject({
    status: 'idea',
    entries: [{ price: 90_000, sizeUsd: 50_000 }],
    origin: { kind: 'replay', session: 'dec.session', atMs: null },
  });
  expect(after.plan).toEqual(plan);
  expect(takeOverPlan(after, 2000)).toBeNull();
});

test('without a plan nothing is put on the desk, and it is not looked for again', () => {
  const change = takeOverPlan(v.parse(appSettingsSchema, old), 1000);
  expect(change).toEqual({ plans: [], hasTakenPlan: true });
});
