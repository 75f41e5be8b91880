// The scrubber's marks and day labels.
import { expect, test } from 'vitest';
import { addLiquidations, createLiquidations } from '../session/replica-liquidations';
import { DAY_MS, eventTicks, HOUR_MS, timeLabels } from './ticks';

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
  expect(timeLabels(RANGE, 480)).toHaveLength(13);
  expect(timeLabels(RANGE, 480)[0]).toEqual({ ms: FROM, at: 0, text: 'Dec' });
  const days = timeLabels({ fromMs: FROM, toMs: FROM + 60 * DAY_MS }, 480).map(({ text }) => text);
  expect(days).toEqual(['Dec', '6', '11', '16', '21', '26', 'Jan', '6', '11', '16', '21', '26']);
});

test('a short session is labelled by hours, and midnight by its day', () => {
  const text = (hours: number, width: number) =>
    timeLabels({ fromMs: FROM - 1, toMs: FROM + hours * HOUR_MS }, width).map(({ text }) => text);
  expect(text(24, 700)).toEqual([
    'Dec 1',
    ...['02', '04', '06', '08', '10', '12', '14', '16', '18', '20', '22'].map((hour) => `${hour}:00`),
    'Dec 2',
  ]);
  expect(text(30, 300)).toEqual(['Dec 1', '06:00', '12:00', '18:00', 'Dec 2', '06:00']);
  expect(text(24 * 6, 700)[1]).toBe('2');
});
