// The map at one moment: estimated open notional by liquidation price, a side.

/**
 * Cell i covers prices [(firstCell + i) x cell, (firstCell + i + 1) x cell) in quote units (USD). Values are
 * USD of estimated open notional that would be liquidated there. A side's levels that the price has already
 * passed (longs above it, shorts below it) are not part of the map.
 */
export interface LevelMap {
  readonly cell: number;
  readonly firstCell: number;
  readonly longUsd: Float64Array;
  readonly shortUsd: Float64Array;
}
