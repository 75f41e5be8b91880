// The scrubber's marks and day labels.
import { expect, test } from 'vitest';
import { addLiquidations, createLiquidations } from '../session/replica-liquidations';
import { DAY_MS, dayLabels, eventTicks } from './ticks';

const FROM = Date.UTC(2025, 11, 1);
const RANGE = { fromMs: FROM, toMs: FROM + 12 * DAY_MS };

test('liquidations are summed a side and step', () => {
  const liquidations = createLiquidations();
  addLiquidations(liquidations, {
    kind: 'liquidations',
    ms: new Float64Array([FROM + 1, FROM + 2, FROM + 6 * DAY_MS]),
    price: new Float64Array(3),
    usd: new Float64Array([5, 7, 9]),
    side: new Uint8Array([0, 1, 0]),
  });
  expect(eventTicks(liquidations, RANGE, 480, 4)).toEqual([
    { x: 0, longUsd: 5, shortUsd: 7 },
    { x: 240, longUsd: 9, shortUsd: 0 },
  ]);
  expect(eventTicks(liquidations, RANGE, 0, 4)).toEqual([]);
});

test('days are labelled as far as they have room', () => {
  expect(dayLabels(RANGE, 480, 28)).toHaveLength(13);
  expect(dayLabels(RANGE, 480, 28)[0]).toMatchObject({ ms: FROM, at: 0, isMonth: true });
  const days = dayLabels({ fromMs: FROM, toMs: FROM + 60 * DAY_MS }, 480, 28).map(({ ms }) =>
    new Date(ms).getUTCDate(),
  );
  expect(days).toEqual([1, 6, 11, 16, 21, 26, 1, 6, 11, 16, 21, 26]);
});
