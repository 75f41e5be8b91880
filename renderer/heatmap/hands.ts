// What a hand does to a chart: pointer, wheel and keys move the view, the plan's lines, the crosshair and rulers.
import type { Replica } from '../session/replica';
import type { ChartModel, DragPhase } from './chart-model';
import { dragPlanLine, moveView, sceneOf } from './chart-model';
import type { ChartCallbacks, PaperPoint } from './chart-types';
import { readingAt } from './draw/crosshair';
import type { ZoneLabel } from './draw/zones';
import type { Spot } from './gestures';
import { spotAt } from './gestures';
import type { KeyMove } from './keys';
import { bindKeys } from './keys';
import { planLines } from './plan-lines';
import type { MarkKind } from './pointer';
import { bindPointer } from './pointer';
import type { Pointer } from './scene';
import type { PlanGrip } from './shown-plan';
import { lookBack, pan, toNow, toStart, zoomInto, zoomPrice, zoomTime } from './viewport';

/** The chart that hands work on. */
export interface Board {
  readonly canvas: HTMLCanvasElement;
  readonly replica: Replica;
  readonly model: ChartModel;
  readonly callbacks: ChartCallbacks;
  /** Where the zones' labels are, as painted last. */
  labels(): readonly ZoneLabel[];
  /** Asks for a drawing; `map` when more than the pointer's layer changed. */
  readonly invalidate: (map: boolean) => void;
  readonly fit: () => void;
}

export interface Hands {
  /** Changes the view; draws when that changed anything. */
  move(change: Parameters<typeof moveView>[2]): void;
  /** Marks a zone as pointed at, or none; false when it was already. */
  setHover(id: string | null): boolean;
  unbind(): void;
}

/** Listens on the board's canvas and to the keys. */
export function bindHands(board: Board): Hands {
  const { canvas, replica, model, callbacks, invalidate } = board;

  function spot(at: Pointer): Spot {
    const scene = sceneOf(model, replica);
    if (!scene) return { kind: 'nothing' };
    const lines = callbacks.onPlanDrag ? planLines(scene) : [];
    return spotAt(scene.layout, { lines, labels: board.labels(), yOf: scene.y }, at);
  }

  function paperPoint(at: Pointer | null): PaperPoint | null {
    const scene = at && sceneOf(model, replica);
    if (!at || !scene || at.x >= scene.layout.axis.x || at.y >= scene.layout.heat.height) return null;
    return { ms: scene.msAt(at.x), price: scene.priceAt(at.y) };
  }

  function setHover(id: string | null): boolean {
    if (id === model.hoverZone) return false;
    model.hoverZone = id;
    invalidate(true);
    return true;
  }

  function dragPlan(grip: PlanGrip, y: number, phase: DragPhase): void {
    const price = dragPlanLine(model, replica, grip, y, phase);
    if (price === null) return;
    invalidate(true);
    if (phase !== 'start') callbacks.onPlanDrag?.(grip, price, phase);
  }

  /** Right of now the click means now: the levels there are carried forward from it. */
  function pick(at: Pointer): void {
    const scene = sceneOf(model, replica);
    if (!scene || at.y >= scene.layout.heat.height) return;
    const { dpr } = scene.layout;
    const place = { x: at.x / dpr, y: at.y / dpr };
    // The cell that the crosshair's card reads out.
    const reading = readingAt({ ...scene, pointer: at });
    if (reading) callbacks.onPick(reading.ms, (reading.cell + 0.5) * scene.units.cell, place);
    else callbacks.onPick(Math.min(scene.msAt(at.x), scene.units.nowMs), scene.priceAt(at.y), place);
  }

  const move = (change: Parameters<typeof moveView>[2]) => {
    if (moveView(model, replica, change)) invalidate(true);
  };
  const panBy = (dx: number, dy: number) => move((v, u) => pan(v, u, dx, model.settings.lockPrice ? 0 : dy));

  function unmark(): void {
    if (!model.mark) return;
    model.mark = null;
    invalidate(false);
  }

  /** A box zooms when it is let go; a ruler stays until something else begins. */
  function drawnMark(kind: MarkKind, from: Pointer, to: Pointer, done: boolean): void {
    if (kind === 'box' && done) {
      model.mark = null;
      move((v, u) => zoomInto(v, u, from, to));
      return;
    }
    const scene = sceneOf(model, replica);
    if (!scene) return;
    const pin = (at: Pointer) => ({ ms: scene.msAt(at.x), price: scene.priceAt(at.y) });
    model.mark = { kind, from: pin(from), to: pin(to) };
    invalidate(false);
  }

  function onKey(key: KeyMove): void {
    const heat = model.layout?.heat;
    if (!heat) return;
    if (key.kind === 'pan') panBy(Math.round(key.dx * heat.width), Math.round(key.dy * heat.height));
    else if (key.kind === 'zoom') move((v, u) => zoomTime(v, u, key.steps, model.pointer?.x ?? heat.width));
    else if (key.kind === 'look') move((v, u) => lookBack(v, u, key.spanMs));
    else if (key.kind === 'start') move(toStart);
    else if (key.kind === 'end') move(toNow);
    else unmark();
  }

  const unbindKeys = bindKeys(canvas, onKey);
  const unbind = bindPointer(canvas, () => model.layout?.dpr ?? 1, {
    spot,
    hover(at, over) {
      // On a plan line the line itself is the cursor.
      model.pointer = over.kind === 'plan' ? null : at;
      const id = over.kind === 'zone' ? over.id : null;
      if (setHover(id)) callbacks.onZoneHover(id);
      callbacks.onCrosshair(paperPoint(model.pointer));
      model.linked = null;
      invalidate(false);
    },
    pan: panBy,
    zoomTime: (steps, x) => move((v, u) => zoomTime(v, u, steps, Math.min(x, u.layout.heat.width))),
    zoomPrice(steps, y) {
      if (!model.settings.lockPrice) move((v, u) => zoomPrice(v, u, steps, y));
    },
    mark: drawnMark,
    unmark,
    pick,
    dragPlan,
    fit: board.fit,
  });

  return {
    move,
    setHover,
    unbind() {
      unbind();
      unbindKeys();
    },
  };
}
