// The two small textures of the heat: percentiles by day, and the theme's colours.
import type { Palette } from '../../../shared/ipc/settings';
import type { HeatScale } from '../../../shared/model/heat-scale';
import type { DataTexture } from '../gl/texture';
import { createTexture } from '../gl/texture';
import { bakeLut, LUT_SIZE } from '../ramp';
import { bakeScaleRow, DAY_MS, dayOf, SCALE_WIDTH, scaleAt } from '../scale-rows';
import type { SideScales } from '../side-scales';
import type { ThemeName } from '../theme';

export interface ColorTable {
  readonly texture: DataTexture;
  /** Takes a theme's and palette's colours; returns bytes uploaded. */
  setColors(theme: ThemeName, palette: Palette): number;
}

/** The colour table of a theme, for the shader. */
export function createColorTable(gl: WebGL2RenderingContext, first: ThemeName): ColorTable {
  const data = bakeLut(first);
  const texture = createTexture(gl, 'rgba8unorm', data, LUT_SIZE, 2);
  let shown = '';
  return {
    texture,
    setColors(theme, palette) {
      const next = `${theme} ${palette}`;
      if (next === shown) return 0;
      shown = next;
      data.set(bakeLut(theme, palette));
      texture.update(0, 2);
      return data.byteLength;
    },
  };
}

/** Days in the scale texture, which starts with the first scale's: two rows each, longs then shorts. */
const DAYS = 512;
const SIDES = ['long', 'short'] as const;

export interface ScaleTable {
  readonly texture: DataTexture;
  /** UTC day number of row 0. */
  firstDay(): number;
  /** Days in use; 0 while no scale is known. */
  rows(): number;
  /** Takes the scales known now; only days that changed are uploaded. Returns bytes uploaded. */
  setScales(scales: SideScales, displayCell: number): number;
}

/** A table without scales. */
export function createScaleTable(gl: WebGL2RenderingContext): ScaleTable {
  const data = new Uint16Array(SCALE_WIDTH * DAYS * 2);
  const texture = createTexture(gl, 'r16float', data, SCALE_WIDTH, DAYS * 2);
  let [first, days] = [0, 0];
  let baked: (HeatScale | null)[] = [];
  let bakedCell = 0;
  let known: SideScales | null = null;
  return {
    texture,
    firstDay: () => first,
    rows: () => days,
    setScales(scales, displayCell) {
      if (scales.long === known?.long && scales.short === known.short && displayCell === bakedCell) return 0;
      known = scales;
      const all = scales.long;
      if (all.length === 0) {
        [days, baked] = [0, []];
        return 0;
      }
      const lastDay = dayOf(all[all.length - 1].sinceMs);
      const firstDay = Math.max(dayOf(all[0].sinceMs), lastDay - DAYS + 1);
      if (firstDay !== first || displayCell !== bakedCell) baked = [];
      [first, bakedCell, days] = [firstDay, displayCell, lastDay - firstDay + 1];
      let [from, to] = [days * 2, 0];
      for (let row = 0; row < days * 2; row++) {
        const scale = scaleAt(scales[SIDES[row & 1]], (first + (row >> 1)) * DAY_MS);
        const before = baked[row];
        if (!scale || before === scale || (before && sameScale(before, scale))) continue;
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

function sameScale(a: HeatScale, b: HeatScale): boolean {
  return a.sinceMs === b.sinceMs && a.cells === b.cells && a.usd.every((usd, i) => usd === b.usd[i]);
}
