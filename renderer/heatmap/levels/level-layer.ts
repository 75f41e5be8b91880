// "Levels now" on the GPU: bars and running totals are made from the levels' texels, where the view's uniforms say.
import type { NowFrame } from '../../../shared/ipc/frames';
import { barScale } from '../draw/profile';
import { totalsScale } from '../draw/profile-totals';
import type { DataTexture } from '../gl/texture';
import { createTexture } from '../gl/texture';
import { createNumbered, premultiplied } from '../gl/numbered';
import { UNITS } from '../gl/units';
import type { ScaleTable } from '../heat/textures';
import { knotsFor } from '../ramp';
import type { Scene } from '../scene';
import type { Theme } from '../theme';
import { levelRows, ROW_CELLS, writeLevels } from './level-texels';
import { LEVEL_FRAGMENT, LEVEL_VERTEX } from './shaders';

/** Rows that the texture starts with. */
const FIRST_ROWS = 8;
/** Widths of a total's halo and of its line, CSS pixels; opacity of the halo. */
const [HALO_WIDTH, LINE_WIDTH, HALO_ALPHA] = [3.5, 1.5, 0.62];

export interface LevelLayer {
  /** Takes the view: returns bytes uploaded. */
  show(scene: Scene): number;
  hide(): void;
  draw(): void;
  gpuBytes(): number;
  destroy(): void;
}

/** A side's segments between two device pixels: how many lie before the first of them, and how many there are. */
function segmentsIn(from: number, to: number, stepPx: number): readonly [number, number] {
  if (to <= 0) return [0, 0];
  // The first is shorter than the others: it begins at the price.
  const first = Math.max(0, Math.floor(from / stepPx) - 1);
  return [first, Math.ceil(to / stepPx) + 1 - first];
}

/** Fills the shader's uAt; returns how many quads there are. */
function placeIn(at: Float32Array, scene: Scene, now: NowFrame, scaleRow: number): number {
  const { layout, view, cells, units, price } = scene;
  const { dpr, heat } = layout;
  const { topPx, binPx } = view;
  const bars = barScale(scene);
  const low = Math.floor((topPx - heat.height) / (binPx * cells));
  const high = Math.floor(topPx / (binPx * cells));
  const count = high - low + 1;
  at.set([layout.width, layout.height, topPx, binPx, now.firstCell, now.longUsd.length, cells, scaleRow]);
  at.set([low, count, bars.left, bars.unit], 8);
  const totals = totalsScale(scene);
  if (!totals || price === null) {
    at.set([bars.gap, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0], 12);
    return count;
  }
  // A point every pixel or two is enough.
  const every = Math.max(1, Math.floor(1 / binPx / 2));
  const y = scene.y(price);
  const start = Math.floor(price / units.cell) - now.firstCell;
  const longs = segmentsIn(-y, heat.height - y, every * binPx);
  const shorts = segmentsIn(y - heat.height, y, every * binPx);
  at.set([bars.gap, totals.unit, y, start, every, longs[0], longs[1], shorts[0], shorts[1]], 12);
  at.set([(HALO_WIDTH * dpr) / 2, (LINE_WIDTH * dpr) / 2], 21);
  return count + (longs[1] + shorts[1]) * 2;
}

function lineColors({ halo, sideLine }: Theme): Float32Array {
  const colors = [
    premultiplied(halo, HALO_ALPHA),
    premultiplied(sideLine.long),
    premultiplied(sideLine.short),
  ];
  return Float32Array.from(colors.flat());
}

/** A layer without levels; `scales` are those that the heat is coloured by. */
export function createLevelLayer(gl: WebGL2RenderingContext, scales: ScaleTable): LevelLayer {
  const units = { uLevels: UNITS.levels, uScale: UNITS.scale, uLut: UNITS.colors };
  const levels = createNumbered(gl, LEVEL_VERTEX, LEVEL_FRAGMENT, units);
  const { program } = levels;
  const at = new Float32Array(24);
  let data = new Float32Array(0);
  let texture: DataTexture | null = null;
  let [shown, settings, theme]: [NowFrame | null, Scene['settings'] | null, Theme | null] = [
    null,
    null,
    null,
  ];
  let quads = 0;

  function load(now: NowFrame): number {
    const rows = levelRows(now);
    const perRow = ROW_CELLS * 4;
    if (!texture || rows * perRow > data.length) {
      texture?.destroy();
      const room = Math.max(FIRST_ROWS, 2 ** Math.ceil(Math.log2(rows)));
      data = new Float32Array(room * perRow);
      texture = createTexture(gl, 'rgba32float', data, ROW_CELLS, room);
      texture.stay(UNITS.levels);
    }
    writeLevels(data, now);
    texture.update(0, rows);
    return rows * perRow * Float32Array.BYTES_PER_ELEMENT;
  }

  return {
    show(scene) {
      const { now } = scene;
      quads = 0;
      if (!now) return 0;
      const bytes = now === shown ? 0 : load(now);
      shown = now;
      if (scene.settings !== settings || scene.theme !== theme) {
        ({ settings, theme } = scene);
        program.use();
        gl.uniform2fv(program.at('uKnots'), knotsFor(settings.threshold, settings.contrast).flat());
        gl.uniform4fv(program.at('uColors'), lineColors(theme));
      }
      quads = placeIn(at, scene, now, (scales.rows() - 1) * 2);
      return bytes;
    },
    hide() {
      quads = 0;
    },
    draw: () => levels.draw(at, quads * 6),
    gpuBytes: () => texture?.bytes ?? 0,
    destroy() {
      texture?.destroy();
      levels.destroy();
    },
  };
}
