// The legend's axis and its ticks.
import { expect, test } from 'vitest';
import { SCALE_PERCENTILES } from '../../shared/model/heat-scale';
import { axisOf, legendTicks, MARKS, percentileAt } from './legend-scale';

const SCALE = {
  sinceMs: 0,
  windowFromMs: 0,
  windowToMs: 0,
  cell: 10,
  cells: 1,
  usd: SCALE_PERCENTILES.map((p) => p * 10e6),
};

test('marks stand at equal distances, and the axis runs both ways', () => {
  MARKS.forEach((mark, i) => expect(axisOf(mark)).toBeCloseTo(i / 6));
  for (const p of [0.5, 0.61, 0.8, 0.93, 0.997, 1]) expect(percentileAt(axisOf(p))).toBeCloseTo(p);
  expect(axisOf(0.1)).toBe(0);
  expect(percentileAt(2)).toBe(1);
});

test('a display cell of five base cells holds five times as much', () => {
  const ticks = legendTicks([SCALE], 50, 0.65, 378, () => 50);
  expect(ticks.map((tick) => `${tick.name} ${tick.usd.join()}`.trim())).toEqual([
    'p65 $33M',
    'p80 $40M',
    'p90 $45M',
    'p95 $48M',
    'p99 $50M',
    '$50M',
  ]);
});

test('labels that would touch are left out, the threshold and the top never', () => {
  const ticks = legendTicks([SCALE], 50, 0.94, 200, () => 50);
  expect(ticks.map((tick) => tick.percentile)).toEqual([0.94, 1]);
});

test('ranked each side, a percentile is two amounts, and a long label stays within the header', () => {
  const quiet = { ...SCALE, usd: SCALE.usd.map((usd) => usd / 10) };
  const ticks = legendTicks([quiet, SCALE], 50, 0.5, 378, () => 110);
  expect(ticks.map((tick) => [tick.name, ...tick.usd])).toEqual([
    ['p50', '$2.5M', '$25M'],
    ['p90', '$4.5M', '$45M'],
    ['', '$5.0M', '$50M'],
  ]);
  expect(ticks.map((tick) => tick.x)).toEqual([57, 189, 345]);
});
