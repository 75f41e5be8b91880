// Which windows see only some leverage bands, and the map of those bands at this moment.
import { readBands, sumBands } from '../../shared/engine/read-bands';
import type { EngineState } from '../../shared/engine/engine';
import type { NowFrame } from '../../shared/ipc/frames';
import type { BandId } from '../../shared/model/leverage-bands';
import { chosen, type ColumnStore } from './columns';

/** The bands of each window that shows some only; a window that is not in it shows all. */
export type Filters = Map<number, readonly BandId[]>;

export interface FilterGroup {
  readonly tiers: readonly BandId[];
  readonly windows: readonly number[];
}

/** Windows that show the same bands, together: what they are sent is made once. */
export function groupsOf(filters: Filters): FilterGroup[] {
  const groups = new Map<string, { tiers: readonly BandId[]; windows: number[] }>();
  for (const [window, tiers] of filters) {
    const key = tiers.toSorted().join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { tiers, windows: [window] });
    else group.windows.push(window);
  }
  return [...groups.values()];
}

/** Remembers a window's bands; null or all of nothing is no filter. */
export function setFilter(filters: Filters, window: number, tiers: readonly BandId[] | null): void {
  if (tiers === null) filters.delete(window);
  else filters.set(window, tiers);
}

/** The moment with the chosen bands' levels beside all of them; zones and figures stay those of the whole map. */
export function filterNow(
  now: NowFrame,
  state: EngineState,
  columns: ColumnStore,
  tiers: readonly BandId[] | null,
): NowFrame {
  if (tiers === null) return now;
  const bands = chosen(readBands(state, columns.bandOf, columns.factor) ?? [], tiers);
  const whole = { firstCell: now.firstCell, longUsd: now.longUsd, shortUsd: now.shortUsd };
  if (bands.length === 0)
    return { ...now, whole, longUsd: new Float32Array(0), shortUsd: new Float32Array(0) };
  const { firstCell, longUsd, shortUsd } = sumBands(bands);
  return {
    ...now,
    whole,
    firstCell,
    longUsd: Float32Array.from(longUsd),
    shortUsd: Float32Array.from(shortUsd),
  };
}
