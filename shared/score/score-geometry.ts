// The opponent without a map: the same regressions on price features alone, and the USD a log-linear model gives.
import { assemble, type ScoredSide } from './score-map';
import type { SideTable } from './side-table';
import { expectedUsd, fitTweedieGlm } from './tweedie-glm';

/**
 * Scores the base and the nine price features with no map. Its expected USD are those of a Tweedie(1.5) log-linear
 * model on the same features (13 fitted numbers, where a map has two); over geometry it is 0 by definition.
 */
export function scoreGeometry(table: SideTable): ScoredSide {
  const { half, realised, geometry, log, log10k } = table;
  const coefficients = fitTweedieGlm(geometry.slice(0, half), realised.subarray(0, half));
  const expected = Float64Array.from(geometry.slice(half), (row) => expectedUsd(row, coefficients));
  return assemble(
    table,
    log.geometryErrors,
    log10k.geometryErrors,
    log10k.geometryErrors,
    expected,
    expected,
    { scale: null, floor: null },
  );
}
