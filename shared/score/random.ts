// Seeded whole numbers for shuffles and resamples: the same seed gives the same figures on every machine.
import { sfc32 } from '../util/sfc32';

/** Draws whole numbers from 0 to n - 1. */
export type Draw = (n: number) => number;

/** Draws from one seed. A draw takes the high part of a 32 bit product, so it is uneven by at most n / 2^32. */
export function drawsOf(seed: number): Draw {
  const next = sfc32(seed);
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
