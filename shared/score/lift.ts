// Lift@10 %: how much more was liquidated in the densest tenth of the crossed cells than in any other tenth.

const TENTH = 0.1;

/**
 * USD share of the prints that lie in the densest 10 % of all crossed cells, over 10 %: 1 is no better than chance,
 * 10 the most there is. Cells at the very border of the tenth count in part. Null without cells or USD.
 */
export function liftOf(
  crossed: readonly Float64Array[],
  prints: readonly { readonly mass: number; readonly usd: number }[],
): number | null {
  const count = crossed.reduce((sum, cells) => sum + cells.length, 0);
  const all = new Float64Array(count);
  let at = 0;
  for (const cells of crossed) {
    all.set(cells, at);
    at += cells.length;
  }
  all.sort();
  const total = prints.reduce((sum, print) => sum + print.usd, 0);
  if (count === 0 || total <= 0) return null;
  const top = count * TENTH;
  const border = all[Math.max(0, count - Math.ceil(top))];
  const above = count - firstAfter(all, border);
  const equal = count - above - firstFrom(all, border);
  const part = (top - above) / equal;
  let inside = 0;
  for (const { mass, usd } of prints) {
    if (mass > border) inside += usd;
    else if (mass === border) inside += usd * part;
  }
  return inside / total / TENTH;
}

function firstFrom(sorted: Float64Array, value: number): number {
  const at = sorted.findIndex((mass) => mass >= value);
  return at < 0 ? sorted.length : at;
}

function firstAfter(sorted: Float64Array, value: number): number {
  const at = sorted.findIndex((mass) => mass > value);
  return at < 0 ? sorted.length : at;
}
