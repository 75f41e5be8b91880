// Tweedie deviance of power 1.5, and the two-number model that turns swept USD into expected liquidations.

/**
 * Deviance of a realised amount y >= 0 from an expected one m > 0, for variance m^1.5: between Poisson (1) and
 * gamma (2), so that an hour of nothing and an hour of 30 million both count (Jorgensen 1987).
 */
export function tweedieDeviance(y: number, m: number): number {
  const root = Math.sqrt(m);
  return 4 * ((y + m) / root - 2 * Math.sqrt(y));
}

export interface ScaleAndFloor {
  readonly scale: number;
  /** USD a bucket. */
  readonly floor: number;
}

const FINEST_STEP = 1e-5;
const MOVES = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, -1],
  [-1, 1],
] as const;

/**
 * The scale and the floor, both above 0, that least deviate: expected = scale x mass + floor. A compass search on
 * their logarithms, from where the expected total is the realised one. With no mass at all the scale is 0 and the
 * floor the mean.
 */
export function fitScaleAndFloor(mass: ArrayLike<number>, realised: ArrayLike<number>): ScaleAndFloor {
  let massSum = 0;
  let realisedSum = 0;
  for (let i = 0; i < mass.length; i++) {
    massSum += mass[i];
    realisedSum += realised[i];
  }
  const mean = Math.max(realisedSum / mass.length, 1e-6);
  if (massSum <= 0) return { scale: 0, floor: mean };
  const cost = (a: number, b: number): number => {
    const scale = Math.exp(a);
    const floor = Math.exp(b);
    let sum = 0;
    for (let i = 0; i < mass.length; i++) sum += tweedieDeviance(realised[i], scale * mass[i] + floor);
    return sum;
  };
  let a = Math.log((mean * mass.length) / massSum);
  let b = Math.log(mean / 10);
  let best = cost(a, b);
  for (let step = 1; step > FINEST_STEP; ) {
    let isBetter = false;
    for (const [da, db] of MOVES) {
      const value = cost(a + da * step, b + db * step);
      if (value >= best) continue;
      best = value;
      a += da * step;
      b += db * step;
      isBetter = true;
    }
    // A floor that runs away to nothing stops at a fraction of a cent.
    if (!isBetter || b < Math.log(1e-6)) step /= 2;
  }
  return { scale: Math.exp(a), floor: Math.exp(b) };
}
