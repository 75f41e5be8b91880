// The chart that a window shows: takes a replica, a view and a plan, and keeps a canvas up to date with them.
import type { ChartRange, ViewSettings } from '../../shared/ipc/settings';
import type { Replica } from '../session/replica';
import { Change } from '../session/replica';
import type { ChartModel } from './chart-model';
import { createChartModel, fitted, renewCandles, sceneOf, takeLayout } from './chart-model';
import type { Chart, ChartCallbacks, ChartStats, TimeRange } from './chart-types';
import { NO_CHART, NO_RANGE, NO_STATS } from './chart-types';
import { readingAt } from './draw/crosshair';
import type { ZoneLabel } from './draw/zones';
import { loadFonts } from './fonts';
import { bindHands } from './hands';
import { layOut } from './layout';
import type { Painter } from './painter';
import { createPainter } from './painter';
import type { Scene } from './scene';
import type { Stage } from './stage';
import { createStage } from './stage';
import { themeOf } from './theme';
import type { View } from './viewport';
import { lookBack, setFree } from './viewport';

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

/** Building waits at most so long for a time when nothing else is on, and then goes on for at least so long, ms. */
const MOST_WAIT_MS = 20;
const LEAST_WORK_MS = 2;

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
  let finishing = false;
  let shown: TimeRange = NO_RANGE;
  let lookedAt: View | null = null;
  let reading: ReturnType<typeof readingAt> = null;
  let scales: Scene['sideScales'] | null = null;
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

  function tellScales({ sideScales }: Scene): void {
    if (sideScales === scales) return;
    scales = sideScales;
    callbacks.onScales?.(scales);
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
    tellScales(scene);
    if (painted.missing) finishSoon();
    else {
      tellDrawn(scene);
      readySoon();
    }
  }

  /** What a frame was missing is built before the next one, and even where there is never time for it. */
  function finishSoon(): void {
    // Asked for again by every frame of a play: the wait is the first one's, or it would never end.
    if (finishing) return;
    finishing = true;
    cancelIdleCallback(idle);
    const options = { timeout: MOST_WAIT_MS };
    idle = requestIdleCallback((deadline) => {
      [idle, finishing] = [0, false];
      const until = performance.now() + LEAST_WORK_MS;
      painter?.finish(replica.columns, () => performance.now() < until || deadline.timeRemaining() > 1);
      invalidate(true);
    }, options);
  }

  /** While nothing else is on, what a move of the hand would need is made ready; then nothing is scheduled. */
  function readySoon(): void {
    if (idle !== 0 || destroyed) return;
    idle = requestIdleCallback((deadline) => {
      idle = 0;
      const hasTime = () => deadline.timeRemaining() > 1;
      const ready = painter?.prepare(hasTime) ?? true;
      // Candles of every length before tiles: a zoom that has to gather them waits longest.
      const gathered = ready && (model.candles?.prepare(hasTime) ?? true);
      const done = gathered && (painter?.prepareTiles(replica.columns, hasTime) ?? true);
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

  function fit(): void {
    model.view = fitted(model, replica) ?? model.view;
    invalidate(true);
  }

  const hands = bindHands({
    canvas: stage.canvas,
    replica,
    model,
    callbacks,
    labels: () => labels,
    invalidate,
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
    hoverZone: (id) => void hands.setHover(id),
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
    lookBack: (spanMs) => hands.move((v, u) => lookBack(v, u, spanMs)),
    setFree: (free) => hands.move((v, u) => setFree(v, u, free)),
    destroy() {
      destroyed = true;
      if (frame !== 0) cancelAnimationFrame(frame);
      if (idle !== 0) cancelIdleCallback(idle);
      observer.disconnect();
      hands.unbind();
      painter?.destroy();
      stage.destroy();
    },
    stats: () => stats,
  };
  return { chart, renew };
}
