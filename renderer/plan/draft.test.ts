// From texts to a plan, or to sentences that say what is wrong.
import { expect, test } from 'vitest';
import { draftOf, readDraft, samePlan, type Draft, type DraftContext } from './draft';

const CONTEXT: DraftContext = { venue: 'binanceusdm', priceDecimals: 1, price: 92_477.5 };
const DRAFT: Draft = { side: 'long', entry: '92.1k', stop: '90,900', leverage: '25x', size: '50k' };

test('a whole form is a plan', () => {
  expect(readDraft(DRAFT, CONTEXT)).toEqual({
    problems: {},
    plan: { side: 'long', entry: 92_100, stop: 90_900, leverage: 25, sizeUsd: 50_000, venue: 'binanceusdm' },
  });
});

test('stop and size may be left out, entry and leverage may not', () => {
  expect(readDraft({ ...DRAFT, stop: '', size: ' ' }, CONTEXT).plan).toMatchObject({
    stop: null,
    sizeUsd: null,
  });
  expect(readDraft({ ...DRAFT, entry: '' }, CONTEXT)).toEqual({ plan: null, problems: {} });
  expect(readDraft({ ...DRAFT, leverage: '' }, CONTEXT)).toEqual({ plan: null, problems: {} });
});

test('prices are taken to the tick', () => {
  expect(readDraft({ ...DRAFT, entry: '92,100.04' }, CONTEXT).plan?.entry).toBe(92_100);
});

test.each([
  ['entry', 'abc'],
  ['entry', '0'],
  ['entry', '9,210'],
  ['stop', '909,000'],
  ['leverage', '0.5'],
  ['leverage', '501'],
  ['leverage', 'much'],
  ['size', '0'],
  ['size', '-1'],
] as const)('%s %s is told in one sentence', (field, text) => {
  const { plan, problems } = readDraft({ ...DRAFT, [field]: text }, CONTEXT);
  expect(plan).toBeNull();
  expect(Object.keys(problems)).toEqual([field]);
  expect(problems[field]).toMatch(/[.?]$/);
});

test('without a known price no price is called far', () => {
  expect(readDraft({ ...DRAFT, entry: '9,210' }, { ...CONTEXT, price: null }).plan?.entry).toBe(9210);
});

test('a plan survives its form', () => {
  const { plan } = readDraft(DRAFT, CONTEXT);
  if (!plan) throw new Error('no plan');
  expect(draftOf(plan, 1)).toEqual({
    side: 'long',
    entry: '92,100.0',
    stop: '90,900.0',
    leverage: '25x',
    size: '50,000',
  });
  expect(samePlan(readDraft(draftOf(plan, 1), CONTEXT).plan, plan)).toBe(true);
  expect(samePlan({ ...plan, stop: null }, plan)).toBe(false);
  expect(samePlan(null, plan)).toBe(false);
});
