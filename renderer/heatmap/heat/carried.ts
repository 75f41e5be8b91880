// The heat of the present carried forward into the gutter: one column, fading to the right.
import type { NowFrame } from '../../../shared/ipc/frames';
import { toHalf } from '../../../shared/util/half-float';
import { cellsOf } from '../detail';
import type { TileSide } from '../tile-build';
import { mergeBins, mergeCells } from '../tile-merge';
import type { Units, View } from '../viewport';
import type { Field, HeatShared } from './field';
import { createField } from './field';
import type { ScaleTable } from './textures';

/** Opacity right of now and at the gutter's right edge. */
const FADE: readonly [number, number] = [0.5, 0.12];

export interface CarriedLayer {
  /** Shows a frame's levels from device pixel `fromX` to the gutter's end; returns bytes uploaded. */
  show(view: View, units: Units, now: NowFrame | null, fromX: number): number;
  hide(): void;
  draw(): void;
  gpuBytes(): number;
  destroy(): void;
}

function half(usd: Float32Array): Uint16Array {
  return Uint16Array.from(usd, (value) => toHalf(value / 1000));
}

/** A side's levels as bins; the width leaves room, so that it seldom changes. */
function binsOf(usd: Float32Array, firstCell: number, cells: number, into: TileSide | null): TileSide {
  const firstBin = Math.floor((firstCell - 1) / cells);
  const needed = Math.floor((firstCell + usd.length) / cells) + 1 - firstBin;
  const width = Math.ceil(needed / 64) * 64;
  const texels = into && into.width === width ? into.texels.fill(0) : new Uint16Array(width);
  const column = { thousands: half(usd), start: 0, end: usd.length, firstCell };
  if (cells === 1) mergeCells(texels, 0, width, firstBin, column);
  else mergeBins(texels, 0, width, firstBin, cells, column);
  return { firstBin, width, texels };
}

/** A layer without levels. */
export function createCarriedLayer(shared: HeatShared, scales: ScaleTable): CarriedLayer {
  let shown: { readonly now: NowFrame; readonly cells: number } | null = null;
  let sides: { readonly long: TileSide; readonly short: TileSide } | null = null;
  let field: Field | null = null;

  function load(now: NowFrame, cells: number): number {
    shown = { now, cells };
    const long = binsOf(now.longUsd, now.firstCell, cells, sides?.long ?? null);
    const short = binsOf(now.shortUsd, now.firstCell, cells, sides?.short ?? null);
    const same = long.texels === sides?.long.texels && short.texels === sides?.short.texels;
    sides = { long, short };
    if (field && same) {
      field.move(long.firstBin, short.firstBin);
      field.long.update(0, 1);
      field.short.update(0, 1);
    } else {
      field?.destroy();
      field = createField(shared, long, short, 1);
    }
    return (long.width + short.width) * 2;
  }

  return {
    show(view, units, now, fromX) {
      if (!now) {
        field?.hide();
        return 0;
      }
      const cells = cellsOf(view);
      const bytes = now === shown?.now && cells === shown.cells ? 0 : load(now, cells);
      const { gutter } = units.layout;
      const x = Math.round(fromX);
      const binPx = view.binPx * cells;
      field?.place({
        rect: { x, y: gutter.y, width: gutter.x + gutter.width - x, height: gutter.height },
        row0: 0.5,
        rowsPerPx: 0,
        bin0: view.topPx / binPx,
        binsPerPx: 1 / binPx,
        smooth: cells === 1,
        dayRow0: Math.max(0, scales.rows() - 1),
        rowsPerDay: 1,
        scaleRows: scales.rows(),
        fade: FADE,
      });
      return bytes;
    },
    hide: () => field?.hide(),
    draw: () => field?.draw(),
    gpuBytes: () => field?.bytes ?? 0,
    destroy() {
      field?.destroy();
    },
  };
}
