// A program whose vertices have no attributes: what each is follows from its number, from textures and from uniforms.
import type { Program } from './program';
import { createProgram } from './program';

export interface Numbered {
  readonly program: Program;
  /** Draws triangles of so many vertices; `at` is what the shader's uAt holds. */
  draw(at: Float32Array, vertices: number): void;
  destroy(): void;
}

/** Corners of a quad's two triangles, and where a device pixel lies on the screen: `uAt[0].xy` is the screen's size. */
export const QUADS = `
// A quad's corner of its six vertices: bits, as arrays take compilers long.
vec2 cornerOf(int id) {
  int n = id % 6;
  return vec2((22 >> n) & 1, (52 >> n) & 1);
}

const vec4 NOWHERE = vec4(2.0, 2.0, 0.0, 1.0);

vec4 place(vec2 p) {
  return vec4(p.x / uAt[0].x * 2.0 - 1.0, 1.0 - p.y / uAt[0].y * 2.0, 0.0, 1.0);
}
`;

/** Links such a program; `units` are the texture units of its samplers. */
export function createNumbered(
  gl: WebGL2RenderingContext,
  vertex: string,
  fragment: string,
  units: Readonly<Record<string, number>>,
): Numbered {
  const program = createProgram(gl, vertex, fragment, []);
  const nothing = gl.createVertexArray();
  program.use();
  for (const [sampler, unit] of Object.entries(units)) gl.uniform1i(program.at(sampler), unit);
  const place = program.at('uAt');
  return {
    program,
    draw(at, vertices) {
      if (vertices === 0) return;
      program.use();
      gl.bindVertexArray(nothing);
      gl.uniform4fv(place, at);
      gl.drawArrays(gl.TRIANGLES, 0, vertices);
    },
    destroy() {
      gl.deleteVertexArray(nothing);
      program.destroy();
    },
  };
}

/** A colour (0xRRGGBB) and an alpha as a shader takes them, premultiplied. */
export function premultiplied(color: number, alpha = 1): number[] {
  const channel = (shift: number) => (((color >> shift) & 255) / 255) * alpha;
  return [channel(16), channel(8), channel(0), alpha];
}
