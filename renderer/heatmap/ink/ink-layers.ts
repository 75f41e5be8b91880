// Layers of quads on the GPU: one program, one texture and one buffer for all, a draw call for those in a row, each shifted by itself.
import { createProgram } from '../gl/program';
import { createTexture } from '../gl/texture';
import { UNITS } from '../gl/units';
import type { Atlas } from './atlas';
import type { Ink } from './ink';
import { UV_STEPS, VERTEX_BYTES } from './ink';

/** Layers that one drawing can shift. */
const MOST_LAYERS = 24;

const VERTEX = `#version 300 es
in vec2 aPosition;
in vec2 aUV;
in vec4 aColor;
in vec4 aFollow;
uniform vec2 uScreen;
uniform vec2 uAtlasSize;
uniform vec2 uShift[${MOST_LAYERS}];
uniform float uEdge;
out vec2 vUV;
out vec4 vColor;
out float vBeyond;
void main() {
  vec2 p = aPosition + aFollow.xy * uShift[int(aFollow.w)];
  gl_Position = vec4(p.x / uScreen.x * 2.0 - 1.0, 1.0 - p.y / uScreen.y * 2.0, 0.0, 1.0);
  vUV = aUV / uAtlasSize;
  vColor = aColor;
  vBeyond = aFollow.z * (p.x - uEdge);
}`;

const FRAGMENT = `#version 300 es
precision highp float;
in vec2 vUV;
in vec4 vColor;
in float vBeyond;
uniform sampler2D uAtlas;
out vec4 oColor;
void main() {
  if (vBeyond > 0.0) discard;
  float a = vColor.a * texture(uAtlas, vUV).r;
  oColor = vec4(vColor.rgb * a, a);
}`;

const QUAD_BYTES = VERTEX_BYTES * 4;
const QUAD_WORDS = QUAD_BYTES / 4;
/** Room that a layer starts with, quads. */
const FIRST_ROOM = 128;
/** Quads that are sent again rather than begin another upload. */
const MOST_BETWEEN = 512;

/** One ink's part of the buffer. */
export interface InkLayer {
  readonly ink: Ink;
  /** Marks the quads as changed: they are sent with the next drawing. */
  changed(): void;
  /** How far its quads are to be drawn from where they were painted, device pixels. */
  shift(dx: number, dy: number): void;
}

export interface InkLayers {
  /** A layer drawn over those added before. */
  add(ink: Ink): InkLayer;
  /** Size of the canvas, and where quads that follow time are cut off, device pixels. */
  resize(width: number, height: number, edge: number): void;
  /** Uploads the rows of the atlas that changed; returns bytes uploaded. */
  sync(): number;
  /** Sends what changed: once, before the first of a drawing's layers is drawn. */
  ready(): void;
  /** Draws layers [from, to), in the order in which they were added. */
  draw(from: number, to: number): void;
  destroy(): void;
}

interface Part extends InkLayer {
  /** First quad of its part, and quads that fit. */
  first: number;
  room: number;
  /** Quads of the part that are not empty. */
  quads: number;
  stale: boolean;
}

function quadIndices(quads: number): Uint32Array<ArrayBuffer> {
  const indices = new Uint32Array(quads * 6);
  for (let q = 0; q < quads; q++) {
    const [at, vertex] = [q * 6, q * 4];
    indices[at] = indices[at + 3] = vertex;
    indices[at + 1] = vertex + 1;
    indices[at + 2] = indices[at + 4] = vertex + 2;
    indices[at + 5] = vertex + 3;
  }
  return indices;
}

/** No layers yet, over the glyphs and shapes of `atlas`. */
export function createInkLayers(gl: WebGL2RenderingContext, atlas: Atlas): InkLayers {
  const program = createProgram(gl, VERTEX, FRAGMENT, ['aPosition', 'aUV', 'aColor', 'aFollow']);
  const texture = createTexture(gl, 'r8unorm', atlas.data, atlas.size, atlas.size, true);
  const [array, vertices, indices] = [gl.createVertexArray(), gl.createBuffer(), gl.createBuffer()];
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, vertices);
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, indices);
  for (const i of [0, 1, 2, 3]) gl.enableVertexAttribArray(i);
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, VERTEX_BYTES, 0);
  gl.vertexAttribPointer(1, 2, gl.UNSIGNED_SHORT, false, VERTEX_BYTES, 8);
  gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, VERTEX_BYTES, 12);
  gl.vertexAttribPointer(3, 4, gl.UNSIGNED_BYTE, false, VERTEX_BYTES, 16);
  gl.bindVertexArray(null);
  program.use();
  texture.stay(UNITS.atlas);
  gl.uniform1i(program.at('uAtlas'), UNITS.atlas);
  gl.uniform2f(program.at('uAtlasSize'), atlas.size * UV_STEPS, atlas.size * UV_STEPS);
  const [shiftAt, edgeAt, screenAt] = [program.at('uShift'), program.at('uEdge'), program.at('uScreen')];
  const shifts = new Float32Array(MOST_LAYERS * 2);
  const parts: Part[] = [];
  let [width, height, edge] = [1, 1, 1];
  let [sized, crowded, moved] = [false, true, true];
  /** Quads that there are indices for. */
  let indexed = 0;
  /** What the buffer holds. */
  let copy = new Float32Array(0);

  /** Gives every layer a part of the buffer with room to grow, and sends all of them anew. */
  function lay(): void {
    let first = 0;
    for (const part of parts) {
      while (part.room < part.ink.quads()) part.room *= 2;
      part.first = first;
      part.quads = 0;
      part.stale = true;
      first += part.room;
    }
    copy = new Float32Array(first * QUAD_WORDS);
    gl.bufferData(gl.ARRAY_BUFFER, first * QUAD_BYTES, gl.DYNAMIC_DRAW);
    if (first > indexed) {
      indexed = Math.max(first, indexed * 2);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, quadIndices(indexed), gl.STATIC_DRAW);
    }
    crowded = false;
  }

  /** Copies what changed, with empty quads over those that there were before: a draw call goes over whole parts. */
  function renew(part: Part): number {
    const quads = part.ink.quads();
    const sent = Math.max(quads, part.quads);
    part.stale = false;
    part.quads = quads;
    const words = part.ink.words(sent);
    copy.set(words.subarray(0, sent * QUAD_WORDS), part.first * QUAD_WORDS);
    return part.first + sent;
  }

  function upload(from: number, to: number): void {
    if (to <= from) return;
    const words = (to - from) * QUAD_WORDS;
    gl.bufferSubData(gl.ARRAY_BUFFER, from * QUAD_BYTES, copy, from * QUAD_WORDS, words);
  }

  function send(): void {
    if (!crowded && !parts.some((part) => part.stale)) return;
    gl.bindBuffer(gl.ARRAY_BUFFER, vertices);
    if (crowded) lay();
    // A call costs more than the quads between two parts that changed, as long as those are few.
    let [from, to] = [0, 0];
    for (const part of parts) {
      if (!part.stale) continue;
      if (part.first - to > MOST_BETWEEN) {
        upload(from, to);
        from = part.first;
      }
      to = renew(part);
    }
    upload(from, to);
  }

  return {
    add(ink) {
      const number = parts.length;
      if (number === MOST_LAYERS) throw new Error(`More than ${MOST_LAYERS} layers of ink.`);
      ink.setLayer(number);
      const part: Part = {
        ink,
        first: 0,
        room: FIRST_ROOM,
        quads: 0,
        stale: true,
        changed() {
          part.stale = true;
          crowded ||= ink.quads() > part.room;
        },
        shift(dx, dy) {
          if (shifts[number * 2] === dx && shifts[number * 2 + 1] === dy) return;
          shifts.set([dx, dy], number * 2);
          moved = true;
        },
      };
      parts.push(part);
      crowded = true;
      return part;
    },
    resize(w, h, at) {
      sized &&= w === width && h === height && at === edge;
      [width, height, edge] = [w, h, at];
    },
    sync() {
      const { from, to } = atlas.takeDirty();
      if (from >= to) return 0;
      texture.update(from, to);
      return (to - from) * atlas.size;
    },
    ready() {
      program.use();
      gl.bindVertexArray(array);
      send();
      if (!sized) {
        sized = true;
        gl.uniform2f(screenAt, width, height);
        gl.uniform1f(edgeAt, edge);
      }
      if (moved) gl.uniform2fv(shiftAt, shifts);
      moved = false;
    },
    draw(from, to) {
      if (from >= to) return;
      program.use();
      gl.bindVertexArray(array);
      const [start, last] = [parts[from].first, parts[to - 1]];
      const quads = last.first + last.room - start;
      gl.drawElements(gl.TRIANGLES, quads * 6, gl.UNSIGNED_INT, start * 6 * Uint32Array.BYTES_PER_ELEMENT);
    },
    destroy() {
      gl.deleteVertexArray(array);
      gl.deleteBuffer(vertices);
      gl.deleteBuffer(indices);
      texture.destroy();
      program.destroy();
    },
  };
}
