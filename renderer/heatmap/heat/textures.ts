// The two small textures of the heat: percentiles by day, and the theme's colours.
import { BufferImageSource } from 'pixi.js';
import type { HeatScale } from '../../../shared/model/heat-scale';
import { bakeLut, LUT_SIZE } from '../ramp';
import { bakeScaleRow, DAY_MS, dayOf, SCALE_WIDTH, scaleAt } from '../scale-rows';
import type { ThemeName } from '../theme';

const OPTIONS = {
  scaleMode: 'nearest',
  alphaMode: 'no-premultiply-alpha',
  autoGenerateMipmaps: false,
  autoGarbageCollect: false,
} as const;

/** A texture of half floats, one channel. */
export function halfSource(data: Uint16Array, width: number, height: number): BufferImageSource {
  return new BufferImageSource({ ...OPTIONS, resource: data, width, height, format: 'r16float' });
}

export interface ColorTable {
  readonly source: BufferImageSource;
  /** Takes a theme's colours; returns bytes uploaded. */
  setTheme(theme: ThemeName): number;
}

/** The colour table of a theme, for the shader. */
export function createColorTable(first: ThemeName): ColorTable {
  const data = bakeLut(first);
  const source = new BufferImageSource({
    ...OPTIONS,
    resource: data,
    width: LUT_SIZE,
    height: 2,
    format: 'rgba8unorm',
  });
  let theme = first;
  return {
    source,
    setTheme(next) {
      if (next === theme) return 0;
      theme = next;
      data.set(bakeLut(next));
      source.update();
      return data.byteLength;
    },
  };
}

/** Days in the scale texture: it starts with the first scale's day. */
const DAYS = 1024;

export interface ScaleTable {
  readonly source: BufferImageSource;
  /** UTC day number of row 0. */
  firstDay(): number;
  /** Rows in use; 0 while no scale is known. */
  rows(): number;
  /** Takes the scales known now; only days that changed are uploaded. Returns bytes uploaded. */
  setScales(scales: readonly HeatScale[], displayCell: number): number;
}

/** A table without scales. */
export function createScaleTable(): ScaleTable {
  const data = new Uint16Array(SCALE_WIDTH * DAYS);
  const source = halfSource(data, SCALE_WIDTH, DAYS);
  let [first, rows] = [0, 0];
  let baked: (HeatScale | null)[] = [];
  let bakedCell = 0;
  let known: readonly HeatScale[] | null = null;
  return {
    source,
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
      source.update(from * SCALE_WIDTH, to * SCALE_WIDTH);
      return (to - from) * SCALE_WIDTH * 2;
    },
  };
}
