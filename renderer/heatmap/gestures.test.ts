// Hit tests and wheel steps.
import { describe, expect, it } from 'vitest';
import type { Zone } from '../../shared/model/zone';
import { createWheelSteps, cursorOf, spotAt } from './gestures';
import { layOut } from './layout';
import type { PlanLine } from './plan-lines';

const layout = layOut(1280, 792, 1);
const line = (kind: PlanLine['kind'], price: number, grip: PlanLine['grip'] = null): PlanLine => ({
  kind,
  grip,
  faint: false,
  price,
  name: '',
  note: '',
  sure: true,
});
const zone = { id: 'z', low: 300, high: 340 } as Zone;
const targets = {
  lines: [
    line('entry', 500, 'entry'),
    line('stop', 496, 'stop'),
    line('target', 620, 0),
    line('liquidation', 400),
  ],
  labels: [{ zone, rect: { x: 911, y: 600, width: 136, height: 34 } }],
  yOf: (price: number) => 700 - price,
};

describe('spotAt', () => {
  it('takes the nearer plan line and never the liquidation', () => {
    expect(spotAt(layout, targets, { x: 100, y: 199 })).toEqual({ kind: 'plan', grip: 'entry' });
    expect(spotAt(layout, targets, { x: 1080, y: 203 })).toEqual({ kind: 'plan', grip: 'stop' });
    expect(spotAt(layout, targets, { x: 100, y: 85 })).toEqual({ kind: 'plan', grip: 0 });
    expect(spotAt(layout, targets, { x: 100, y: 300 })).toEqual({ kind: 'chart' });
    expect(spotAt(layout, targets, { x: 1200, y: 200 })).toEqual({ kind: 'nothing' });
  });

  it('finds a zone by its label, and by its band right of now', () => {
    expect(spotAt(layout, targets, { x: 920, y: 610 })).toEqual({ kind: 'zone', id: 'z' });
    expect(spotAt(layout, targets, { x: 1200, y: 380 })).toEqual({ kind: 'zone', id: 'z' });
    expect(spotAt(layout, targets, { x: 100, y: 380 })).toEqual({ kind: 'chart' });
    expect(cursorOf({ kind: 'plan', grip: 'stop' })).toBe('ns-resize');
  });

  it('tells axis and time apart', () => {
    expect(spotAt(layout, targets, { x: 1080, y: 20 })).toEqual({ kind: 'axis' });
    expect(spotAt(layout, targets, { x: 300, y: 780 })).toEqual({ kind: 'time' });
  });
});

describe('wheel steps', () => {
  it('makes one step of a notch and gathers small movements', () => {
    const steps = createWheelSteps(100);
    expect(steps(100)).toBe(1);
    expect([steps(40), steps(40), steps(40)]).toEqual([0, 0, 1]);
    expect(steps(-100)).toBe(-1);
  });
});
