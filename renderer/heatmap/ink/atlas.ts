// One coverage texture for every glyph and small shape: drawn once with canvas 2D, kept as bytes on the CPU.

/** Texels of a stamp in the atlas, without its empty border. */
export interface Stamp {
  readonly u: number;
  readonly v: number;
  readonly width: number;
  readonly height: number;
}

export interface Atlas {
  /** Width and height of the texture in texels. */
  readonly size: number;
  /** Coverage 0..255, row by row. */
  readonly data: Uint8Array;
  /** Rows [from, to) whose bytes changed since the last call; empty when from >= to. */
  takeDirty(): { readonly from: number; readonly to: number };
  /** The stamp of a key, drawn white on nothing with `draw` when it is new. */
  stamp(key: string, width: number, height: number, draw: (context: CanvasRenderingContext2D) => void): Stamp;
  /** The stamp of a key from coverage bytes, row by row. */
  stampBytes(key: string, width: number, height: number, bytes: () => Uint8Array): Stamp;
  /** A solid texel. */
  readonly solid: Stamp;
  /** True once nothing more fits: what is on screen must be drawn again after `clear`. */
  full(): boolean;
  clear(): void;
}

const BORDER = 1;

function createContext(size: number): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  return canvas.getContext('2d', { willReadFrequently: true });
}

/** An empty atlas of `size` x `size` texels; throws where the browser has no canvas 2D. */
export function createAtlas(size: number): Atlas {
  const scratchSize = 512;
  const context = createContext(scratchSize);
  if (!context) throw new Error('This browser gives no 2D canvas.');
  const data = new Uint8Array(size * size);
  const stamps = new Map<string, Stamp>();
  const empty: Stamp = { u: 0, v: 0, width: 0, height: 0 };
  let [x, y, shelf, isFull] = [0, 0, 0, false];
  let dirty = { from: 0, to: size };

  function place(key: string, width: number, height: number): Stamp | null {
    if (x + width + BORDER * 2 > size) {
      x = 0;
      y += shelf;
      shelf = 0;
    }
    if (y + height + BORDER * 2 > size) {
      isFull = true;
      return null;
    }
    const stamp = { u: x + BORDER, v: y + BORDER, width, height };
    x += width + BORDER * 2;
    shelf = Math.max(shelf, height + BORDER * 2);
    stamps.set(key, stamp);
    dirty = { from: Math.min(dirty.from, stamp.v), to: Math.max(dirty.to, stamp.v + height) };
    return stamp;
  }

  function stampBytes(key: string, width: number, height: number, bytes: () => Uint8Array): Stamp {
    const known = stamps.get(key);
    if (known) return known;
    const stamp = place(key, width, height);
    if (!stamp) return empty;
    const source = bytes();
    for (let row = 0; row < height; row++) {
      data.set(source.subarray(row * width, (row + 1) * width), (stamp.v + row) * size + stamp.u);
    }
    return stamp;
  }

  function drawn(
    width: number,
    height: number,
    draw: (context: CanvasRenderingContext2D) => void,
  ): Uint8Array {
    const c = context;
    if (!c) return new Uint8Array(width * height);
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.clearRect(0, 0, width, height);
    c.fillStyle = '#fff';
    c.strokeStyle = '#fff';
    c.save();
    draw(c);
    c.restore();
    const pixels = c.getImageData(0, 0, width, height).data;
    const bytes = new Uint8Array(width * height);
    for (let i = 0; i < bytes.length; i++) bytes[i] = pixels[i * 4 + 3];
    return bytes;
  }

  const solidBytes = () => new Uint8Array(16).fill(255);
  let solid = stampBytes('solid', 4, 4, solidBytes);
  return {
    size,
    data,
    takeDirty() {
      const taken = dirty;
      dirty = { from: size, to: 0 };
      return taken;
    },
    stamp: (key, width, height, draw) =>
      stampBytes(key, width, height, () =>
        drawn(Math.min(width, scratchSize), Math.min(height, scratchSize), draw),
      ),
    stampBytes,
    get solid() {
      return solid;
    },
    full: () => isFull,
    clear() {
      stamps.clear();
      data.fill(0);
      [x, y, shelf, isFull] = [0, 0, 0, false];
      dirty = { from: 0, to: size };
      solid = stampBytes('solid', 4, 4, solidBytes);
    },
  };
}
