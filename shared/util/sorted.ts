// Binary search in rising lists.

/** First index in the rising `values[0..count)` that is greater than `value`. */
export function upperBound(values: ArrayLike<number>, count: number, value: number): number {
  return firstAfter(count, (i) => values[i] <= value);
}

/** How many items of a list that rises in time are at or before `ms`. */
export function countUntil(list: readonly { readonly ms: number }[], ms: number): number {
  return firstAfter(list.length, (i) => list[i].ms <= ms);
}

/** First of `count` indexes at which `isBefore`, true up to somewhere, is false. */
export function firstAfter(count: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
