// The order book as one rising line: how many USD rest within a distance of the price.
import type { CascadeDepth, CascadeDirection } from '../model/cascade';
import type { Depth } from '../model/depth';

/** Cumulative USD at rising distances from the price (fractions), from (0, 0) on. */
export interface BookProfile {
  readonly distances: readonly number[];
  readonly usd: readonly number[];
  /** USD per unit of distance beyond the last point. */
  readonly beyond: number;
}

/** Where no book was recorded: this share of an hour's mean volume is taken to rest within one ATR of the price. */
export const ASSUMED_SHARE = 0.1;

/** What an assumed book is made from; null is unknown. */
export interface MarketPace {
  readonly price: number;
  readonly atrUsd: number | null;
  readonly volume24hUsd: number | null;
}

/** A side of a measured book, or an assumed one; null when there is nothing to assume it from. */
export function bookProfile(
  depth: Depth | null,
  direction: CascadeDirection,
  pace: MarketPace,
): { readonly profile: BookProfile; readonly about: CascadeDepth } | null {
  const measured = depth === null ? null : measuredProfile(depth, direction);
  if (depth !== null && measured !== null) {
    const { source, asOfMs } = depth;
    const measuredPct = (measured.distances.at(-1) ?? 0) * 100;
    const within1PctUsd = usdWithin(measured, 0.01);
    return { profile: measured, about: { source, assumed: false, asOfMs, measuredPct, within1PctUsd } };
  }
  const { price, atrUsd, volume24hUsd } = pace;
  if (atrUsd === null || volume24hUsd === null || !(atrUsd > 0) || !(volume24hUsd > 0)) return null;
  const beyond = ((volume24hUsd / 24) * ASSUMED_SHARE) / (atrUsd / price);
  return {
    profile: { distances: [0], usd: [0], beyond },
    about: {
      source: 'assumed from volume and ATR',
      assumed: true,
      asOfMs: null,
      measuredPct: null,
      within1PctUsd: beyond * 0.01,
    },
  };
}

/** Beyond its last point a book goes on as dense as in its outermost measured part. */
function measuredProfile(depth: Depth, direction: CascadeDirection): BookProfile | null {
  const side = direction === 'down' ? depth.bidUsd : depth.askUsd;
  const distances = [0];
  const usd = [0];
  depth.distances.forEach((distance, i) => {
    const sum = side[i];
    if (sum === null || distance <= distances[distances.length - 1] || sum < usd[usd.length - 1]) return;
    distances.push(distance);
    usd.push(sum);
  });
  const last = usd.length - 1;
  if (last === 0 || !(usd[last] > 0)) return null;
  const outer = (usd[last] - usd[last - 1]) / (distances[last] - distances[last - 1]);
  // An empty outermost part says that the book ends, not that it costs nothing to go on for ever.
  const mean = usd[last] / distances[last];
  return { distances, usd, beyond: outer > 0 ? outer : mean };
}

/** USD within a distance (a fraction) of the price. */
export function usdWithin({ distances, usd, beyond }: BookProfile, distance: number): number {
  const last = distances.length - 1;
  if (distance >= distances[last]) return usd[last] + (distance - distances[last]) * beyond;
  let i = 1;
  while (distances[i] < distance) i++;
  const share = (distance - distances[i - 1]) / (distances[i] - distances[i - 1]);
  return usd[i - 1] + share * (usd[i] - usd[i - 1]);
}

/** The furthest distance within which no more than `amount` USD rest. */
export function distanceOf({ distances, usd, beyond }: BookProfile, amount: number): number {
  const last = distances.length - 1;
  if (amount >= usd[last]) return distances[last] + (amount - usd[last]) / beyond;
  let i = 1;
  while (usd[i] <= amount) i++;
  const share = (amount - usd[i - 1]) / (usd[i] - usd[i - 1]);
  return distances[i - 1] + share * (distances[i] - distances[i - 1]);
}
