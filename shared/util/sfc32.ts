// Random bits from a seed by integer arithmetic alone: the same on every machine.

/** Small Fast Counter (sfc32, Chris Doty-Humphrey, PractRand) from one seed: the next 32 bits, 0 to 2^32 - 1. */
export function sfc32(seed: number): () => number {
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
  return next;
}
