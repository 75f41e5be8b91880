// A texture over bytes that we keep: its rows are uploaded again where they change, and nothing else.
import { UNITS } from './units';

export type TextureFormat = 'r16float' | 'r8unorm' | 'rgba8unorm' | 'rgba32float';

export interface DataTexture {
  /** Binds it to a texture unit, where it stays. */
  stay(unit: number): void;
  /** Binds it to the passing unit, until the next one is. */
  pass(): void;
  /** Uploads rows [from, to) of the data again. */
  update(from: number, to: number): void;
  readonly bytes: number;
  destroy(): void;
}

/** Internal format, format and type of each kind. */
function formats(gl: WebGL2RenderingContext, kind: TextureFormat): readonly [number, number, number] {
  if (kind === 'r16float') return [gl.R16F, gl.RED, gl.HALF_FLOAT];
  if (kind === 'rgba32float') return [gl.RGBA32F, gl.RGBA, gl.FLOAT];
  return kind === 'r8unorm' ? [gl.R8, gl.RED, gl.UNSIGNED_BYTE] : [gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE];
}

/** A texture of `width` x `height` texels over `data`, nearest or linear. */
export function createTexture(
  gl: WebGL2RenderingContext,
  kind: TextureFormat,
  data: Uint8Array | Uint16Array | Float32Array,
  width: number,
  height: number,
  linear = false,
): DataTexture {
  const texture = gl.createTexture();
  const [internal, format, type] = formats(gl, kind);
  const perRow = data.length / height;
  const filter = linear ? gl.LINEAR : gl.NEAREST;
  const pass = () => gl.bindTexture(gl.TEXTURE_2D, texture);
  const send = (from: number, to: number) =>
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, from, width, to - from, format, type, data, from * perRow);
  gl.activeTexture(gl.TEXTURE0 + UNITS.passing);
  pass();
  // Nothing else writes textures: what holds for the first upload holds for all.
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.texStorage2D(gl.TEXTURE_2D, 1, internal, width, height);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, filter);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, filter);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  send(0, height);
  return {
    stay(unit) {
      gl.activeTexture(gl.TEXTURE0 + unit);
      pass();
      gl.activeTexture(gl.TEXTURE0 + UNITS.passing);
    },
    pass,
    update(from, to) {
      pass();
      send(from, to);
    },
    bytes: data.byteLength,
    destroy: () => gl.deleteTexture(texture),
  };
}
