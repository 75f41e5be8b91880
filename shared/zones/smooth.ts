// Box smoothing over price cells, so that a zone is a band and not a comb of rungs.

/**
 * Smooths `values` by `passes` box passes of `width` cells, keeping the sum except what runs out at the ends.
 * With an even width the passes lean half a cell in turn, so that an even number of them is centred.
 */
export function boxSmooth(values: Float64Array, width: number, passes: number): Float64Array {
  let from = values;
  for (let pass = 0; pass < passes; pass++) {
    const left = width % 2 === 1 ? (width - 1) / 2 : pass % 2 === 0 ? width / 2 : width / 2 - 1;
    from = boxPass(from, left, width);
  }
  return from;
}

/** Mean over the cells [i - left, i - left + width), cells outside counting as empty. */
function boxPass(values: Float64Array, left: number, width: number): Float64Array {
  const n = values.length;
  const prefix = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) prefix[i + 1] = prefix[i] + values[i];
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const from = Math.max(0, i - left);
    const to = Math.min(n, i - left + width);
    out[i] = to > from ? (prefix[to] - prefix[from]) / width : 0;
  }
  return out;
}
