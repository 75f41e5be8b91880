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

/** First bin of a frame's levels, and how many they take; there is room, so that it seldom changes. */
function binsOf(now: NowFrame, cells: number): { readonly firstBin: number; readonly width: number } {
  const firstBin = Math.floor((now.firstCell - 1) / cells);
  const needed = Math.floor((now.firstCell + now.longUsd.length) / cells) + 1 - firstBin;
  return { firstBin, width: Math.ceil(needed / 64) * 64 };
}

/** Gathers a side's levels into its bins. */
function fill(side: TileSide, usd: Float32Array, firstCell: number, cells: number): void {
  const thousands = new Uint16Array(usd.length);
  for (let i = 0; i < usd.length; i++) thousands[i] = toHalf(usd[i] / 1000);
  const { texels, width, firstBin } = side;
  const column = { thousands, start: 0, end: usd.length, firstCell };
  if (cells === 1) mergeCells(texels, 0, width, firstBin, column);
  else mergeBins(texels, 0, width, firstBin, cells, column);
}

/** A layer without levels. */
export function createCarriedLayer(shared: HeatShared, scales: ScaleTable): CarriedLayer {
  let shown: { readonly now: NowFrame; readonly cells: number } | null = null;
  let texels = new Uint16Array(0);
  let field: Field | null = null;

  function load(now: NowFrame, cells: number): number {
    shown = { now, cells };
    const { firstBin, width } = binsOf(now, cells);
    const stays = texels.length === width * 2;
    texels = stays ? texels.fill(0) : new Uint16Array(width * 2);
    const long = { firstBin, width, texels: texels.subarray(0, width) };
    const short = { firstBin, width, texels: texels.subarray(width) };
    fill(long, now.longUsd, now.firstCell, cells);
    fill(short, now.shortUsd, now.firstCell, cells);
    if (field && stays) {
      field.move(firstBin, firstBin);
      field.update(0, 1);
    } else {
      field?.destroy();
      field = createField(shared, texels, long, short, 1);
    }
    return texels.byteLength;
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
