// The readout's value is the texture's: a peak in time, zero and unknown kept apart.
import { describe, expect, it } from 'vitest';
import type { ColumnsFrame } from '../../shared/ipc/frames';
import { fromHalf, toHalf } from '../../shared/util/half-float';
import type { Columns } from '../session/replica-columns';
import { addColumns } from '../session/replica-columns';
import { createPageTable } from '../session/replica-pages';
import { peakCell } from './cell-at';
import { buildTile } from './tile-build';

const BAR = 300_000;
const side = {
  firstCell: Int32Array.from([100, 101]),
  offset: Int32Array.from([0, 2, 4]),
  thousands: Uint16Array.from([5000, 6000, 900, 7000].map(toHalf)),
};
const frame: ColumnsFrame = {
  kind: 'columns',
  fromMs: Float64Array.from([0, BAR]),
  toMs: Float64Array.from([BAR, 2 * BAR]),
  long: side,
  short: { firstCell: new Int32Array(2), offset: new Int32Array(3), thousands: new Uint16Array(0) },
};
const columns: Columns = createPageTable();
addColumns(columns, frame, BAR);

const cellUsd = (of: Columns, slot: number, factor: number, side: 'long' | 'short', cell: number) =>
  peakCell(of, slot, factor, side, cell, 1)?.usd ?? null;

describe('peakCell', () => {
  it('is the peak over the gathered columns', () => {
    expect(cellUsd(columns, 0, 1, 'long', 101)).toBe(6e6);
    expect(cellUsd(columns, 1, 1, 'long', 101)).toBe(900e3);
    expect(cellUsd(columns, 0, 3, 'long', 101)).toBe(6e6);
    expect(cellUsd(columns, 0, 3, 'long', 102)).toBe(7e6);
  });

  it('tells an empty cell from a missing column', () => {
    expect(cellUsd(columns, 0, 3, 'short', 101)).toBe(0);
    expect(cellUsd(columns, 0, 1, 'long', 99)).toBe(0);
    expect(cellUsd(columns, 2, 1, 'long', 101)).toBeNull();
  });

  it('is what the tile holds, cell for cell', () => {
    const tile = buildTile(columns, 0, 3);
    if (!tile) throw new Error('no tile');
    for (let cell = 95; cell < 110; cell++) {
      const texel = tile.long.texels[cell - tile.long.firstBin];
      expect(cellUsd(columns, 0, 3, 'long', cell)).toBe(fromHalf(texel) * 1000);
    }
  });
});
