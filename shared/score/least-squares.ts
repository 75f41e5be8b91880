// Ordinary least squares by Householder QR: stable when features nearly repeat each other.

/**
 * Coefficients that minimise the squared error of rows x coefficients = target. Each row has the same number of
 * features (put a 1 in front for an intercept). A feature that the others already give gets coefficient 0.
 */
export function leastSquares(rows: readonly (readonly number[])[], target: readonly number[]): number[] {
  const n = rows.length;
  const p = rows[0]?.length ?? 0;
  const a = rows.map((row) => [...row]);
  const y = [...target];
  const scale = Array.from({ length: p }, (_, j) =>
    Math.sqrt(a.reduce((sum, row) => sum + row[j] * row[j], 0)),
  );
  const diagonal = new Float64Array(p);
  for (let j = 0; j < p && j < n; j++) {
    let norm = 0;
    for (let i = j; i < n; i++) norm += a[i][j] * a[i][j];
    norm = Math.sqrt(norm);
    if (norm <= 1e-9 * scale[j]) continue;
    const alpha = a[j][j] > 0 ? -norm : norm;
    const v = new Float64Array(n);
    for (let i = j; i < n; i++) v[i] = a[i][j];
    v[j] -= alpha;
    let vv = 0;
    for (let i = j; i < n; i++) vv += v[i] * v[i];
    if (vv === 0) continue;
    for (let k = j; k < p; k++) {
      let dot = 0;
      for (let i = j; i < n; i++) dot += v[i] * a[i][k];
      const f = (2 * dot) / vv;
      for (let i = j; i < n; i++) a[i][k] -= f * v[i];
    }
    let dot = 0;
    for (let i = j; i < n; i++) dot += v[i] * y[i];
    const f = (2 * dot) / vv;
    for (let i = j; i < n; i++) y[i] -= f * v[i];
    diagonal[j] = alpha;
  }
  const coefficients = new Float64Array(p);
  for (let j = p - 1; j >= 0; j--) {
    if (diagonal[j] === 0) continue;
    let rest = y[j];
    for (let k = j + 1; k < p; k++) rest -= a[j][k] * coefficients[k];
    coefficients[j] = rest / a[j][j];
  }
  return [...coefficients];
}

export function predict(row: readonly number[], coefficients: readonly number[]): number {
  let sum = 0;
  for (let j = 0; j < row.length; j++) sum += row[j] * coefficients[j];
  return sum;
}
