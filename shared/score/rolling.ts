// The highest value of the bars before each bar, within a span of time.

/**
 * For each bar, the highest `values` among the bars before it that opened at most `spanMs` earlier; NaN where there
 * is none. For the lowest, negate what goes in and what comes out. One pass, however long the span.
 */
export function highestBefore(
  values: ArrayLike<number>,
  openMs: ArrayLike<number>,
  spanMs: number,
): Float64Array {
  const highest = new Float64Array(values.length);
  // Candidates: each is higher than all that came after it.
  const queue = new Int32Array(values.length);
  let head = 0;
  let tail = 0;
  for (let i = 0; i < values.length; i++) {
    while (head < tail && openMs[queue[head]] < openMs[i] - spanMs) head++;
    highest[i] = head < tail ? values[queue[head]] : Number.NaN;
    while (head < tail && values[queue[tail - 1]] <= values[i]) tail--;
    queue[tail++] = i;
  }
  return highest;
}
