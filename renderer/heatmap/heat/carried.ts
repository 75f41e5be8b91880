// The heat of the present carried forward into the gutter: one column, fading to the right.
import { Container } from 'pixi.js';
import type { NowFrame } from '../../../shared/ipc/frames';
import { toHalf } from '../../../shared/util/half-float';
import type { Units, View } from '../viewport';
import type { Field, HeatShared } from './field';
import { createField } from './field';
import type { ScaleTable } from './textures';

/** Opacity right of now and at the gutter's right edge. */
const FADE: readonly [number, number] = [0.5, 0.12];

export interface CarriedLayer {
  readonly container: Container;
  /** Shows a frame's levels from device pixel `fromX` to the gutter's end; returns bytes uploaded. */
  show(view: View, units: Units, now: NowFrame | null, fromX: number): number;
  hide(): void;
  gpuBytes(): number;
  destroy(): void;
}

function fill(into: Uint16Array, usd: Float32Array): void {
  for (let i = 0; i < usd.length; i++) into[i] = toHalf(usd[i] / 1000);
}

/** A layer without levels. */
export function createCarriedLayer(shared: HeatShared, scales: ScaleTable): CarriedLayer {
  const container = new Container();
  let shown: NowFrame | null = null;
  let field: Field | null = null;
  let [longs, shorts] = [new Uint16Array(0), new Uint16Array(0)];

  function load(now: NowFrame): number {
    const width = Math.ceil((now.longUsd.length + 1) / 64) * 64;
    shown = now;
    if (field && longs.length === width) {
      longs.fill(0);
      shorts.fill(0);
      fill(longs, now.longUsd);
      fill(shorts, now.shortUsd);
      field.long.update();
      field.short.update();
    } else {
      field?.destroy();
      [longs, shorts] = [new Uint16Array(width), new Uint16Array(width)];
      fill(longs, now.longUsd);
      fill(shorts, now.shortUsd);
      field = createField(shared, longs, shorts, width, 1);
      container.addChild(field.mesh);
    }
    return width * 4;
  }

  return {
    container,
    show(view, units, now, fromX) {
      if (!now) {
        field?.hide();
        return 0;
      }
      const bytes = now === shown ? 0 : load(now);
      const { gutter } = units.layout;
      const x = Math.round(fromX);
      field?.place({
        rect: { x, y: gutter.y, width: gutter.x + gutter.width - x, height: gutter.height },
        row0: 0.5,
        rowsPerPx: 0,
        cell0: view.topPx / view.binPx - now.firstCell,
        cellsPerPx: 1 / view.binPx,
        dayRow0: Math.max(0, scales.rows() - 1),
        rowsPerDay: 1,
        scaleRows: scales.rows(),
        fade: FADE,
      });
      return bytes;
    },
    hide: () => field?.hide(),
    gpuBytes: () => field?.bytes ?? 0,
    destroy() {
      field?.destroy();
      container.destroy();
    },
  };
}
