// How a column's cells get into a row of texels: each texel rises to the fullest cell that it stands for.
import { fromHalf, toHalf } from '../../shared/util/half-float';
import type { ColumnCells } from '../session/replica-columns';

/** Values of all half floats that an amount can be. */
let halves: Float32Array | null = null;
function halfValues(): Float32Array {
  halves ??= Float32Array.from({ length: 0x7c00 }, (_, bits) => fromHalf(bits));
  return halves;
}

/** One cell a texel; texel 0 is cell `firstCell`. */
export function mergeCells(
  texels: Uint16Array,
  base: number,
  width: number,
  firstCell: number,
  column: ColumnCells,
): void {
  const { thousands, start, end } = column;
  const shift = column.firstCell - firstCell - start;
  const first = Math.max(start, -shift);
  const last = Math.min(end, width - shift);
  // Bits of positive half floats rise with their values, so the peak needs no conversion.
  for (let i = first; i < last; i++) {
    const at = base + i + shift;
    if (thousands[i] > texels[at]) texels[at] = thousands[i];
  }
}

/**
 * Several cells a texel: the fullest after the 1-2-1 smoothing that the shader does where a cell is a texel, so
 * that a thin level is as bright in a gathered bin as it is drawn by itself.
 */
export function mergeBins(
  texels: Uint16Array,
  base: number,
  width: number,
  firstBin: number,
  cells: number,
  column: ColumnCells,
): void {
  const value = halfValues();
  const { thousands, start, end, firstCell } = column;
  if (end <= start) return;
  // Smoothing spreads a column's ends by a cell.
  let [below, here] = [0, 0];
  let next = value[thousands[start]];
  let bin = Math.floor((firstCell - 1) / cells);
  let edge = (bin + 1) * cells;
  let peak = 0;
  const flush = () => {
    const at = bin - firstBin;
    if (at < 0 || at >= width || peak <= 0) return;
    const bits = toHalf(peak);
    if (bits > texels[base + at]) texels[base + at] = bits;
  };
  const count = end - start;
  for (let i = -1; i <= count; i++) {
    const smooth = 0.25 * (below + here + here + next);
    if (firstCell + i >= edge) {
      flush();
      bin = Math.floor((firstCell + i) / cells);
      edge = (bin + 1) * cells;
      peak = 0;
    }
    if (smooth > peak) peak = smooth;
    below = here;
    here = next;
    next = i + 2 < count ? value[thousands[start + i + 2]] : 0;
  }
  flush();
}
