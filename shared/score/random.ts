// Seeded whole numbers for shuffles and resamples: the same seed gives the same figures on every machine.

/** Draws whole numbers from 0 to n - 1. */
export type Draw = (n: number) => number;

/**
 * Small Fast Counter (sfc32, Chris Doty-Humphrey, PractRand) from one seed. A draw takes the high part of a 32 bit
 * product, so it is uneven by at most n / 2^32.
 */
export function drawsOf(seed: number): Draw {
  let a = seed | 0;
  let b = 0x9e3779b9 | 0;
  let c = 0x243f6a88 | 0;
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  // The first outputs of near seeds are near: mix them away.
  for (let i = 0; i < 16; i++) next();
  return (n) => Math.floor((next() / 4_294_967_296) * n);
}

/** The indexes 0 to n - 1 in a random order (Fisher-Yates). */
export function permutation(n: number, draw: Draw): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = draw(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
