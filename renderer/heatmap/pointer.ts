// Binds the canvas to pointer and wheel: turns events into moves of the view and of the plan's lines.
import type { Spot } from './gestures';
import { createWheelSteps, cursorOf, wheelPixels } from './gestures';
import { createKinetic } from './kinetic';
import type { Pointer } from './scene';
import type { PlanGrip } from './shown-plan';

/** What the chart does about a hand. Positions and distances are device pixels. */
export interface PointerActions {
  spot(at: Pointer): Spot;
  /** The pointer moved, or left with null. */
  hover(at: Pointer | null, spot: Spot): void;
  pan(dx: number, dy: number): void;
  zoomTime(steps: number, x: number): void;
  zoomPrice(steps: number, y: number): void;
  /** A click that was no drag. */
  pick(at: Pointer): void;
  dragPlan(grip: PlanGrip, y: number, phase: 'start' | 'move' | 'end' | 'cancel'): void;
  fit(): void;
  /** A ruler or a box is drawn from one point to another; `done` when it is let go. */
  mark(kind: MarkKind, from: Pointer, to: Pointer, done: boolean): void;
  /** Something else begins: rulers go. */
  unmark(): void;
}

export type MarkKind = 'ruler' | 'box';

interface Drag {
  readonly spot: Spot;
  readonly id: number;
  x: number;
  y: number;
  /** Whether it has moved far enough to be a drag and not a click. */
  moved: boolean;
  /** What the drag draws instead of moving the paper, and from where. */
  readonly mark: MarkKind | null;
  readonly from: Pointer;
  /** Where it began in the window, CSS pixels. */
  readonly clientX: number;
  readonly clientY: number;
}

/** Pixels of wheel or of an axis drag that make one zoom step. */
const WHEEL_STEP = 80;
const AXIS_DRAG_STEP = 24;
const CLICK_SLACK = 3;
/** A pinch on a touchpad comes as a wheel with Ctrl, in far smaller steps than a wheel's. */
const PINCH_DELTA = 25;
const PINCH_GAIN = 10;

/** Listens on a canvas; returns a function that stops. */
export function bindPointer(
  canvas: HTMLCanvasElement,
  dpr: () => number,
  actions: PointerActions,
): () => void {
  const priceWheel = createWheelSteps(WHEEL_STEP);
  const timeWheel = createWheelSteps(WHEEL_STEP);
  const axisDrag = createWheelSteps(AXIS_DRAG_STEP);
  const kinetic = createKinetic();
  let drag: Drag | null = null;
  let gliding = 0;

  function glide(): void {
    const move = kinetic.step(performance.now());
    if (move) actions.pan(move.dx, move.dy);
    gliding = move ? requestAnimationFrame(glide) : 0;
  }

  function stopGliding(): void {
    cancelAnimationFrame(gliding);
    gliding = 0;
    kinetic.stop();
  }

  /** Where an event is; while something is dragged the canvas stays put, and no layout need be asked. */
  function at(event: MouseEvent): Pointer {
    if (!drag) return { x: event.offsetX * dpr(), y: event.offsetY * dpr() };
    const { from, clientX, clientY } = drag;
    return { x: from.x + (event.clientX - clientX) * dpr(), y: from.y + (event.clientY - clientY) * dpr() };
  }

  let cursor = '';
  function setCursor(next: string): void {
    if (next !== cursor) canvas.style.cursor = next;
    cursor = next;
  }

  function moveDrag(d: Drag, p: Pointer): void {
    const [dx, dy] = [Math.round(p.x - d.x), Math.round(p.y - d.y)];
    if (!d.moved && Math.hypot(dx, dy) < CLICK_SLACK * dpr()) return;
    if (d.mark) {
      actions.mark(d.mark, d.from, p, false);
    } else if (d.spot.kind === 'plan') {
      if (!d.moved) actions.dragPlan(d.spot.grip, p.y, 'start');
      actions.dragPlan(d.spot.grip, p.y, 'move');
    } else if (d.spot.kind === 'axis') {
      const steps = axisDrag(-dy / dpr());
      if (steps !== 0) actions.zoomPrice(steps, d.y);
    } else if (d.spot.kind === 'time') {
      const steps = axisDrag(-dx / dpr());
      if (steps !== 0) actions.zoomTime(steps, Number.POSITIVE_INFINITY);
    } else {
      actions.pan(dx, dy);
      kinetic.moved(performance.now(), dx, dy);
    }
    d.moved = true;
    d.x += dx;
    d.y += dy;
  }

  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    stopGliding();
    const p = at(event);
    const spot = actions.spot(p);
    const onPaper = spot.kind === 'chart' || spot.kind === 'zone';
    const mark = onPaper && event.shiftKey ? 'ruler' : onPaper && event.ctrlKey ? 'box' : null;
    if (!mark) actions.unmark();
    const { clientX, clientY } = event;
    drag = { spot, id: event.pointerId, x: p.x, y: p.y, moved: false, mark, from: p, clientX, clientY };
    canvas.setPointerCapture(event.pointerId);
  };
  const onMove = (event: PointerEvent) => {
    const p = at(event);
    if (drag && drag.id === event.pointerId) moveDrag(drag, p);
    const spot = drag ? drag.spot : actions.spot(p);
    setCursor(drag?.moved && spot.kind === 'chart' ? 'grabbing' : cursorOf(spot));
    actions.hover(p, spot);
  };
  const onUp = (event: PointerEvent) => {
    if (!drag || drag.id !== event.pointerId) return;
    const d = drag;
    drag = null;
    if (d.mark) {
      if (d.moved) actions.mark(d.mark, d.from, at(event), true);
      else actions.unmark();
      return;
    }
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (d.moved && !calm && kinetic.release(performance.now())) gliding = requestAnimationFrame(glide);
    if (!d.moved && d.spot.kind === 'chart' && event.type === 'pointerup') actions.pick(at(event));
    if (!d.moved || d.spot.kind !== 'plan') return;
    const phase = event.type === 'pointerup' ? 'end' : 'cancel';
    actions.dragPlan(d.spot.grip, at(event).y, phase);
  };
  /** Escape lets a plan line go back to where it was. */
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || drag?.spot.kind !== 'plan') return;
    const { spot, id, y, moved } = drag;
    drag = null;
    event.stopPropagation();
    canvas.releasePointerCapture(id);
    if (moved) actions.dragPlan(spot.grip, y, 'cancel');
  };
  const onLeave = () => {
    if (!drag) actions.hover(null, { kind: 'nothing' });
  };
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    stopGliding();
    const p = at(event);
    const pinch = event.ctrlKey && Math.abs(event.deltaY) < PINCH_DELTA ? PINCH_GAIN : 1;
    const dx = wheelPixels(event.deltaX, event.deltaMode);
    const dy = wheelPixels(event.deltaY, event.deltaMode) * pinch;
    const overAxis = actions.spot(p).kind === 'axis';
    // With shift held some systems turn the wheel sideways.
    const turn = event.shiftKey && dy === 0 ? dx : dy;
    if (event.shiftKey || overAxis || event.ctrlKey) {
      const steps = priceWheel(-turn);
      if (steps !== 0) actions.zoomPrice(steps, p.y);
      if (!event.ctrlKey) return;
    } else if (Math.abs(dx) > Math.abs(dy)) {
      actions.pan(-dx * dpr(), 0);
      return;
    }
    const steps = timeWheel(-turn);
    if (steps !== 0) actions.zoomTime(steps, p.x);
  };
  const onDouble = (event: MouseEvent) => {
    if (actions.spot(at(event)).kind !== 'plan') actions.fit();
  };
  const stop = new AbortController();
  const { signal } = stop;
  canvas.addEventListener('pointerdown', onDown, { signal });
  canvas.addEventListener('pointermove', onMove, { signal });
  canvas.addEventListener('pointerup', onUp, { signal });
  canvas.addEventListener('pointercancel', onUp, { signal });
  canvas.addEventListener('pointerleave', onLeave, { signal });
  canvas.addEventListener('wheel', onWheel, { signal, passive: false });
  canvas.addEventListener('dblclick', onDouble, { signal });
  window.addEventListener('keydown', onKey, { signal, capture: true });
  return () => {
    stopGliding();
    stop.abort();
  };
}
