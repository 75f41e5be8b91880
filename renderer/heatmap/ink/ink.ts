// A list of coloured, stamped quads in painter's order, as the bytes that the GPU reads.
import type { Atlas, Stamp } from './atlas';

/** x, y (device pixels) as floats, u and v (sixteenths of a texel) as shorts, one packed colour, and what moves it. */
export const VERTEX_BYTES = 20;
const VERTEX_WORDS = VERTEX_BYTES / 4;
const QUAD_WORDS = VERTEX_WORDS * 4;
const FIRST_QUADS = 256;
/** Parts of a texel that u and v count. */
export const UV_STEPS = 16;

/** What a quad does when its layer is shifted: moves along in x, in y, and is cut off at the history's edge. */
export type Follow = 'none' | 'x' | 'y' | 'xy' | 'anchor' | 'anchorX';
const FOLLOW_BYTES: Readonly<Record<Follow, number>> = {
  none: 0,
  x: 0x1_0001,
  y: 0x100,
  xy: 0x1_0101,
  anchor: 0x101,
  anchorX: 1,
};

export interface Ink {
  readonly atlas: Atlas;
  /** Vertices of `quads()` quads, and empty ones up to `least` quads; grows, so read it after drawing. */
  words(least?: number): Float32Array<ArrayBuffer>;
  readonly quads: () => number;
  clear(): void;
  /** Number of the layer whose shift its quads follow. */
  setLayer(number: number): void;
  /** How the quads from here on move with the view; those that move along in time end at the history's edge. */
  follow(how: Follow): void;
  /** A rectangle of a stamp's texels [u0, u1) x [v0, v1). */
  quad(
    x: number,
    y: number,
    width: number,
    height: number,
    u0: number,
    v0: number,
    u1: number,
    v1: number,
    color: number,
    alpha: number,
  ): void;
  /** Any quad: corners in order around it (x, y, u, v each). */
  corners(points: readonly number[], color: number, alpha: number): void;
  /** A segment of a line: its corners around it, the first two at v0 and the others at v1, all at u. */
  strip(
    x0: number,
    y0: number,
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    x3: number,
    y3: number,
    u: number,
    v0: number,
    v1: number,
    color: number,
    alpha: number,
  ): void;
  rect(x: number, y: number, width: number, height: number, color: number, alpha?: number): void;
  /** A whole stamp at its own size with its upper left corner at (x, y). */
  stamp(stamp: Stamp, x: number, y: number, color: number, alpha?: number): void;
}

/** Packs 0xRRGGBB and an alpha (0..1) as the GPU's RGBA bytes. */
export function packColor(color: number, alpha: number): number {
  const a = Math.round(Math.max(0, Math.min(1, alpha)) * 255);
  return ((a << 24) | ((color & 255) << 16) | (color & 0xff00) | ((color >> 16) & 255)) >>> 0;
}

/** An empty list whose stamps come from `atlas`. */
export function createInk(atlas: Atlas): Ink {
  let words = new Float32Array(FIRST_QUADS * QUAD_WORDS);
  let bits = new Uint32Array(words.buffer);
  let [count, layer, moves] = [0, 0, 0];

  function reserve(): number {
    const at = count * QUAD_WORDS;
    if (at + QUAD_WORDS > words.length) {
      const larger = new Float32Array(words.length * 2);
      larger.set(words);
      words = larger;
      bits = new Uint32Array(words.buffer);
    }
    count++;
    return at;
  }

  function vertex(at: number, x: number, y: number, u: number, v: number, packed: number): void {
    words[at] = x;
    words[at + 1] = y;
    bits[at + 2] = (u * UV_STEPS) | ((v * UV_STEPS) << 16);
    bits[at + 3] = packed;
    bits[at + 4] = moves;
  }

  const ink: Ink = {
    atlas,
    words(least = 0) {
      if (least > count) words.fill(0, count * QUAD_WORDS, least * QUAD_WORDS);
      return words;
    },
    quads: () => count,
    clear() {
      count = 0;
      ink.follow('none');
    },
    setLayer(number) {
      layer = number << 24;
      moves = layer;
    },
    follow(how) {
      moves = FOLLOW_BYTES[how] | layer;
    },
    quad(x, y, width, height, u0, v0, u1, v1, color, alpha) {
      const at = reserve();
      const packed = packColor(color, alpha);
      vertex(at, x, y, u0, v0, packed);
      vertex(at + VERTEX_WORDS, x + width, y, u1, v0, packed);
      vertex(at + VERTEX_WORDS * 2, x + width, y + height, u1, v1, packed);
      vertex(at + VERTEX_WORDS * 3, x, y + height, u0, v1, packed);
    },
    corners(points, color, alpha) {
      const at = reserve();
      const packed = packColor(color, alpha);
      for (let i = 0; i < 4; i++) {
        const p = i * 4;
        vertex(at + i * VERTEX_WORDS, points[p], points[p + 1], points[p + 2], points[p + 3], packed);
      }
    },
    strip(x0, y0, x1, y1, x2, y2, x3, y3, u, v0, v1, color, alpha) {
      const at = reserve();
      const packed = packColor(color, alpha);
      vertex(at, x0, y0, u, v0, packed);
      vertex(at + VERTEX_WORDS, x1, y1, u, v0, packed);
      vertex(at + VERTEX_WORDS * 2, x2, y2, u, v1, packed);
      vertex(at + VERTEX_WORDS * 3, x3, y3, u, v1, packed);
    },
    rect(x, y, width, height, color, alpha = 1) {
      if (width <= 0 || height <= 0 || alpha <= 0) return;
      const { u, v } = atlas.solid;
      ink.quad(x, y, width, height, u + 1, v + 1, u + 3, v + 3, color, alpha);
    },
    stamp(stamp, x, y, color, alpha = 1) {
      const { u, v, width, height } = stamp;
      ink.quad(x, y, width, height, u, v, u + width, v + height, color, alpha);
    },
  };
  return ink;
}
