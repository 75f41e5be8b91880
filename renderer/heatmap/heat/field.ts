// One piece of heat on the GPU: two textures of cells, a quad, and where the quad shows which of them.
import type { BufferImageSource } from 'pixi.js';
import { Geometry, Mesh, Shader, UniformGroup } from 'pixi.js';
import type { Rect } from '../layout';
import { KNOT_COUNT, knotsFor } from '../ramp';
import type { TileSide } from '../tile-build';
import { heatProgram } from './shader';
import { halfSource } from './textures';

/** What every piece of heat shares. */
export interface HeatShared {
  readonly uniforms: UniformGroup;
  readonly geometry: Geometry;
  readonly scale: BufferImageSource;
  readonly lut: BufferImageSource;
  setScreen(width: number, height: number): void;
  setThreshold(threshold: number): void;
}

/** Uniforms and geometry shared by all pieces. */
export function createHeatShared(scale: BufferImageSource, lut: BufferImageSource): HeatShared {
  // Static: sent again only after `update`, not with every piece of every frame.
  const uniforms = new UniformGroup(
    {
      uScreen: { value: new Float32Array([1, 1]), type: 'vec2<f32>' },
      uKnots: { value: new Float32Array(KNOT_COUNT * 2), type: 'vec2<f32>', size: KNOT_COUNT },
    },
    { isStatic: true },
  );
  let threshold = -1;
  const geometry = new Geometry({
    attributes: { aCorner: [0, 0, 1, 0, 1, 1, 0, 1] },
    indexBuffer: [0, 1, 2, 0, 2, 3],
  });
  return {
    uniforms,
    geometry,
    scale,
    lut,
    setScreen(width, height) {
      const { uScreen } = uniforms.uniforms;
      if (uScreen[0] === width && uScreen[1] === height) return;
      uScreen.set([width, height]);
      uniforms.update();
    },
    setThreshold(next) {
      if (next === threshold) return;
      threshold = next;
      uniforms.uniforms.uKnots = new Float32Array(knotsFor(threshold).flat());
      uniforms.update();
    },
  };
}

/** Where a piece lies on the screen and what it shows there. */
export interface FieldPlace {
  /** Device pixels. */
  readonly rect: Rect;
  /** Row at x = 0, and rows a pixel. */
  readonly row0: number;
  readonly rowsPerPx: number;
  /** Bin at y = 0, and bins a pixel (downwards they fall). */
  readonly bin0: number;
  readonly binsPerPx: number;
  /** Whether the shader smooths prices 1-2-1: gathered bins are smoothed already. */
  readonly smooth: boolean;
  /** Rows before row 0 since the scale table's first day, and rows a day. */
  readonly dayRow0: number;
  readonly rowsPerDay: number;
  readonly scaleRows: number;
  /** Opacity at the left and right edge. */
  readonly fade: readonly [number, number];
}

export interface Field {
  readonly mesh: Mesh<Geometry, Shader>;
  readonly long: BufferImageSource;
  readonly short: BufferImageSource;
  readonly bytes: number;
  place(place: FieldPlace): void;
  /** The same textures now start at other bins. */
  move(longBin: number, shortBin: number): void;
  hide(): void;
  destroy(): void;
}

/** Puts two sides' bins (half-float bits, `rows` rows) on the GPU. */
export function createField(shared: HeatShared, longs: TileSide, shorts: TileSide, rows: number): Field {
  const long = halfSource(longs.texels, longs.width, rows);
  const short = halfSource(shorts.texels, shorts.width, rows);
  const uniforms = new UniformGroup({
    uRect: { value: new Float32Array(4), type: 'vec4<f32>' },
    uAt: { value: new Float32Array(4), type: 'vec4<f32>' },
    uSides: { value: new Float32Array(4), type: 'vec4<f32>' },
    uDays: { value: new Float32Array(4), type: 'vec4<f32>' },
    uFade: { value: new Float32Array(2), type: 'vec2<f32>' },
  });
  const shader = new Shader({
    glProgram: heatProgram(),
    resources: {
      heatShared: shared.uniforms,
      heatField: uniforms,
      uLong: long,
      uShort: short,
      uScale: shared.scale,
      uLut: shared.lut,
    },
  });
  let [longBin, shortBin] = [longs.firstBin, shorts.firstBin];
  const mesh = new Mesh({ geometry: shared.geometry, shader });
  mesh.visible = false;
  return {
    mesh,
    long,
    short,
    bytes: longs.texels.byteLength + shorts.texels.byteLength,
    place(p) {
      const { x, y, width: w, height: h } = p.rect;
      const visible = w > 0 && h > 0 && p.scaleRows > 0;
      // Told only when it changes: Pixi rebuilds its list of meshes each time.
      if (mesh.visible !== visible) mesh.visible = visible;
      if (!visible) return;
      const { uRect, uAt, uSides, uDays, uFade } = uniforms.uniforms;
      uRect.set([x, y, x + w, y + h]);
      uAt.set([p.row0, p.rowsPerPx, p.bin0 - longBin, p.binsPerPx]);
      uSides.set([longs.width, shorts.width, longBin - shortBin, p.smooth ? 0.25 : 0]);
      uDays.set([p.dayRow0, p.rowsPerDay, p.scaleRows, 0]);
      uFade.set(p.fade);
      uniforms.update();
    },
    move(long, short) {
      [longBin, shortBin] = [long, short];
    },
    hide() {
      if (mesh.visible) mesh.visible = false;
    },
    destroy() {
      mesh.destroy();
      shader.destroy();
      long.destroy();
      short.destroy();
    },
  };
}
