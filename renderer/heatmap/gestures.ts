// What a hand does on the chart: drags, wheels, double clicks, and the plan line it takes hold of.
import type { ZoneLabel } from './draw/zones';
import type { Layout } from './layout';
import { contains } from './layout';
import type { PlanLine } from './plan-lines';
import type { Pointer } from './scene';
import type { PlanGrip } from './shown-plan';

/** What lies under the pointer. */
export type Spot =
  | { readonly kind: 'plan'; readonly grip: PlanGrip }
  | { readonly kind: 'zone'; readonly id: string }
  | { readonly kind: 'axis' }
  | { readonly kind: 'time' }
  | { readonly kind: 'chart' }
  | { readonly kind: 'nothing' };

/** How near to a plan line counts as on it, CSS pixels. */
const GRIP_PX = 6;

/** Where the plan's lines and the zones' labels are now, device pixels. */
export interface Targets {
  readonly lines: readonly PlanLine[];
  readonly labels: readonly ZoneLabel[];
  readonly yOf: (price: number) => number;
}

/** What a point hits: a plan line first, then a zone's label, then the area. */
export function spotAt(layout: Layout, targets: Targets, at: Pointer): Spot {
  const overChart = contains(layout.heat, at.x, at.y) || contains(layout.gutter, at.x, at.y);
  const overAxis = contains(layout.axis, at.x, at.y);
  if (overChart || overAxis) {
    let nearest: { readonly grip: PlanGrip; readonly distance: number } | null = null;
    for (const line of targets.lines) {
      if (line.grip === null) continue;
      const distance = Math.abs(targets.yOf(line.price) - at.y);
      if (distance <= GRIP_PX * layout.dpr && (!nearest || distance < nearest.distance)) {
        nearest = { grip: line.grip, distance };
      }
    }
    if (nearest) return { kind: 'plan', grip: nearest.grip };
  }
  for (const { zone, rect } of targets.labels) {
    if (contains(rect, at.x, at.y)) return { kind: 'zone', id: zone.id };
  }
  if (contains(layout.gutter, at.x, at.y) || contains(layout.profile, at.x, at.y)) {
    for (const { zone } of targets.labels) {
      if (at.y >= targets.yOf(zone.high) && at.y < targets.yOf(zone.low))
        return { kind: 'zone', id: zone.id };
    }
  }
  if (overAxis) return { kind: 'axis' };
  if (at.y >= layout.time.y) return { kind: 'time' };
  return at.x < layout.axis.x ? { kind: 'chart' } : { kind: 'nothing' };
}

/** The CSS cursor over a spot. */
export function cursorOf(spot: Spot): string {
  switch (spot.kind) {
    case 'plan':
    case 'axis':
      return 'ns-resize';
    case 'time':
      return 'ew-resize';
    case 'chart':
      return 'crosshair';
    default:
      return 'default';
  }
}

/** Gathers wheel movement into whole zoom steps: one for a notch of a mouse, several events for one of a pad. */
export function createWheelSteps(perStep: number): (delta: number) => number {
  let rest = 0;
  return (delta) => {
    if (Math.sign(delta) !== Math.sign(rest)) rest = 0;
    rest += delta;
    const steps = Math.trunc(rest / perStep);
    rest -= steps * perStep;
    return steps;
  };
}

/** Pixels of a wheel event's delta: lines and pages become what they scroll. */
export function wheelPixels(delta: number, mode: number): number {
  if (mode === 1) return delta * 32;
  return mode === 2 ? delta * 400 : delta;
}
