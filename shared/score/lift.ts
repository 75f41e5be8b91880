// Lift@10 %: how much more was liquidated in the densest tenth of the cells than in any other tenth.

const TENTH = 0.1;

/**
 * For a set of cells, the part (0..1) of each mass that belongs to the densest 10 % of them: 1 above the border of
 * the tenth, 0 below it; cells right at it share what is left of the tenth.
 */
function partsInTenth(cells: Float64Array): (mass: number) => number {
  const sorted = cells.slice().sort();
  const top = sorted.length * TENTH;
  const border = sorted[sorted.length - Math.ceil(top)];
  let above = 0;
  let equal = 0;
  for (const mass of sorted) {
    if (mass > border) above++;
    else if (mass === border) equal++;
  }
  return (mass) => (mass > border ? 1 : mass === border ? (top - above) / equal : 0);
}

/** A print: the cells it is counted among, the mass of its own, and its size. */
export interface LiftPrint {
  readonly cells: Float64Array;
  readonly mass: number;
  readonly usd: number;
}

/**
 * USD share of the prints that lies in the densest 10 % of their cells, over 10 %: 1 is no better than chance, 10 the
 * most there is. Prints of the same array are counted among the same cells. Null without USD.
 */
export function liftOf(prints: readonly LiftPrint[]): number | null {
  const parts = new Map<Float64Array, (mass: number) => number>();
  let inside = 0;
  let total = 0;
  for (const { cells, mass, usd } of prints) {
    const part = parts.get(cells) ?? partsInTenth(cells);
    parts.set(cells, part);
    inside += usd * part(mass);
    total += usd;
  }
  return total > 0 ? inside / total / TENTH : null;
}

/** All arrays behind each other. */
export function joined(arrays: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(arrays.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of arrays) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
