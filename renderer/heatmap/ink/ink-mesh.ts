// Puts lists of quads on the GPU: one program and one texture for all of them, one draw call each.
import type { Program } from '../gl/program';
import { createProgram } from '../gl/program';
import { createTexture } from '../gl/texture';
import type { Atlas } from './atlas';
import type { Ink } from './ink';
import { VERTEX_BYTES } from './ink';

const VERTEX = `#version 300 es
in vec2 aPosition;
in vec2 aUV;
in vec4 aColor;
uniform vec2 uScreen;
uniform vec2 uAtlasSize;
out vec2 vUV;
out vec4 vColor;
void main() {
  gl_Position = vec4(aPosition.x / uScreen.x * 2.0 - 1.0, 1.0 - aPosition.y / uScreen.y * 2.0, 0.0, 1.0);
  vUV = aUV / uAtlasSize;
  vColor = aColor;
}`;

const FRAGMENT = `#version 300 es
precision highp float;
in vec2 vUV;
in vec4 vColor;
uniform sampler2D uAtlas;
out vec4 oColor;
void main() {
  float a = vColor.a * texture(uAtlas, vUV).r;
  oColor = vec4(vColor.rgb * a, a);
}`;

/** What every ink over one atlas shares. */
export interface InkShared {
  readonly gl: WebGL2RenderingContext;
  /** Size of the canvas in device pixels. */
  resize(width: number, height: number): void;
  /** Uploads the rows of the atlas that changed; returns bytes uploaded. */
  sync(): number;
  /** Readies the context for drawing inks. */
  begin(): void;
  destroy(): void;
}

/** The program and the atlas's texture. */
export function createInkShared(gl: WebGL2RenderingContext, atlas: Atlas): InkShared {
  const program: Program = createProgram(gl, VERTEX, FRAGMENT, ['aPosition', 'aUV', 'aColor']);
  const texture = createTexture(gl, 'r8unorm', atlas.data, atlas.size, atlas.size, true);
  const screen = new Float32Array([1, 1]);
  return {
    gl,
    resize: (width, height) => screen.set([width, height]),
    sync() {
      const { from, to } = atlas.takeDirty();
      if (from >= to) return 0;
      texture.update(from, to);
      return (to - from) * atlas.size;
    },
    begin() {
      program.use();
      texture.bind(0);
      gl.uniform1i(program.at('uAtlas'), 0);
      gl.uniform2fv(program.at('uScreen'), screen);
      gl.uniform2f(program.at('uAtlasSize'), atlas.size, atlas.size);
    },
    destroy() {
      texture.destroy();
      program.destroy();
    },
  };
}

export interface InkMesh {
  /** Sends the quads that the ink holds now. */
  send(): void;
  draw(): void;
  destroy(): void;
}

function quadIndices(quads: number): Uint32Array<ArrayBuffer> {
  const indices = new Uint32Array(quads * 6);
  for (let q = 0; q < quads; q++)
    indices.set([q * 4, q * 4 + 1, q * 4 + 2, q * 4, q * 4 + 2, q * 4 + 3], q * 6);
  return indices;
}

/** The quads of an ink on the GPU. */
export function createInkMesh(ink: Ink, shared: InkShared): InkMesh {
  const { gl } = shared;
  const [array, vertices, indices] = [gl.createVertexArray(), gl.createBuffer(), gl.createBuffer()];
  let [room, quads] = [0, 0];
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, vertices);
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, indices);
  for (const i of [0, 1, 2]) gl.enableVertexAttribArray(i);
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, VERTEX_BYTES, 0);
  gl.vertexAttribPointer(1, 2, gl.FLOAT, false, VERTEX_BYTES, 8);
  gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, VERTEX_BYTES, 16);
  gl.bindVertexArray(null);
  return {
    send() {
      const words = ink.words();
      quads = ink.quads();
      gl.bindVertexArray(array);
      gl.bindBuffer(gl.ARRAY_BUFFER, vertices);
      if (words.byteLength > room) {
        room = words.byteLength;
        gl.bufferData(gl.ARRAY_BUFFER, room, gl.DYNAMIC_DRAW);
        gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, quadIndices(room / VERTEX_BYTES / 4), gl.STATIC_DRAW);
      }
      gl.bufferSubData(gl.ARRAY_BUFFER, 0, words, 0, quads * VERTEX_BYTES);
      gl.bindVertexArray(null);
    },
    draw() {
      if (quads === 0) return;
      gl.bindVertexArray(array);
      gl.drawElements(gl.TRIANGLES, quads * 6, gl.UNSIGNED_INT, 0);
    },
    destroy() {
      gl.deleteVertexArray(array);
      gl.deleteBuffer(vertices);
      gl.deleteBuffer(indices);
    },
  };
}
