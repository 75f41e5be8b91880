// Figures that only look at order: rank correlation, and how well the largest hours are picked out.

/** Ranks from 1, the mean rank where values are equal. */
export function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a] - values[b]);
  const ranks = new Float64Array(values.length);
  for (let i = 0; i < order.length; ) {
    let j = i;
    while (j < order.length && values[order[j]] === values[order[i]]) j++;
    for (let k = i; k < j; k++) ranks[order[k]] = (i + 1 + j) / 2;
    i = j;
  }
  return ranks;
}

/** Pearson's correlation; 0 when one of the two never changes. */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const n = x.length;
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < n; i++) {
    meanX += x[i] / n;
    meanY += y[i] / n;
  }
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < n; i++) {
    xx += (x[i] - meanX) ** 2;
    yy += (y[i] - meanY) ** 2;
    xy += (x[i] - meanX) * (y[i] - meanY);
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/** Spearman's rank correlation. */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number {
  return correlation(ranksOf(x), ranksOf(y));
}

/**
 * Area under the ROC curve for "is this one of the top 5 % of `realised`": the chance that a top row has a higher
 * `score` than another one, ties counted half. Null when all rows are top.
 */
export function aucOfTop5(score: ArrayLike<number>, realised: ArrayLike<number>): number | null {
  const n = realised.length;
  const top = Math.max(1, Math.ceil(n * 0.05));
  const threshold = Float64Array.from(realised).sort()[n - top];
  const ranks = ranksOf(score);
  let positives = 0;
  let rankSum = 0;
  for (let i = 0; i < n; i++) {
    if (realised[i] < threshold) continue;
    positives++;
    rankSum += ranks[i];
  }
  const negatives = n - positives;
  // Mann and Whitney's U over the number of pairs.
  return negatives === 0 ? null : (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
