// Seeded randomness from integer arithmetic alone, so that a seed means the same market on every machine.

export interface Prng {
  /** The next 32 random bits, 0 to 2^32 - 1. */
  readonly bits: () => number;
  /** Uniform in (0, 1): never 0 or 1. */
  readonly uniform: () => number;
  /** Uniform between two numbers. */
  readonly between: (low: number, high: number) => number;
  /** A whole number from 0 to n - 1. */
  readonly index: (n: number) => number;
  readonly chance: (probability: number) => boolean;
  /** Near to a standard normal, between -6 and 6 (twelve uniforms summed: no logarithm needed). */
  readonly normal: () => number;
  /** Heavy-tailed and positive, mean 1: .5 / sqrt(uniform), cut at `most`. */
  readonly heavy: (most: number) => number;
}

/** Small Fast Counter (sfc32, Chris Doty-Humphrey, PractRand), seeded from one number. */
export function createPrng(seed: number): Prng {
  let a = seed | 0;
  let b = 0x9e3779b9 | 0;
  let c = 0x243f6a88 | 0;
  let counter = 1;
  const bits = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  // The first outputs of near seeds are near: mix them away.
  for (let i = 0; i < 16; i++) bits();
  const uniform = (): number => (bits() + 0.5) / 4_294_967_296;
  return {
    bits,
    uniform,
    between: (low, high) => low + (high - low) * uniform(),
    index: (n) => Math.floor(uniform() * n),
    chance: (probability) => uniform() < probability,
    normal: () => {
      let sum = -6;
      for (let i = 0; i < 12; i++) sum += uniform();
      return sum;
    },
    heavy: (most) => Math.min(most, 0.5 / Math.sqrt(uniform())),
  };
}
