// Compares a picture with its golden. The tolerance of all picture cases stands here and nowhere else.
import { PNG } from 'pngjs';

export const TOLERANCE = {
  /** A pixel differs when one of its channels (0..255) is further off than this: software GL rounds by one or two. */
  channel: 12,
  /** Share of pixels that may differ: what the edges of letters may change between versions of Chromium. */
  share: 0.002,
  /** No straight run of differing pixels may be this long: letters have none, a shifted line or band has. */
  run: 16,
} as const;

export interface Comparison {
  /** Null when the pictures are the same within the tolerance; else what differs, in one sentence. */
  readonly problem: string | null;
  /** Where they differ: red on the golden in grey. */
  readonly diff: Buffer;
}

/** Longest straight run, across or down, in a mask of `width` pixels a row. */
function longestRun(mask: Uint8Array, width: number): number {
  let longest = 0;
  const down = new Uint32Array(width);
  let across = 0;
  for (let i = 0; i < mask.length; i++) {
    const x = i % width;
    if (x === 0) across = 0;
    across = mask[i] ? across + 1 : 0;
    down[x] = mask[i] ? down[x] + 1 : 0;
    longest = Math.max(longest, across, down[x]);
  }
  return longest;
}

/** Compares two PNGs. */
export function comparePictures(golden: Buffer, actual: Buffer): Comparison {
  const [a, b] = [PNG.sync.read(golden), PNG.sync.read(actual)];
  if (a.width !== b.width || a.height !== b.height) {
    const problem = `is ${b.width} x ${b.height} pixels instead of ${a.width} x ${a.height}`;
    return { problem, diff: actual };
  }
  const mask = new Uint8Array(a.width * a.height);
  let differing = 0;
  const shown = new PNG({ width: a.width, height: a.height });
  for (let i = 0; i < mask.length; i++) {
    const at = i * 4;
    const off = Math.max(...[0, 1, 2].map((c) => Math.abs(a.data[at + c] - b.data[at + c])));
    mask[i] = off > TOLERANCE.channel ? 1 : 0;
    differing += mask[i];
    const grey = Math.round((a.data[at] + a.data[at + 1] + a.data[at + 2]) / 6);
    shown.data.set(mask[i] ? [255, 0, 0, 255] : [grey, grey, grey, 255], at);
  }
  const share = differing / mask.length;
  const run = longestRun(mask, a.width);
  const same = share <= TOLERANCE.share && run < TOLERANCE.run;
  const problem = `differs in ${(share * 100).toFixed(2)} % of its pixels, in straight runs of up to ${run}`;
  return { problem: same ? null : problem, diff: PNG.sync.write(shown) };
}

/** A picture of half the size: each pixel the mean of four. */
export function halved(picture: Buffer): Buffer {
  const from = PNG.sync.read(picture);
  const [width, height] = [from.width / 2, from.height / 2];
  const into = new PNG({ width, height });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 4; c++) {
        const at = (dx: number, dy: number) => from.data[((2 * y + dy) * from.width + 2 * x + dx) * 4 + c];
        into.data[(y * width + x) * 4 + c] = Math.round((at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4);
      }
    }
  }
  return PNG.sync.write(into);
}

const BLOCK = 4;
const BLOCK_CHANNEL = 24;

/** Share of the blocks of 4 x 4 pixels whose mean colour differs in some channel by more than 24 of 255. */
export function blockDifference(one: Buffer, other: Buffer): number {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)];
  const [across, down] = [Math.floor(a.width / BLOCK), Math.floor(a.height / BLOCK)];
  if (a.width !== b.width || a.height !== b.height) return 1;
  let differing = 0;
  for (let i = 0; i < across * down; i++) {
    const sums = [0, 0, 0];
    for (let p = 0; p < BLOCK * BLOCK; p++) {
      const x = (i % across) * BLOCK + (p % BLOCK);
      const y = Math.floor(i / across) * BLOCK + Math.floor(p / BLOCK);
      const at = (y * a.width + x) * 4;
      for (let c = 0; c < 3; c++) sums[c] += a.data[at + c] - b.data[at + c];
    }
    if (sums.some((sum) => Math.abs(sum) > BLOCK_CHANNEL * BLOCK * BLOCK)) differing++;
  }
  return differing / (across * down);
}
