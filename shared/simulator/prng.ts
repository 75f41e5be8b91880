// Seeded randomness from integer arithmetic alone, so that a seed means the same market on every machine.
import { sfc32 } from '../util/sfc32';

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

/** Randomness of one seed. */
export function createPrng(seed: number): Prng {
  const bits = sfc32(seed);
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
