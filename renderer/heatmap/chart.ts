// The chart that a window shows: takes a replica, a view and a plan, and keeps a canvas up to date with them.
import type { ViewSettings } from '../../shared/ipc/settings';
import type { Plan } from '../../shared/model/plan';
import type { Replica } from '../session/replica';
import { Change } from '../session/replica';
import type { CandleSource } from './candles';
import { createCandleSource } from './candles';
import type { ZoneLabel } from './draw/zones';
import { loadFonts } from './fonts';
import type { Spot } from './gestures';
import { spotAt } from './gestures';
import { detailOf } from './heat/tiles';
import type { Layout } from './layout';
import { layOut } from './layout';
import type { Painter } from './painter';
import { createPainter } from './painter';
import { planLines } from './plan-lines';
import { bindPointer } from './pointer';
import { scaleAt } from './scale-rows';
import type { Ghost, Pointer, Scene } from './scene';
import { conversions, samePosition } from './scene';
import { createStage } from './stage';
import { themeOf } from './theme';
import type { Units, View } from './viewport';
import { advance, fitView, pan, priceAt, relayout, zoomPrice, zoomTime } from './viewport';

export interface ChartCallbacks {
  /** The map of a moment (Unix ms) is on screen, whole. */
  onDrawn(atMs: number): void;
  /** A plan line is dragged to a price (quote units, USD); `done` when it is let go. */
  onPlanDrag(line: 'entry' | 'stop', price: number, done: boolean): void;
  /** The pointer came to a zone, or left it with null. */
  onZoneHover(id: string | null): void;
  /** What is wrong, one sentence. */
  onProblem(sentence: string): void;
}

export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface ChartStats {
  readonly frames: number;
  /** Script time of the last frame and of the slowest so far, ms. */
  readonly scriptMs: number;
  readonly worstScriptMs: number;
  /** Bytes of texture uploaded by the last frame and in all. */
  readonly lastUploadBytes: number;
  readonly uploadBytes: number;
  readonly gpuBytes: number;
}

export interface Chart {
  /** The replica changed; `change` is bits of Change, merged until the next frame. */
  changed(change: number): void;
  setView(settings: ViewSettings): void;
  /** Shows a plan's lines at once; its liquidation follows with the check. */
  setPlan(plan: Plan | null): void;
  hoverZone(id: string | null): void;
  /** The span of history on screen, Unix ms. */
  visibleRange(): TimeRange;
  /** Calls back after the span changed; returns a function that stops it. */
  onVisibleRange(callback: (range: TimeRange) => void): () => void;
  /** Back to now, at the look's zoom, with the recent prices in the middle. */
  fit(): void;
  destroy(): void;
  stats(): ChartStats;
}

const NOTHING: Chart = {
  changed() {},
  setView() {},
  setPlan() {},
  hoverZone() {},
  visibleRange: () => ({ fromMs: 0, toMs: 0 }),
  onVisibleRange: () => () => {},
  fit() {},
  destroy() {},
  stats: () => ({
    frames: 0,
    scriptMs: 0,
    worstScriptMs: 0,
    lastUploadBytes: 0,
    uploadBytes: 0,
    gpuBytes: 0,
  }),
};

/** Puts a chart into `host`, which it fills; without WebGL it says so and does nothing. */
export async function createChart(
  host: HTMLElement,
  replica: Replica,
  settings: ViewSettings,
  callbacks: ChartCallbacks,
): Promise<Chart> {
  await loadFonts();
  const stage = await createStage(host, {
    onRestored: () => invalidate(true),
    onProblem: (sentence) => callbacks.onProblem(sentence),
  });
  if (!stage) return NOTHING;
  let view: View | null = null;
  let layout: Layout | null = null;
  let painter: Painter | null = null;
  let candles: CandleSource | null = null;
  let plan: Plan | null = null;
  let ghost: Ghost | null = null;
  let hover: string | null = null;
  let pointer: Pointer | null = null;
  let labels: readonly ZoneLabel[] = [];
  let [frame, mapDirty, drawnAt, destroyed] = [0, true, Number.NaN, false];
  let shown: TimeRange = { fromMs: 0, toMs: 0 };
  const rangeCallbacks = new Set<(range: TimeRange) => void>();
  let stats = { frames: 0, scriptMs: 0, worstScriptMs: 0, lastUploadBytes: 0, uploadBytes: 0 };

  function invalidate(map: boolean): void {
    mapDirty ||= map;
    if (frame === 0 && !destroyed) frame = requestAnimationFrame(draw);
  }

  function nowMs(): number {
    const { now, time, columns, bars, hello } = replica;
    if (now) return now.atMs;
    if (time) return time.atMs;
    const slots = Math.max(columns.last, bars.last);
    return hello && Number.isFinite(slots) ? (slots + 1) * hello.barMs : 0;
  }

  function unitsNow(on: Layout): Units | null {
    const { hello, columns, bars } = replica;
    if (!hello || !candles) return null;
    const first = Math.min(columns.first, bars.first);
    const now = nowMs();
    if (now <= 0) return null;
    const fromMs = Number.isFinite(first) ? first * hello.barMs : now;
    return { layout: on, candleMs: candles.candleMs, cell: hello.displayCell, fromMs, nowMs: now };
  }

  /** The middle of the prices that a fitted view shows, so that both the recent past and the price are in sight. */
  function fitCentre(units: Units): number | null {
    if (!candles) return null;
    const last = Math.ceil(units.nowMs / units.candleMs) - 1;
    const count = Math.floor(units.layout.heat.width / units.layout.pitch);
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let n = last - count; n <= last; n++) {
      const candle = candles.at(n);
      if (!candle) continue;
      low = Math.min(low, candle.low);
      high = Math.max(high, candle.high);
    }
    const price = replica.now?.price ?? candles.at(last)?.close ?? null;
    if (low > high) return price;
    const half = ((units.layout.heat.height / units.layout.binPx) * units.cell) / 2;
    const middle = (low + high) / 2;
    return price === null ? middle : Math.max(price - half * 0.7, Math.min(price + half * 0.7, middle));
  }

  function renewCandles(): void {
    candles = replica.hello
      ? createCandleSource(replica.bars, replica.hello.barMs, settings.timeframe)
      : null;
  }

  function lastPrice(): number | null {
    if (replica.now) return replica.now.price;
    if (!candles) return null;
    return candles.at(Math.ceil(nowMs() / candles.candleMs) - 1)?.close ?? null;
  }

  function sceneNow(): Scene | null {
    if (!layout || !replica.hello || !candles) return null;
    const units = unitsNow(layout);
    if (!units) return null;
    if (!view) {
      const centre = fitCentre(units);
      if (centre === null) return null;
      view = fitView(units, centre);
    }
    view = advance(view, units, lastPrice());
    const current = view;
    const toX = conversions(current, units);
    const check = replica.risk;
    return {
      layout,
      theme: themeOf(settings.theme),
      settings,
      view: current,
      units,
      hello: replica.hello,
      replica,
      now: replica.now,
      price: lastPrice(),
      scale: scaleAt(replica.scales, units.nowMs),
      candles,
      detail: detailOf(current, units, replica.hello.barMs),
      plan,
      check: check && plan && samePosition(check.plan, plan) ? check : null,
      lastCheck: plan ? check : null,
      ghost,
      hoverZone: hover,
      pointer,
      nowX: toX.x(units.nowMs),
      ...toX,
    };
  }

  function tellRange(scene: Scene): void {
    const range = {
      fromMs: scene.msAt(0),
      toMs: Math.min(scene.msAt(scene.layout.heat.width), scene.units.nowMs),
    };
    if (range.fromMs === shown.fromMs && range.toMs === shown.toMs) return;
    shown = range;
    for (const callback of rangeCallbacks) callback(range);
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
    const scene = sceneNow();
    if (!scene || !painter || !stage) {
      stage?.setBackground(themeOf(settings.theme).bg);
      stage?.render();
      return;
    }
    const painted = painter.paint(scene, { map: mapDirty });
    mapDirty = false;
    if (painted.labels) labels = painted.labels;
    const scriptMs = performance.now() - started;
    stats = {
      frames: stats.frames + 1,
      scriptMs,
      worstScriptMs: Math.max(stats.worstScriptMs, scriptMs),
      lastUploadBytes: painted.uploadedBytes,
      uploadBytes: stats.uploadBytes + painted.uploadedBytes,
    };
    tellRange(scene);
    if (painted.missing) invalidate(true);
    else tellDrawn(scene);
  }

  function resize(width: number, height: number, dpr: number): void {
    if (width < 1 || height < 1 || !stage) return;
    const before = layout && unitsNow(layout);
    const next = layOut(width, height, dpr);
    if (layout?.dpr !== dpr) {
      painter?.destroy();
      painter = createPainter(stage, dpr, settings.theme);
    }
    layout = next;
    stage.resize(next.width, next.height);
    const after = unitsNow(next);
    if (view && before && after) view = relayout(view, before, after);
    // Drawn at once: an enlarged canvas is empty until it is.
    mapDirty = true;
    if (frame !== 0) cancelAnimationFrame(frame);
    draw();
  }

  function move(change: (from: View, units: Units) => View): void {
    const units = layout && unitsNow(layout);
    if (!view || !units) return;
    const next = change(view, units);
    if (next === view) return;
    view = next;
    invalidate(true);
  }

  function spot(at: Pointer): Spot {
    const scene = sceneNow();
    if (!scene) return { kind: 'nothing' };
    return spotAt(scene.layout, { lines: planLines(scene), labels, yOf: scene.y }, at);
  }

  function setHover(id: string | null, tell: boolean): void {
    if (id === hover) return;
    hover = id;
    if (tell) callbacks.onZoneHover(id);
    invalidate(true);
  }

  function dragPlan(line: 'entry' | 'stop', y: number, phase: 'start' | 'move' | 'end' | 'cancel'): void {
    const units = layout && unitsNow(layout);
    if (!plan || !view || !units || !replica.hello) return;
    if (phase === 'start') ghost = { line, price: (line === 'entry' ? plan.entry : plan.stop) ?? plan.entry };
    const tick = 10 ** -replica.hello.instrument.priceDecimals;
    // A pixel's own precision, on whole ticks and no finer than a tenth of the pixel.
    const pixel = units.cell / view.binPx;
    const step = Math.max(tick, 10 ** Math.floor(Math.log10(pixel)));
    const price =
      phase === 'cancel' && ghost ? ghost.price : Math.round(priceAt(view, units, y) / step) * step;
    const exact = Number(price.toFixed(replica.hello.instrument.priceDecimals));
    plan = line === 'entry' ? { ...plan, entry: exact } : { ...plan, stop: exact };
    const done = phase === 'end' || phase === 'cancel';
    if (done) ghost = null;
    callbacks.onPlanDrag(line, exact, done);
    invalidate(true);
  }

  function fit(): void {
    const units = layout && unitsNow(layout);
    const centre = units && fitCentre(units);
    if (!units || centre === null) return;
    view = fitView(units, centre);
    invalidate(true);
  }

  const unbind = bindPointer(stage.canvas, () => layout?.dpr ?? 1, {
    spot,
    hover(at, over) {
      pointer = at;
      setHover(over.kind === 'zone' ? over.id : null, true);
      invalidate(false);
    },
    pan: (dx, dy) => move((v, u) => pan(v, u, dx, dy)),
    zoomTime: (steps, x) => move((v, u) => zoomTime(v, u, steps, Math.min(x, u.layout.heat.width))),
    zoomPrice: (steps, y) => move((v, u) => zoomPrice(v, u, steps, y)),
    dragPlan,
    fit,
  });

  const observer = new ResizeObserver((entries) => {
    const box = entries.at(-1)?.contentRect;
    if (box) resize(box.width, box.height, window.devicePixelRatio);
  });
  observer.observe(host);
  renewCandles();
  resize(host.clientWidth, host.clientHeight, window.devicePixelRatio);

  return {
    changed(change) {
      if (change === Change.None) return;
      if (change & Change.Hello) {
        painter?.clearTiles();
        renewCandles();
        view = null;
        drawnAt = Number.NaN;
      }
      if (change & ~Change.Problems) invalidate(true);
    },
    setView(next) {
      const timeframe = next.timeframe !== settings.timeframe;
      settings = next;
      if (timeframe) renewCandles();
      invalidate(true);
    },
    setPlan(next) {
      plan = next;
      invalidate(true);
    },
    hoverZone: (id) => setHover(id, false),
    visibleRange: () => shown,
    onVisibleRange(callback) {
      rangeCallbacks.add(callback);
      return () => rangeCallbacks.delete(callback);
    },
    fit,
    destroy() {
      destroyed = true;
      if (frame !== 0) cancelAnimationFrame(frame);
      observer.disconnect();
      unbind();
      painter?.destroy();
      stage.destroy();
    },
    stats: () => ({ ...stats, gpuBytes: painter?.gpuBytes() ?? 0 }),
  };
}
