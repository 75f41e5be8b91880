// Candles, volume and open interest on the GPU: texels hold what is known, uniforms where and how large it stands.
import type { Bars } from '../../session/replica-bars';
import { bodyWidth } from '../draw/candles';
import { stripRange } from '../draw/strips';
import { createNumbered, premultiplied } from '../gl/numbered';
import { createTexture } from '../gl/texture';
import { UNITS } from '../gl/units';
import type { Scene } from '../scene';
import { visibleCandles } from '../scene';
import type { Theme } from '../theme';
import { BAR_ROWS, BAR_TEXELS, barSlot, createBarTexels, KEPT_BARS, ROW_BARS } from './bar-texels';
import {
  CANDLE_FRAGMENT,
  CANDLE_QUADS,
  CANDLE_VERTEX,
  HALO_QUADS,
  STRIP_FRAGMENT,
  STRIP_QUADS,
  STRIP_VERTEX,
} from './shaders';

/** Candles beside those in sight that are readied: this share of those. */
const READY_SHARE = 0.5;

export interface BarLayer {
  /** Takes the view: returns bytes uploaded. */
  show(scene: Scene): number;
  /** Readies candles beside those in sight while there is time; true when none is left to do. */
  prepare(hasTime: () => boolean): boolean;
  hide(): void;
  /** Draws the candles, unless prices are a line. */
  drawCandles(): void;
  /** Draws volume bars and the open interest. */
  drawStrips(): void;
  gpuBytes(): number;
  destroy(): void;
}

function candleColors(theme: Theme): Float32Array {
  const { halo, haloAlpha, wick, candleUpEdge, candleUp, candleDown } = theme;
  const solid = [wick, candleUpEdge, candleUp, candleDown].map((color) => premultiplied(color));
  return Float32Array.from([premultiplied(halo, haloAlpha), ...solid].flat());
}

/** Opacity of the area under the open interest, and the width of its line, CSS pixels. */
const AREA_ALPHA = 0.08;
const LINE_WIDTH = 1.25;

function stripColors({ volumeUp, volumeDown, openInterest }: Theme): Float32Array {
  const solid = [volumeUp, volumeDown, openInterest].map((color) => premultiplied(color));
  return Float32Array.from([...solid, premultiplied(openInterest, AREA_ALPHA)].flat());
}

/** Fills the shader's uAt for a view of `count` candles from number `first` on. */
function placeIn(at: Float32Array, scene: Scene, first: number, count: number): void {
  const { layout, view, candles, candlePx } = scene;
  const { dpr, heat, volume, openInterest } = layout;
  const px = (css: number) => Math.round(css * dpr);
  const line = Math.max(1, Math.round(dpr));
  const body = bodyWidth(candlePx, dpr);
  // Candles start on dyadic parts of a pixel: what differs from those is rounding of the time.
  const x = Math.round(scene.x(first * candles.candleMs) * 1024) / 1024;
  const whole = Math.floor(x);
  // With now in sight nothing follows it; else history ends at the heat's edge.
  const edge = scene.nowX <= heat.width ? layout.axis.x : heat.width;
  at.set([layout.width, layout.height, edge, scene.nowX, whole, x - whole, candlePx, barSlot(first)]);
  at.set([view.topPx, view.binPx, body, Math.min(line, body), line, px(1), count, 0], 8);
  const { maxVolumeUsd, lowInterest, highInterest } = stripRange(scene);
  const [volumeRoom, spread] = [volume.height - px(8), highInterest - lowInterest];
  const bottom = volume.y + volume.height - px(1);
  const [top, room] = [openInterest.y + px(8), openInterest.height - px(20)];
  const [perUsd, perCoin] = [
    maxVolumeUsd > 0 ? volumeRoom / maxVolumeUsd : 0,
    spread > 0 ? room / spread : 0,
  ];
  at.set([bottom, px(1), perUsd, perCoin], 16);
  // Without a spread the line stands in the middle.
  const highest = Number.isFinite(highInterest) ? highInterest : 0;
  const floor = openInterest.y + openInterest.height;
  at.set([spread > 0 ? top : top + room / 2, highest, floor, (LINE_WIDTH * dpr) / 2], 20);
}

/** A layer without candles. */
export function createBarLayer(gl: WebGL2RenderingContext): BarLayer {
  const texels = createBarTexels();
  const texture = createTexture(gl, 'rgba32float', texels.data, ROW_BARS * BAR_TEXELS, BAR_ROWS);
  const candles = createNumbered(gl, CANDLE_VERTEX, CANDLE_FRAGMENT, { uBars: UNITS.bars });
  const strips = createNumbered(gl, STRIP_VERTEX, STRIP_FRAGMENT, { uBars: UNITS.bars });
  texture.stay(UNITS.bars);
  const at = new Float32Array(24);
  let theme: Theme | null = null;
  let [first, count, isLine] = [0, 0, false];
  let shown: { readonly bars: Bars; readonly perBar: number } | null = null;

  function send(): number {
    let bytes = 0;
    for (let rows = texels.takeDirty(); rows; rows = texels.takeDirty()) {
      texture.update(rows.from, rows.to);
      bytes += ((rows.to - rows.from) * texels.data.byteLength) / BAR_ROWS;
    }
    return bytes;
  }

  return {
    show(scene) {
      const { bars } = scene.replica;
      const span = visibleCandles(scene);
      first = Math.max(span.first, span.last - KEPT_BARS + 2);
      count = Math.max(0, span.last - first + 1);
      shown = { bars, perBar: scene.hello.barMs / scene.candles.candleMs };
      isLine = scene.settings.price === 'line';
      if (scene.theme !== theme) {
        ({ theme } = scene);
        for (const [{ program }, colors] of [
          [candles, candleColors(theme)],
          [strips, stripColors(theme)],
        ] as const) {
          program.use();
          gl.uniform4fv(program.at('uColors'), colors);
        }
      }
      texels.load(scene.candles, bars.version, scene.units.cell, first, first + count - 1);
      placeIn(at, scene, first, count);
      return send();
    },
    prepare(hasTime) {
      if (!shown || count === 0) return true;
      const { bars, perBar } = shown;
      const margin = Math.min(Math.ceil(count * READY_SHARE), (KEPT_BARS - count) >> 1);
      const oldest = Math.max(first - margin, Math.floor(bars.first * perBar));
      const newest = Math.min(first + count - 1 + margin, Math.floor(bars.last * perBar));
      const done = texels.widen(Math.min(first, oldest), Math.max(first + count - 1, newest), hasTime);
      send();
      return done;
    },
    hide() {
      count = 0;
    },
    drawCandles() {
      if (!isLine) candles.draw(at, count * (HALO_QUADS + CANDLE_QUADS) * 6);
    },
    drawStrips: () => strips.draw(at, count * STRIP_QUADS * 6),
    gpuBytes: () => texture.bytes,
    destroy() {
      texture.destroy();
      candles.destroy();
      strips.destroy();
    },
  };
}
