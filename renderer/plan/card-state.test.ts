// The card never shows a verdict that was given for other inputs.
import { expect, test } from 'vitest';
import type { CheckResult, Finding, Plan } from '../../shared/model/plan';
import { cardFindings, cardState } from './card-state';

const PLAN: Plan = { side: 'long', entry: 92_100, leverage: 25, sizeUsd: null, stop: null, venue: 'bybit' };
const CHECK: CheckResult = {
  verdict: 'caution',
  plan: PLAN,
  liquidationPrice: 88_771.1,
  liquidationPct: -3.61,
  stopPct: null,
  sweptBeforeUsd: 570e6,
  sweptBeforeStopUsd: null,
  findings: [],
  nearestAbove: null,
  nearestBelow: null,
  asOfMs: 0,
  assumptions: [],
};
const INPUT = { hasSession: true, plan: PLAN, isCurrent: true, problems: {}, check: CHECK };

test('an answer to this very plan is told', () => {
  expect(cardState(INPUT)).toMatchObject({ kind: 'told', word: 'CAUTION' });
  expect(cardState({ ...INPUT, plan: { ...PLAN } })).toMatchObject({ kind: 'told' });
});

test('an answer to another plan, or none, is pending', () => {
  expect(cardState({ ...INPUT, plan: { ...PLAN, leverage: 26 } })).toMatchObject({
    kind: 'pending',
    word: 'CHECKING',
  });
  expect(cardState({ ...INPUT, check: null })).toMatchObject({ kind: 'pending' });
});

test('without a valid plan there is no verdict, whatever the last answer was', () => {
  expect(cardState({ ...INPUT, problems: { stop: 'Stop is no price.' } })).toMatchObject({
    word: 'NO CHECK',
  });
  expect(cardState({ ...INPUT, isCurrent: false })).toMatchObject({ word: 'NO CHECK' });
  expect(cardState({ ...INPUT, plan: null })).toMatchObject({ word: 'NO PLAN' });
  expect(cardState({ ...INPUT, hasSession: false })).toMatchObject({ word: 'NO CHECK' });
});

test('what speaks against comes first, three lines at most', () => {
  const finding = (severity: Finding['severity']): Finding => ({
    code: 'no-map',
    severity,
    text: severity,
    reason: '',
    zoneId: null,
  });
  const shown = cardFindings([finding('good'), finding('caution'), finding('good'), finding('danger')]);
  expect(shown.map((one) => one.severity)).toEqual(['danger', 'caution', 'good']);
});
