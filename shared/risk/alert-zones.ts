// Zones as alerts follow them: by where they stand, so that a band that flickers at the threshold is one zone.
import type { Zone } from '../model/zone';

export interface WatchedZone {
  readonly key: string;
  readonly zone: Zone;
  readonly seenMs: number;
  /** What growth is measured from, USD: what was last told, or less when it shrank since. */
  readonly baseUsd: number;
  readonly isSwept: boolean;
}

/** A zone that is gone this long, ms, is forgotten: if it comes back, it has formed anew. */
const FORGET_MS = 3_600_000;

export interface ZoneNews {
  readonly watched: readonly WatchedZone[];
  readonly formed: readonly WatchedZone[];
  /** Those standing now. */
  readonly standing: readonly WatchedZone[];
  /** Those gone now that stood at the last step. */
  readonly gone: readonly WatchedZone[];
}

function overlaps(a: Zone, b: Zone): boolean {
  const common = Math.min(a.high, b.high) - Math.max(a.low, b.low);
  return a.side === b.side && common * 2 >= Math.min(a.high - a.low, b.high - b.low);
}

/** The zones followed from now on, and what is new among them. */
export function watchZones(before: readonly WatchedZone[], zones: readonly Zone[], nowMs: number): ZoneNews {
  const taken = new Set<WatchedZone>();
  const formed: WatchedZone[] = [];
  const standing = zones.map((zone) => {
    const known = before.find((item) => !taken.has(item) && overlaps(item.zone, zone));
    if (known !== undefined) {
      taken.add(known);
      return { ...known, zone, seenMs: nowMs, baseUsd: Math.min(known.baseUsd, zone.usd) };
    }
    const key = `${zone.side}-${nowMs}-${zone.low}`;
    const item: WatchedZone = { key, zone, seenMs: nowMs, baseUsd: zone.usd, isSwept: false };
    formed.push(item);
    return item;
  });
  const latest = Math.max(0, ...before.map(({ seenMs }) => seenMs));
  const missing = before.filter((item) => !taken.has(item) && nowMs - item.seenMs < FORGET_MS);
  const gone = missing.filter(({ seenMs }) => seenMs === latest);
  return { watched: [...standing, ...missing], formed, standing, gone };
}
