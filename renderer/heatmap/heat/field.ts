// One piece of heat on the GPU: two textures of cells, and where which of them shows.
import type { ViewSettings } from '../../../shared/ipc/settings';
import type { Program } from '../gl/program';
import type { DataTexture } from '../gl/texture';
import { createTexture } from '../gl/texture';
import { UNITS } from '../gl/units';
import type { Rect } from '../layout';
import { KNOT_COUNT, knotsFor } from '../ramp';
import type { TileSide } from '../tile-build';
import { createHeatProgram } from './shader';

/** What of the view's settings is a uniform. */
export type HeatStyle = Pick<ViewSettings, 'threshold' | 'contrast' | 'longs' | 'shorts'>;

/** What every piece of heat shares. */
export interface HeatShared {
  readonly gl: WebGL2RenderingContext;
  readonly program: Program;
  setScreen(width: number, height: number): void;
  setStyle(style: HeatStyle): void;
  /** Readies the context for drawing pieces. */
  begin(): void;
  destroy(): void;
}

/** Texture units of a piece; the tables stay bound to theirs. */
const SAMPLERS = { uCells: UNITS.passing, uScale: UNITS.scale, uLut: UNITS.colors } as const;

function unitSquare(gl: WebGL2RenderingContext): WebGLVertexArrayObject {
  const square = gl.createVertexArray();
  gl.bindVertexArray(square);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]), gl.STATIC_DRAW);
  gl.enableVertexAttribArray(0);
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
  gl.bindVertexArray(null);
  return square;
}

/** The program, the square and the tables shared by all pieces. */
export function createHeatShared(
  gl: WebGL2RenderingContext,
  scale: DataTexture,
  lut: DataTexture,
): HeatShared {
  const program = createHeatProgram(gl);
  const square = unitSquare(gl);
  program.use();
  for (const [name, unit] of Object.entries(SAMPLERS)) gl.uniform1i(program.at(name), unit);
  scale.stay(UNITS.scale);
  lut.stay(UNITS.colors);
  const screen = new Float32Array(2);
  const [knots, show] = [new Float32Array(KNOT_COUNT * 2), new Float32Array(2)];
  let styled: HeatStyle | null = null;
  let stale = true;
  return {
    gl,
    program,
    setScreen(width, height) {
      stale ||= screen[0] !== width || screen[1] !== height;
      screen.set([width, height]);
    },
    setStyle(style) {
      if (style === styled) return;
      [styled, stale] = [style, true];
      knots.set(knotsFor(style.threshold, style.contrast).flat());
      show.set([style.longs ? 1 : 0, style.shorts ? 1 : 0]);
    },
    begin() {
      program.use();
      gl.bindVertexArray(square);
      if (!stale) return;
      stale = false;
      gl.uniform2fv(program.at('uScreen'), screen);
      gl.uniform2fv(program.at('uKnots'), knots);
      gl.uniform2fv(program.at('uShow'), show);
    },
    destroy() {
      gl.deleteVertexArray(square);
      program.destroy();
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
  readonly bytes: number;
  /** Uploads rows [from, to) of both sides again. */
  update(from: number, to: number): void;
  place(place: FieldPlace): void;
  /** The same textures now start at other bins. */
  move(longBin: number, shortBin: number): void;
  hide(): void;
  /** Draws it where it was placed; nothing when hidden. */
  draw(): void;
  destroy(): void;
}

/** Puts two sides' bins on the GPU: `texels` holds half-float bits, `rows` rows of longs, then of shorts. */
export function createField(
  shared: HeatShared,
  texels: Uint16Array,
  longs: TileSide,
  shorts: TileSide,
  rows: number,
): Field {
  const { gl, program } = shared;
  const texture = createTexture(gl, 'r16float', texels, longs.width, rows * 2);
  let [longBin, shortBin] = [longs.firstBin, shorts.firstBin];
  let placed = false;
  // The shader's uPlace: rectangle, rows and bins, cells, days, fade.
  const values = new Float32Array(20);
  const at = program.at('uPlace');
  return {
    bytes: texture.bytes,
    update(from, to) {
      // Rows of both sides that lie on one another are one upload.
      if (to - from === rows) texture.update(0, rows * 2);
      else {
        texture.update(from, to);
        texture.update(rows + from, rows + to);
      }
    },
    place(place) {
      const { x, y, width, height } = place.rect;
      placed = width > 0 && height > 0 && place.scaleRows > 0;
      values[0] = x;
      values[1] = y;
      values[2] = x + width;
      values[3] = y + height;
      values[4] = place.row0;
      values[5] = place.rowsPerPx;
      values[6] = place.bin0 - longBin;
      values[7] = place.binsPerPx;
      values[8] = longs.width;
      values[9] = rows;
      values[10] = longBin - shortBin;
      values[11] = place.smooth ? 0.25 : 0;
      values[12] = place.dayRow0;
      values[13] = place.rowsPerDay;
      values[14] = place.scaleRows;
      values[16] = place.fade[0];
      values[17] = place.fade[1];
    },
    move(long, short) {
      [longBin, shortBin] = [long, short];
    },
    hide() {
      placed = false;
    },
    draw() {
      if (!placed) return;
      gl.uniform4fv(at, values);
      texture.pass();
      gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    },
    destroy() {
      texture.destroy();
    },
  };
}
