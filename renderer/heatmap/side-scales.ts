// Scales that rank each side by itself: percentiles among one side's cells, so that a loud side hides no quiet one.
import type { HeatScale } from '../../shared/model/heat-scale';
import { SCALE_PERCENTILES } from '../../shared/model/heat-scale';
import type { Side } from '../../shared/model/side';
import { fromHalf } from '../../shared/util/half-float';
import type { ColumnCells, Columns } from '../session/replica-columns';
import { readColumn } from '../session/replica-columns';

export type SideScales = Readonly<Record<Side, readonly HeatScale[]>>;

const HOUR_MS = 3_600_000;
const scratch: ColumnCells = { thousands: new Uint16Array(0), start: 0, end: 0, firstCell: 0 };

/**
 * One side's scale over the same window as a scale of both, a column an hour; null where the window's columns are
 * not known. The cells are the columns' own, `displayCell` quote units wide.
 */
export function sideScale(
  columns: Columns,
  barMs: number,
  side: Side,
  both: HeatScale,
  displayCell: number,
): HeatScale | null {
  const counts = new Uint32Array(0x7c00);
  let cells = 0;
  const step = Math.max(1, Math.round(HOUR_MS / barMs));
  const last = Math.floor(both.windowToMs / barMs) - 1;
  for (let slot = last; slot * barMs >= both.windowFromMs && slot >= columns.first; slot -= step) {
    if (!readColumn(columns, slot, side, scratch)) continue;
    for (let i = scratch.start; i < scratch.end; i++) {
      const bits = scratch.thousands[i];
      if (bits === 0) continue;
      counts[bits]++;
      cells++;
    }
  }
  if (cells === 0) return null;
  const usd: number[] = [];
  let [below, bits] = [0, 0];
  for (const percentile of SCALE_PERCENTILES) {
    const wanted = Math.max(1, Math.ceil(percentile * cells));
    while (below < wanted) below += counts[bits++];
    usd.push(fromHalf(bits - 1) * 1000);
  }
  return { ...both, cell: displayCell, cells, usd };
}

/**
 * Keeps each side's scales for the days that a replica has scales of; asks for them again when those change. `tiers` is
 * what the columns are of: a filtered map is ranked among what it shows, and the window says so.
 */
export function createSideScales(): (
  scales: readonly HeatScale[],
  columns: Columns,
  barMs: number,
  displayCell: number,
  tiers?: unknown,
) => SideScales {
  const made = new Map<string, HeatScale>();
  let shown: {
    readonly of: readonly HeatScale[];
    readonly columns: Columns;
    readonly first: number;
    readonly tiers: unknown;
  } | null = null;
  let sides: SideScales = { long: [], short: [] };
  return (scales, columns, barMs, displayCell, tiers = null) => {
    const same =
      shown?.of === scales &&
      shown.columns === columns &&
      shown.first === columns.first &&
      shown.tiers === tiers;
    if (same) return sides;
    // Other columns, or older ones that came since: what was ranked without them is ranked again.
    if (shown?.columns !== columns || shown.first !== columns.first || shown.tiers !== tiers) made.clear();
    shown = { of: scales, columns, first: columns.first, tiers };
    const of = (side: Side) =>
      scales.map((both) => {
        const key = `${side}:${both.sinceMs}`;
        const scale = made.get(key) ?? sideScale(columns, barMs, side, both, displayCell) ?? both;
        if (scale !== both) made.set(key, scale);
        return scale;
      });
    sides = { long: of('long'), short: of('short') };
    return sides;
  };
}
