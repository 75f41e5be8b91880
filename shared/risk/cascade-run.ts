// One chain: swept levels become forced orders, those push the price through the book, that sweeps more levels.
import type { CascadeRun, CascadeStep } from '../model/cascade';
import type { Side } from '../model/side';
import { type BookProfile, distanceOf, usdWithin } from './book-profile';
import type { MapTable } from './table';

/** Levels of one side going outward from a price: the far edges of cells as fractions of it, and USD up to each. */
export interface Outward {
  readonly edges: Float64Array;
  readonly sums: Float64Array;
}

/** Rounds told one by one; the rest is told as one. */
const MOST_STEPS = 24;

/** The side's levels from `from` in the losing direction of that side. */
export function outwardOf(table: MapTable, side: Side, from: number): Outward {
  const { map } = table;
  const values = side === 'long' ? map.longUsd : map.shortUsd;
  const down = side === 'long';
  const at = from / map.cell - map.firstCell;
  const inside = Math.min(Math.max(down ? Math.ceil(at) - 1 : Math.floor(at), -1), values.length);
  const count = down ? inside + 1 : values.length - Math.max(0, inside);
  const first = down ? inside : Math.max(0, inside);
  const edges = new Float64Array(Math.max(0, count));
  const sums = new Float64Array(Math.max(0, count));
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const i = down ? first - k : first + k;
    const usd = i >= 0 && i < values.length ? Math.max(0, values[i]) : 0;
    const near = Math.max(0, down ? at - (i + 1) : i - at);
    const far = down ? at - i : i + 1 - at;
    // Of the cell that holds the price only what lies ahead counts.
    sum += usd * Math.min(1, far - near);
    edges[k] = (far * map.cell) / from;
    sums[k] = sum;
  }
  return { edges, sums };
}

/** USD of levels up to a distance (a fraction of the starting price). */
export function sweptWithin({ edges, sums }: Outward, distance: number, cell: number): number {
  if (edges.length === 0 || distance <= 0) return 0;
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges[middle] < distance) low = middle + 1;
    else high = middle;
  }
  if (low === edges.length) return sums[low - 1];
  const before = low === 0 ? 0 : sums[low - 1];
  const start = low === 0 ? Math.max(0, edges[0] - cell) : edges[low - 1];
  const width = edges[low] - start;
  const share = width > 0 ? Math.max(0, Math.min(1, (distance - start) / width)) : 1;
  return before + (sums[low] - before) * share;
}

export interface RunInput {
  readonly table: MapTable;
  readonly side: Side;
  readonly from: number;
  /** A fraction of `from`. */
  readonly push: number;
  readonly profile: BookProfile;
  readonly thin: number;
  readonly forcedShare: number;
}

/**
 * The distance x at which the chain rests: the least one at or beyond the push p with
 *
 *   D(x) - D(p) = thin x forcedShare x M(x)
 *
 * where M is what was swept up to x and D what the book holds up to x. Until then forced orders outweigh what is left
 * of the book on the way. Both grow in straight pieces, so it is found piece by piece, exactly: more depth, less
 * reach, with no step size that could break that. No levels in the push, no chain: x = p.
 */
export function restOf(outward: Outward, input: RunInput): number {
  const { profile, thin, forcedShare, push } = input;
  const cell = input.table.map.cell / input.from;
  const start = usdWithin(profile, push);
  const force = thin * forcedShare;
  const missing = (x: number) => force * sweptWithin(outward, x, cell) - (usdWithin(profile, x) - start);
  let from = push;
  let left = missing(push);
  if (!(left > 0)) return push;
  // Corners of both lines in rising order; most runs end long before the last.
  const { edges } = outward;
  const { distances } = profile;
  let e = 0;
  let d = 0;
  while (e < edges.length || d < distances.length) {
    const isEdge = d >= distances.length || (e < edges.length && edges[e] <= distances[d]);
    const to = isEdge ? edges[e++] : distances[d++];
    if (to <= from) continue;
    const there = missing(to);
    if (there <= 0) return from + ((to - from) * left) / (left - there);
    from = to;
    left = there;
  }
  return from + left / profile.beyond;
}

/** A run's rounds and its rest, in prices. */
export function runCascade(outward: Outward, input: RunInput): CascadeRun {
  const { side, from, push, profile, thin, forcedShare } = input;
  const cell = input.table.map.cell / from;
  const rest = restOf(outward, input);
  const priceAt = (x: number) => (side === 'long' ? from - from * x : from + from * x);
  const swept = (x: number) => sweptWithin(outward, x, cell);
  const pushed = swept(push);
  const start = usdWithin(profile, push);
  const steps: CascadeStep[] = [];
  let x = push;
  let before = 0;
  while (x < rest) {
    const sum = swept(x);
    const next = distanceOf(profile, start + thin * forcedShare * sum);
    const isLast = steps.length === MOST_STEPS - 1 || rest - next < cell / 2 || next <= x;
    const to = isLast ? rest : next;
    steps.push({
      fromPrice: priceAt(x),
      toPrice: priceAt(to),
      sweptUsd: swept(to) - sum,
      forcedUsd: forcedShare * (isLast ? swept(rest) - before : sum - before),
    });
    before = sum;
    x = to;
  }
  const totalUsd = swept(rest);
  return {
    forcedShare,
    reach: priceAt(rest),
    reachPct: (side === 'long' ? -rest : rest) * 100,
    totalUsd,
    amplification: pushed > 0 ? (totalUsd - pushed) / pushed : null,
    steps,
    beyondMap: rest > (outward.edges.at(-1) ?? 0) && totalUsd > 0,
  };
}
