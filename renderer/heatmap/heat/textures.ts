// The two small textures of the heat: percentiles by day, and the theme's colours.
import type { HeatScale } from '../../../shared/model/heat-scale';
import type { DataTexture } from '../gl/texture';
import { createTexture } from '../gl/texture';
import { bakeLut, LUT_SIZE } from '../ramp';
import { bakeScaleRow, DAY_MS, dayOf, SCALE_WIDTH, scaleAt } from '../scale-rows';
import type { ThemeName } from '../theme';

export interface ColorTable {
  readonly texture: DataTexture;
  /** Takes a theme's colours; returns bytes uploaded. */
  setTheme(theme: ThemeName): number;
}

/** The colour table of a theme, for the shader. */
export function createColorTable(gl: WebGL2RenderingContext, first: ThemeName): ColorTable {
  const data = bakeLut(first);
  const texture = createTexture(gl, 'rgba8unorm', data, LUT_SIZE, 2);
  let theme = first;
  return {
    texture,
    setTheme(next) {
      if (next === theme) return 0;
      theme = next;
      data.set(bakeLut(next));
      texture.update(0, 2);
      return data.byteLength;
    },
  };
}

/** Days in the scale texture: it starts with the first scale's day. */
const DAYS = 1024;

export interface ScaleTable {
  readonly texture: DataTexture;
  /** UTC day number of row 0. */
  firstDay(): number;
  /** Rows in use; 0 while no scale is known. */
  rows(): number;
  /** Takes the scales known now; only days that changed are uploaded. Returns bytes uploaded. */
  setScales(scales: readonly HeatScale[], displayCell: number): number;
}

/** A table without scales. */
export function createScaleTable(gl: WebGL2RenderingContext): ScaleTable {
  const data = new Uint16Array(SCALE_WIDTH * DAYS);
  const texture = createTexture(gl, 'r16float', data, SCALE_WIDTH, DAYS);
  let [first, rows] = [0, 0];
  let baked: (HeatScale | null)[] = [];
  let bakedCell = 0;
  let known: readonly HeatScale[] | null = null;
  return {
    texture,
    firstDay: () => first,
    rows: () => rows,
    setScales(scales, displayCell) {
      if (scales === known && displayCell === bakedCell) return 0;
      known = scales;
      if (scales.length === 0) {
        rows = 0;
        baked = [];
        return 0;
      }
      const lastDay = dayOf(scales[scales.length - 1].sinceMs);
      const firstDay = Math.max(dayOf(scales[0].sinceMs), lastDay - DAYS + 1);
      if (firstDay !== first || displayCell !== bakedCell) baked = [];
      [first, bakedCell, rows] = [firstDay, displayCell, lastDay - firstDay + 1];
      let [from, to] = [rows, 0];
      for (let row = 0; row < rows; row++) {
        const scale = scaleAt(scales, (first + row) * DAY_MS);
        const before = baked[row];
        if (
          !scale ||
          (before && before.sinceMs === scale.sinceMs && before.usd.at(-1) === scale.usd.at(-1))
        ) {
          continue;
        }
        baked[row] = scale;
        data.set(bakeScaleRow(scale, displayCell), row * SCALE_WIDTH);
        from = Math.min(from, row);
        to = Math.max(to, row + 1);
      }
      if (to <= from) return 0;
      texture.update(from, to);
      return (to - from) * SCALE_WIDTH * 2;
    },
  };
}
