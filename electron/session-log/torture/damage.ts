// Where a file is damaged: seeded, so that every run damages the same bytes.

export interface Damage {
  readonly kind: 'flip' | 'cut';
  /** The byte that is changed, or the length that is left. */
  readonly at: number;
}

/** Numbers from 0 to 1 by a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A changed copy: nine times in ten one byte is another one, else the end is missing. */
export function damage(bytes: Uint8Array, random: () => number): { damaged: Uint8Array; what: Damage } {
  const at = Math.floor(random() * bytes.length);
  if (random() < 0.1) return { damaged: new Uint8Array(bytes.subarray(0, at)), what: { kind: 'cut', at } };
  const damaged = new Uint8Array(bytes);
  damaged[at] ^= 1 + Math.floor(random() * 255);
  return { damaged, what: { kind: 'flip', at } };
}
