// Times of quiet hours as text and back.
import { expect, test } from 'vitest';
import { ALERT_KINDS } from '../../shared/model/alert';
import { clockOf, minutesOf, RULE_FIGURES, RULE_NAMES } from './rule-words';

test('minutes of a day are written and read', () => {
  expect(clockOf(0)).toBe('00:00');
  expect(clockOf(22 * 60 + 5)).toBe('22:05');
  expect(clockOf(1440)).toBe('00:00');
  for (const minutes of [0, 59, 60, 1439]) expect(minutesOf(clockOf(minutes))).toBe(minutes);
  expect(minutesOf('24:00')).toBeNull();
  expect(minutesOf('')).toBeNull();
});

test('each kind of alert has a name of its own', () => {
  expect(new Set(ALERT_KINDS.map((kind) => RULE_NAMES[kind])).size).toBe(ALERT_KINDS.length);
  expect(RULE_FIGURES['near-zone']).toContain('withinAtr');
});
