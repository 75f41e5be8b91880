// A replay rings for nobody, and quiet hours are quiet.
import { expect, test } from 'vitest';
import type { FiredAlert } from '../shared/model/alert';
import { toldOutside } from './told-outside';

const ALERT: FiredAlert = {
  n: 1,
  ms: 1,
  ruleId: 'near',
  kind: 'near-zone',
  planId: null,
  zoneId: 'z',
  text: 'Price is 0.4% from short zone 90.0k.',
  reason: '',
  live: true,
  quiet: false,
  sound: true,
  notify: true,
};

test('only live alerts whose rule says so, outside of quiet hours', () => {
  const alerts = [
    ALERT,
    { ...ALERT, n: 2, live: false },
    { ...ALERT, n: 3, quiet: true },
    { ...ALERT, n: 4, notify: false },
  ];
  expect(toldOutside(alerts).map(({ n }) => n)).toEqual([1]);
});
