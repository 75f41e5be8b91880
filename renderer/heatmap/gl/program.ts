// A linked shader program with its uniforms found once.

export interface Program {
  /** Makes it the one that draws. */
  use(): void;
  /** Where a uniform lies; null when the shader does not use it. */
  at(uniform: string): WebGLUniformLocation | null;
  destroy(): void;
}

function compile(gl: WebGL2RenderingContext, kind: number, source: string): WebGLShader {
  const shader = gl.createShader(kind);
  if (!shader) throw new Error('The graphics context gives no shader.');
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  return shader;
}

/** Links a program; attributes get the locations of their order. Throws with the driver's words when it cannot. */
export function createProgram(
  gl: WebGL2RenderingContext,
  vertex: string,
  fragment: string,
  attributes: readonly string[],
): Program {
  const program = gl.createProgram();
  const shaders = [compile(gl, gl.VERTEX_SHADER, vertex), compile(gl, gl.FRAGMENT_SHADER, fragment)];
  for (const shader of shaders) gl.attachShader(program, shader);
  for (const [i, name] of attributes.entries()) gl.bindAttribLocation(program, i, name);
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    const logs = shaders.map((shader) => gl.getShaderInfoLog(shader)).join(' ');
    throw new Error(`A shader does not link: ${gl.getProgramInfoLog(program)} ${logs}`);
  }
  for (const shader of shaders) gl.deleteShader(shader);
  const found = new Map<string, WebGLUniformLocation | null>();
  return {
    use: () => gl.useProgram(program),
    at(uniform) {
      let location = found.get(uniform);
      if (location === undefined) {
        location = gl.getUniformLocation(program, uniform);
        found.set(uniform, location);
      }
      return location;
    },
    destroy: () => gl.deleteProgram(program),
  };
}
