// Reads the map a leverage band at a time, on display cells: the same levels as read-map, kept apart.
import { LEVERAGE_BANDS } from '../model/leverage-bands';
import type { LevelMap } from '../model/level-map';
import type { LevelBook } from './level-book';
import { type Readable, readStanding } from './standing';

/** Neighbouring placements of one band: places [from, to). */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly band: number;
}

/** Placements are in the order of their distance, so there is mostly one run a band. */
function runsOf(bandOf: Uint8Array): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < bandOf.length; ) {
    let to = from + 1;
    while (to < bandOf.length && bandOf[to] === bandOf[from]) to++;
    runs.push({ from, to, band: bandOf[from] });
    from = to;
  }
  return runs;
}

/** Adds each run's USD in base cells [from, to) to its band's row of cells that are `factor` base cells wide. */
function addRuns(
  book: LevelBook,
  from: number,
  to: number,
  runs: readonly Run[],
  factor: number,
  rows: readonly Float64Array[],
  rowsFirst: number,
): void {
  const { places, raw, scale } = book;
  const first = Math.max(from, book.lo);
  const end = Math.min(to, book.hi);
  for (let cell = first; cell < end; ) {
    const wide = Math.floor(cell / factor);
    const stop = Math.min(end, (wide + 1) * factor);
    const base = (cell - book.firstCell) * places;
    const last = (stop - book.firstCell) * places;
    for (const run of runs) {
      let sum = 0;
      for (let at = base; at < last; at += places) {
        for (let k = run.from; k < run.to; k++) sum += raw[at + k] * scale[k];
      }
      rows[run.band][wide - rowsFirst] += sum;
    }
    cell = stop;
  }
}

/**
 * The standing map of every leverage band (shared/model/leverage-bands) on cells `factor` base cells wide, of all venues
 * together, or null before the first bar. The bands add up to `widenMap(readMap(...), factor)`, cell by cell, but for
 * the rounding of the sums. `bandOf` is the band of each placement.
 */
export function readBands(state: Readable, bandOf: Uint8Array, factor: number): LevelMap[] | null {
  const standing = readStanding(state);
  if (standing === null) return null;
  const { cell, split, first, end, venues } = standing;
  const firstCell = Math.floor(first / factor);
  const cells = Math.max(0, Math.ceil(end / factor) - firstCell);
  const rows = (): Float64Array[] => LEVERAGE_BANDS.map(() => new Float64Array(cells));
  const [longs, shorts] = [rows(), rows()];
  const runs = runsOf(bandOf);
  for (const { long, short } of venues) {
    addRuns(long, first, split, runs, factor, longs, firstCell);
    addRuns(short, split, end, runs, factor, shorts, firstCell);
  }
  return longs.map((longUsd, band) => ({ cell: cell * factor, firstCell, longUsd, shortUsd: shorts[band] }));
}

/** Several bands' maps of one moment as one. */
export function sumBands(bands: readonly LevelMap[]): LevelMap {
  const [{ cell, firstCell, longUsd }] = bands;
  const sum = (of: (map: LevelMap) => Float64Array): Float64Array => {
    const total = new Float64Array(longUsd.length);
    for (const map of bands) {
      const usd = of(map);
      for (let i = 0; i < total.length; i++) total[i] += usd[i];
    }
    return total;
  };
  return { cell, firstCell, longUsd: sum((map) => map.longUsd), shortUsd: sum((map) => map.shortUsd) };
}
