// Puts a list of quads on the GPU: one Pixi mesh, one draw call, one texture for everything.
import {
  Buffer,
  BufferImageSource,
  BufferUsage,
  Geometry,
  GlProgram,
  Mesh,
  Shader,
  UniformGroup,
} from 'pixi.js';
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
in vec2 vUV;
in vec4 vColor;
uniform sampler2D uAtlas;
out vec4 oColor;
void main() {
  float a = vColor.a * texture(uAtlas, vUV).r;
  oColor = vec4(vColor.rgb * a, a);
}`;

/** The atlas on the GPU, and the sizes that every ink over it shares. */
export interface AtlasTexture {
  readonly source: BufferImageSource;
  readonly uniforms: UniformGroup;
  /** Size of the canvas in device pixels. */
  resize(width: number, height: number): void;
  /** Uploads the rows of the atlas that changed; returns bytes uploaded. */
  sync(): number;
  destroy(): void;
}

/** A texture that follows an atlas. */
export function createAtlasTexture(atlas: Atlas): AtlasTexture {
  const source = new BufferImageSource({
    resource: atlas.data,
    width: atlas.size,
    height: atlas.size,
    format: 'r8unorm',
    scaleMode: 'linear',
    alphaMode: 'no-premultiply-alpha',
    autoGenerateMipmaps: false,
    autoGarbageCollect: false,
  });
  // Static: sent again only after `update`, not with every ink of every frame.
  const uniforms = new UniformGroup(
    {
      uScreen: { value: new Float32Array([1, 1]), type: 'vec2<f32>' },
      uAtlasSize: { value: new Float32Array([atlas.size, atlas.size]), type: 'vec2<f32>' },
    },
    { isStatic: true },
  );
  return {
    source,
    uniforms,
    resize(width, height) {
      const { uScreen } = uniforms.uniforms;
      if (uScreen[0] === width && uScreen[1] === height) return;
      uScreen.set([width, height]);
      uniforms.update();
    },
    sync() {
      const { from, to } = atlas.takeDirty();
      if (from >= to) return 0;
      source.update(from * atlas.size, to * atlas.size);
      return (to - from) * atlas.size;
    },
    destroy: () => source.destroy(),
  };
}

export interface InkMesh {
  readonly mesh: Mesh<Geometry, Shader>;
  /** Sends the quads that the ink holds now. */
  send(): void;
  destroy(): void;
}

function quadIndices(quads: number): Uint32Array<ArrayBuffer> {
  const indices = new Uint32Array(quads * 6);
  for (let q = 0; q < quads; q++)
    indices.set([q * 4, q * 4 + 1, q * 4 + 2, q * 4, q * 4 + 2, q * 4 + 3], q * 6);
  return indices;
}

/** A mesh that shows an ink's quads. */
export function createInkMesh(ink: Ink, texture: AtlasTexture): InkMesh {
  let words = ink.words();
  const vertices = new Buffer({ data: words, usage: BufferUsage.VERTEX | BufferUsage.COPY_DST });
  const indices = new Buffer({
    data: quadIndices((words.byteLength / VERTEX_BYTES) >> 2),
    usage: BufferUsage.INDEX | BufferUsage.COPY_DST,
  });
  const stride = VERTEX_BYTES;
  const geometry = new Geometry({
    attributes: {
      aPosition: { buffer: vertices, format: 'float32x2', stride, offset: 0 },
      aUV: { buffer: vertices, format: 'float32x2', stride, offset: 8 },
      aColor: { buffer: vertices, format: 'unorm8x4', stride, offset: 16 },
    },
    indexBuffer: indices,
  });
  const shader = new Shader({
    glProgram: GlProgram.from({ name: 'ink', vertex: VERTEX, fragment: FRAGMENT }),
    resources: { ink: texture.uniforms, uAtlas: texture.source, uAtlasSampler: texture.source.style },
  });
  const mesh = new Mesh({ geometry, shader });
  return {
    mesh,
    send() {
      if (ink.words() !== words) {
        words = ink.words();
        vertices.data = words;
        indices.data = quadIndices((words.byteLength / VERTEX_BYTES) >> 2);
      } else {
        vertices.update(Math.max(1, ink.quads()) * 4 * VERTEX_BYTES);
      }
      geometry.indexCount = ink.quads() * 6;
      const visible = ink.quads() > 0;
      if (mesh.visible !== visible) mesh.visible = visible;
    },
    destroy() {
      mesh.destroy();
      shader.destroy();
      geometry.destroy(true);
    },
  };
}
