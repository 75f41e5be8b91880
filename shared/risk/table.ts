// A map made ready for many questions: running sums a side, and zones in the order the price would reach them.
import type { LevelMap } from '../model/level-map';
import type { Side } from '../model/side';
import type { Zone } from '../model/zone';

export interface MapTable {
  readonly map: LevelMap;
  readonly zones: readonly Zone[];
  /** Each side's zones from the first that a losing move reaches: longs highest first, shorts lowest first. */
  readonly own: Readonly<Record<Side, readonly Zone[]>>;
  /** sums[i] is what stands in the first i cells, USD. */
  readonly sums: Readonly<Record<Side, Float64Array>>;
  readonly isEmpty: boolean;
}

/** Where each zone's sweep could carry the price (`zoneReaches`); a price in quote units. */
export interface ZoneReach {
  readonly zone: Zone;
  readonly reach: number;
}

export function tableOf(map: LevelMap, zones: readonly Zone[]): MapTable {
  const long = zones.filter((zone) => zone.side === 'long').sort((a, b) => b.high - a.high || b.low - a.low);
  const short = zones
    .filter((zone) => zone.side === 'short')
    .sort((a, b) => a.low - b.low || a.high - b.high);
  const sums = { long: runningSums(map.longUsd), short: runningSums(map.shortUsd) };
  const isEmpty = !((sums.long.at(-1) ?? 0) > 0) && !((sums.short.at(-1) ?? 0) > 0);
  return { map, zones, own: { long, short }, sums, isEmpty };
}

function runningSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i] + Math.max(0, values[i]);
  return sums;
}

/**
 * USD of one side's levels between two prices (quote units, in either order); a cell that is only partly
 * between them counts in proportion.
 */
export function sweptBetween(table: MapTable, side: Side, a: number, b: number): number {
  return Math.abs(sumUpTo(table, side, a) - sumUpTo(table, side, b));
}

function sumUpTo({ map, sums }: MapTable, side: Side, price: number): number {
  const all = sums[side];
  const last = all.length - 1;
  const at = price / map.cell - map.firstCell;
  if (!(at > 0)) return 0;
  if (at >= last) return all[last];
  const i = Math.floor(at);
  return all[i] + (all[i + 1] - all[i]) * (at - i);
}
