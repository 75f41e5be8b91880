// Numbers as a person reads them: the one place for thousands commas, USD steps, signs and ages.

/** U+2212, as wide as a plus; a hyphen is not a sign. */
const MINUS = '\u2212';
const EN_DASH = '\u2013';
/** What stands for an unknown number: never 0. */
export const UNKNOWN = '\u2013';

function grouped(x: number, decimals: number): string {
  let text = x.toFixed(decimals);
  const whole = decimals > 0 ? text.length - decimals - 1 : text.length;
  // Slices, not a pattern: axes and cards write dozens of prices a frame.
  for (let at = whole - 3; at > 0; at -= 3) text = `${text.slice(0, at)},${text.slice(at)}`;
  return text;
}

/** A price with thousands commas and fixed decimals, `92,477.5`; an unknown one is a dash. */
export function formatPrice(x: number | null, decimals: number): string {
  if (x === null || !Number.isFinite(x)) return UNKNOWN;
  const text = grouped(Math.abs(x), decimals);
  return x < 0 && Number(x.toFixed(decimals)) !== 0 ? MINUS + text : text;
}

/** Decimals that show a price to about five digits: none from 1,000 up, then 1, 2, ... */
export function priceDecimals(x: number): number {
  let decimals = 0;
  for (let edge = 1000; Math.abs(x) < edge && decimals < 8; edge /= 10) decimals++;
  return decimals;
}

/** `$633`, `$633k`, `$86.6M` under 100M, `$531M` from there, `$2.35B`. Steps are taken after rounding. */
export function formatUsd(usd: number | null): string {
  if (usd === null || !Number.isFinite(usd)) return UNKNOWN;
  const x = Math.abs(usd);
  const sign = usd < 0 && x >= 0.5 ? MINUS : '';
  if (x < 999.5) return `${sign}$${x.toFixed(0)}`;
  if (x < 999_500) return `${sign}$${(x / 1e3).toFixed(0)}k`;
  if (x < 99.95e6) return `${sign}$${(x / 1e6).toFixed(1)}M`;
  if (x < 999.5e6) return `${sign}$${(x / 1e6).toFixed(0)}M`;
  return `${sign}$${grouped(x / 1e9, 2)}B`;
}

/** A change in %, always signed, `−3.61%`, `+0.54%`; distances take one decimal. */
export function formatPct(pct: number | null, decimals = 2): string {
  if (pct === null || !Number.isFinite(pct)) return UNKNOWN;
  const text = `${grouped(Math.abs(pct), decimals)}%`;
  return (pct < 0 && Number(pct.toFixed(decimals)) !== 0 ? MINUS : '+') + text;
}

/**
 * A price band with its unit once, `88.3–89.2k`; below 1,000 without a unit. Takes as many decimals (at least
 * one) as keep the last digit at or under half of the band's width, so that a narrow band is not rounded away.
 */
export function formatZoneRange(low: number, high: number): string {
  const inThousands = Math.max(Math.abs(low), Math.abs(high)) >= 1000;
  const unit = inThousands ? 1000 : 1;
  let decimals = 1;
  for (let digit = 0.1; digit * unit * 2 > high - low && decimals < 8; digit /= 10) decimals++;
  const text = `${grouped(low / unit, decimals)}${EN_DASH}${grouped(high / unit, decimals)}`;
  return inThousands ? `${text}k` : text;
}

/** A percentile (0..1) rounded down, `p98`; only the very top is p100. */
export function formatPercentile(percentile: number | null): string {
  if (percentile === null || !Number.isFinite(percentile)) return UNKNOWN;
  // The tiny lift undoes binary fractions: 0.29 x 100 is 28.999999999999996.
  return `p${Math.floor(percentile * 100 + 1e-9)}`;
}

const HOUR_MS = 3_600_000;

/** An age: `40h` under 48 hours, then `2.8d`; under one hour `<1h`. Whole hours are rounded down. */
export function formatAge(ms: number | null): string {
  if (ms === null || !Number.isFinite(ms)) return UNKNOWN;
  if (ms < HOUR_MS) return '<1h';
  if (ms < 48 * HOUR_MS) return `${Math.floor(ms / HOUR_MS)}h`;
  return `${(ms / (24 * HOUR_MS)).toFixed(1)}d`;
}
