// Round prices and times for the axes.

export interface PriceTick {
  readonly price: number;
  /** Major ticks get a grid line and brighter text. */
  readonly major: boolean;
}

/** Steps of a decade and how many of them make a major one. */
const PRICE_STEPS: readonly (readonly [number, number])[] = [
  [1, 5],
  [2, 5],
  [5, 2],
];

/** The smallest round step (1, 2 or 5 x 10^n) of at least `least`, and how many make a major step. */
export function priceStep(least: number): { readonly step: number; readonly majorEvery: number } {
  const decade = 10 ** Math.floor(Math.log10(least));
  for (const [factor, majorEvery] of PRICE_STEPS) {
    if (decade * factor >= least * (1 - 1e-9)) return { step: decade * factor, majorEvery };
  }
  return { step: decade * 10, majorEvery: PRICE_STEPS[0][1] };
}

/** Ticks in [low, high], at least `gapPx` apart at `pxPerUnit` pixels a quote unit. */
export function priceTicks(low: number, high: number, pxPerUnit: number, gapPx: number): PriceTick[] {
  if (!(high > low) || !(pxPerUnit > 0)) return [];
  const { step, majorEvery } = priceStep(gapPx / pxPerUnit);
  const ticks: PriceTick[] = [];
  for (let n = Math.ceil(low / step); n * step <= high; n++) {
    ticks.push({ price: n * step, major: n % majorEvery === 0 });
  }
  return ticks;
}

/** Decimals that a tick's text needs at a step. */
export function stepDecimals(step: number): number {
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
}

export interface TimeTick {
  readonly ms: number;
  /** True at 00:00 UTC: the text is the date. */
  readonly day: boolean;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TIME_STEPS = [
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  4 * DAY,
  7 * DAY,
  14 * DAY,
  28 * DAY,
  91 * DAY,
];

/** Ticks in [fromMs, toMs] at least `gapPx` apart at `pxPerMs` pixels a millisecond, on round UTC times. */
export function timeTicks(fromMs: number, toMs: number, pxPerMs: number, gapPx: number): TimeTick[] {
  if (!(toMs > fromMs) || !(pxPerMs > 0)) return [];
  const step = TIME_STEPS.find((s) => s * pxPerMs >= gapPx) ?? TIME_STEPS[TIME_STEPS.length - 1];
  const ticks: TimeTick[] = [];
  for (let n = Math.ceil(fromMs / step); n * step <= toMs; n++) {
    ticks.push({ ms: n * step, day: (n * step) % DAY === 0 });
  }
  return ticks;
}
