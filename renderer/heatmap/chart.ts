// The chart that a window shows: takes a replica, a view and a plan, and keeps a canvas up to date with them.
import type { ChartRange, ViewSettings } from '../../shared/ipc/settings';
import type { Replica } from '../session/replica';
import { Change } from '../session/replica';
import type { ChartModel, DragPhase } from './chart-model';
import {
  createChartModel,
  dragPlanLine,
  fitted,
  moveView,
  renewCandles,
  sceneOf,
  takeLayout,
} from './chart-model';
import type { Chart, ChartCallbacks, ChartStats, PaperPoint, TimeRange } from './chart-types';
import { NO_CHART, NO_RANGE, NO_STATS } from './chart-types';
import { readingAt } from './draw/crosshair';
import type { ZoneLabel } from './draw/zones';
import { loadFonts } from './fonts';
import type { Spot } from './gestures';
import { spotAt } from './gestures';
import { layOut } from './layout';
import type { Painter } from './painter';
import { createPainter } from './painter';
import { planLines } from './plan-lines';
import type { PlanGrip } from './shown-plan';
import type { KeyMove } from './keys';
import { bindKeys } from './keys';
import type { MarkKind } from './pointer';
import { bindPointer } from './pointer';
import type { Pointer, Scene } from './scene';
import type { Stage } from './stage';
import { createStage } from './stage';
import { themeOf } from './theme';
import type { View } from './viewport';
import { lookBack, pan, setFree, toNow, toStart, zoomInto, zoomPrice, zoomTime } from './viewport';

export type { Chart, ChartCallbacks, ChartStats, TimeRange } from './chart-types';

/** Puts a chart into `host`, which it fills; without WebGL it says so and does nothing. */
export async function createChart(
  host: HTMLElement,
  replica: Replica,
  settings: ViewSettings,
  callbacks: ChartCallbacks,
  first: ChartRange | null = null,
): Promise<Chart> {
  await loadFonts();
  let restored = () => {};
  const stage = await createStage(host, {
    onRestored: () => restored(),
    onProblem: (sentence) => callbacks.onProblem(sentence),
  });
  if (!stage) return NO_CHART;
  const { chart, renew } = runChart(host, stage, replica, createChartModel(settings, first), callbacks);
  restored = renew;
  return chart;
}

function runChart(
  host: HTMLElement,
  stage: Stage,
  replica: Replica,
  model: ChartModel,
  callbacks: ChartCallbacks,
): { readonly chart: Chart; readonly renew: () => void } {
  const rangeCallbacks = new Set<(range: TimeRange) => void>();
  let painter: Painter | null = null;
  let labels: readonly ZoneLabel[] = [];
  let [frame, idle, mapDirty, drawnAt, destroyed] = [0, 0, true, Number.NaN, false];
  let shown: TimeRange = NO_RANGE;
  let lookedAt: View | null = null;
  let reading: ReturnType<typeof readingAt> = null;
  let stats: ChartStats = NO_STATS;

  /** Asks for one drawing; `map` when more than the pointer's layer changed. */
  function invalidate(map: boolean): void {
    mapDirty ||= map;
    if (frame === 0 && !destroyed) frame = requestAnimationFrame(draw);
  }

  function tellRange(scene: Scene): void {
    const { heat } = scene.layout;
    const range = {
      fromMs: scene.msAt(0),
      toMs: Math.min(scene.msAt(heat.width), scene.units.nowMs),
      columnMs: scene.detail * scene.hello.barMs,
      cells: scene.cells,
      follow: scene.view.follow,
    };
    const same = range.fromMs === shown.fromMs && range.toMs === shown.toMs && range.follow === shown.follow;
    if (same && range.columnMs === shown.columnMs && range.cells === shown.cells && scene.view === lookedAt)
      return;
    lookedAt = scene.view;
    shown = range;
    for (const callback of rangeCallbacks) callback(range);
  }

  function tellReading(scene: Scene): void {
    const at = callbacks.onReading ? readingAt(scene) : null;
    if (at?.ms === reading?.ms && at?.cell === reading?.cell) return;
    reading = at;
    callbacks.onReading?.(at);
  }

  function tellDrawn(scene: Scene): void {
    const busy = replica.time?.busy ?? false;
    if (busy || !scene.now || scene.now.atMs === drawnAt) return;
    drawnAt = scene.now.atMs;
    callbacks.onDrawn(drawnAt);
  }

  function draw(): void {
    frame = 0;
    const started = performance.now();
    const scene = sceneOf(model, replica);
    if (!scene || !painter) {
      stage.setBackground(themeOf(model.settings.theme).bg);
      painter?.hide();
      painter?.redraw();
      return;
    }
    const painted = painter.paint(scene, mapDirty);
    mapDirty = false;
    ({ labels } = painted);
    const scriptMs = performance.now() - started;
    stats = {
      frames: stats.frames + 1,
      scriptMs,
      worstScriptMs: Math.max(stats.worstScriptMs, scriptMs),
      lastUploadBytes: painted.uploadedBytes,
      uploadBytes: stats.uploadBytes + painted.uploadedBytes,
      gpuBytes: painter.gpuBytes(),
    };
    tellRange(scene);
    tellReading(scene);
    if (painted.missing) invalidate(true);
    else {
      tellDrawn(scene);
      readySoon();
    }
  }

  /** While nothing else is on, what a move of the hand would need is made ready; then nothing is scheduled. */
  function readySoon(): void {
    if (idle !== 0 || destroyed) return;
    idle = requestIdleCallback((deadline) => {
      idle = 0;
      const hasTime = () => deadline.timeRemaining() > 1;
      const drawn = painter?.prepare(replica.columns, hasTime) ?? true;
      const done = drawn && (model.candles?.prepare(hasTime) ?? true);
      if (!done) readySoon();
    });
  }

  function resize(width: number, height: number, dpr: number): void {
    if (width < 1 || height < 1 || destroyed) return;
    if (model.layout?.dpr !== dpr) {
      painter?.destroy();
      painter = createPainter(stage, dpr, model.settings.theme);
    }
    const layout = layOut(width, height, dpr);
    takeLayout(model, replica, layout);
    stage.resize(layout.width, layout.height);
    // Drawn at once: a canvas of another size is empty until it is.
    mapDirty = true;
    if (frame !== 0) cancelAnimationFrame(frame);
    draw();
  }

  /** After a lost context: everything on the GPU is gone with it. */
  function renew(): void {
    if (!model.layout) return;
    painter = createPainter(stage, model.layout.dpr, model.settings.theme);
    invalidate(true);
  }

  function spot(at: Pointer): Spot {
    const scene = sceneOf(model, replica);
    if (!scene) return { kind: 'nothing' };
    const lines = callbacks.onPlanDrag ? planLines(scene) : [];
    return spotAt(scene.layout, { lines, labels, yOf: scene.y }, at);
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
    const atMs = Math.min(scene.msAt(at.x), scene.units.nowMs);
    callbacks.onPick(atMs, scene.priceAt(at.y), { x: at.x / dpr, y: at.y / dpr });
  }

  function fit(): void {
    model.view = fitted(model, replica) ?? model.view;
    invalidate(true);
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

  const unbindKeys = bindKeys(stage.canvas, onKey);
  const unbind = bindPointer(stage.canvas, () => model.layout?.dpr ?? 1, {
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
    fit,
  });

  const observer = new ResizeObserver((entries) => {
    const box = entries.at(-1)?.contentRect;
    if (box) resize(box.width, box.height, window.devicePixelRatio);
  });
  // In device pixels, so that a move to a screen of another density is seen too.
  observer.observe(host, { box: 'device-pixel-content-box' });
  renewCandles(model, replica);
  resize(host.clientWidth, host.clientHeight, window.devicePixelRatio);

  const chart: Chart = {
    changed(change) {
      if (change & Change.Hello) {
        painter?.clearTiles();
        renewCandles(model, replica);
        model.view = null;
        drawnAt = Number.NaN;
      }
      if (change & ~Change.Problems) invalidate(true);
    },
    setView(next) {
      const renew = next.timeframe !== model.settings.timeframe;
      model.settings = next;
      if (renew) renewCandles(model, replica);
      invalidate(true);
    },
    setPlan(next) {
      model.plan = next;
      invalidate(true);
    },
    setOthers(others) {
      model.others = others;
      invalidate(true);
    },
    setTrial(check) {
      model.trial = check;
      invalidate(true);
    },
    setCascade(cascade) {
      model.cascade = cascade;
      invalidate(true);
    },
    hoverZone: (id) => void setHover(id),
    visibleRange: () => shown,
    onVisibleRange(callback) {
      rangeCallbacks.add(callback);
      return () => rangeCallbacks.delete(callback);
    },
    fit,
    range: () => model.view,
    showLinked(at) {
      model.linked = at;
      invalidate(false);
    },
    showBands(bands) {
      model.bands = bands;
      invalidate(false);
    },
    lookBack: (spanMs) => move((v, u) => lookBack(v, u, spanMs)),
    setFree: (free) => move((v, u) => setFree(v, u, free)),
    destroy() {
      destroyed = true;
      if (frame !== 0) cancelAnimationFrame(frame);
      if (idle !== 0) cancelIdleCallback(idle);
      observer.disconnect();
      unbind();
      unbindKeys();
      painter?.destroy();
      stage.destroy();
    },
    stats: () => stats,
  };
  return { chart, renew };
}
