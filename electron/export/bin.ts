// Widths of cells that are asked for.
import { InputError } from '../../shared/util/input-error';

/** Base cells in a cell when no width is asked for: 100 USD for BTC. */
export const DEFAULT_CELLS = 10;

/** Base cells in a width of `bin` quote units. Throws InputError unless it is a whole number of them. */
export function cellsIn(bin: number, cell: number): number {
  const factor = Math.round(bin / cell);
  if (factor < 1 || Math.abs(factor * cell - bin) > 1e-6 * cell) {
    throw new InputError(`--bin must be a whole multiple of the base cell, ${cell}; ${bin} is not.`);
  }
  return factor;
}
