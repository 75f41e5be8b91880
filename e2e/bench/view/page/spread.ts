// How figures are spread: their median and their 99th percentile.

export interface Spread {
  readonly p50: number;
  readonly p99: number;
}

/** Percentiles by rank; 0 for none. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: Number(at(0.5).toFixed(3)), p99: Number(at(0.99).toFixed(3)) };
}
