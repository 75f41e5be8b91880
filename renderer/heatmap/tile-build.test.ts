// Tiles against the columns they were made from: peaks in time, rows updated alone, wider when needed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnsFrame } from '../../shared/ipc/frames';
import { fromHalf, toHalf } from '../../shared/util/half-float';
import type { Columns } from '../session/replica-columns';
import { addColumns, rewindColumns } from '../session/replica-columns';
import { createPageTable } from '../session/replica-pages';
import type { TileData } from './tile-build';
import { buildTile, createTile, fillTile, TILE_ROWS, updateTile } from './tile-build';

const BAR_MS = 60_000;

/** One column a list entry, at slots from `slot` on; both sides alike, the short one 100 cells higher. */
function frameOf(
  slot: number,
  list: readonly { firstCell: number; bits: readonly number[] }[],
): ColumnsFrame {
  const offset = new Int32Array(list.length + 1);
  for (const [i, column] of list.entries()) offset[i + 1] = offset[i] + column.bits.length;
  const thousands = Uint16Array.from(list.flatMap((column) => [...column.bits]));
  const firstCell = Int32Array.from(list, (column) => column.firstCell);
  return {
    kind: 'columns',
    fromMs: Float64Array.from(list, (_, i) => (slot + i) * BAR_MS),
    toMs: Float64Array.from(list, (_, i) => (slot + i + 1) * BAR_MS),
    long: { firstCell, offset, thousands },
    short: { firstCell: firstCell.map((c) => c + 100), offset, thousands },
  };
}

function at(tile: TileData, row: number, cell: number): number {
  const { firstBin, width, texels } = tile.long;
  const c = cell - firstBin;
  return c < 0 || c >= width ? 0 : texels[row * width + c];
}

const column = fc.record({
  firstCell: fc.integer({ min: 1000, max: 1040 }),
  bits: fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 30 }),
});

describe('tiles', () => {
  it('hold, at every level of detail, the peak over the columns of a row', () => {
    fc.assert(
      fc.property(
        fc.array(column, { minLength: 1, maxLength: 40 }),
        fc.constantFrom(1, 3, 12),
        (list, factor) => {
          const start = 5 * TILE_ROWS * factor + 7;
          const columns: Columns = createPageTable();
          addColumns(columns, frameOf(start, list), BAR_MS);
          const tile = buildTile(columns, 5, factor);
          if (!tile) throw new Error('no tile');
          for (let row = 0; row < 45; row++) {
            for (const cell of [1000, 1010, 1033, 1060]) {
              const values = list.map((c, i) =>
                Math.floor((7 + i) / factor) === row ? (c.bits[cell - c.firstCell] ?? 0) : 0,
              );
              expect(at(tile, row, cell)).toBe(Math.max(0, ...values));
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('update only the rows that changed and then equal a tile built anew', () => {
    const columns: Columns = createPageTable();
    addColumns(columns, frameOf(0, [{ firstCell: 1000, bits: [5, 6, 7] }]), BAR_MS);
    const tile = buildTile(columns, 0, 3);
    if (!tile) throw new Error('no tile');
    expect(updateTile(tile, columns)).toEqual({ from: 0, to: 0 });
    addColumns(columns, frameOf(10, [{ firstCell: 1001, bits: [9] }]), BAR_MS);
    expect(updateTile(tile, columns)).toEqual({ from: 3, to: 4 });
    const anew = buildTile(columns, 0, 3);
    for (let cell = 990; cell < 1010; cell++) expect(at(tile, 3, cell)).toBe(anew ? at(anew, 3, cell) : -1);
  });

  it('ask to be built anew when a column does not fit, and never write outside themselves', () => {
    const columns: Columns = createPageTable();
    addColumns(columns, frameOf(0, [{ firstCell: 1000, bits: [5] }]), BAR_MS);
    const tile = buildTile(columns, 0, 1);
    if (!tile) throw new Error('no tile');
    addColumns(columns, frameOf(1, [{ firstCell: 2000, bits: [5] }]), BAR_MS);
    expect(updateTile(tile, columns)).toBeNull();
    const wider = buildTile(columns, 0, 1);
    expect(wider && at(wider, 1, 2000)).toBe(5);
  });

  it('can be filled bit by bit, the newest rows first, and then equal a tile built at once', () => {
    const columns: Columns = createPageTable();
    const list = Array.from({ length: 100 }, (_, i) => ({ firstCell: 1000 + (i % 7), bits: [i + 1, i + 2] }));
    addColumns(columns, frameOf(0, list), BAR_MS);
    const tile = createTile(columns, 0, 1);
    if (!tile) throw new Error('no tile');
    expect(fillTile(tile, columns, () => false)).toEqual({ from: 36, to: 100 });
    expect(at(tile, 99, 1001)).toBe(100);
    expect(tile.pending).toBe(36);
    addColumns(columns, frameOf(100, [{ firstCell: 1000, bits: [7] }]), BAR_MS);
    expect(updateTile(tile, columns)).toEqual({ from: 100, to: 101 });
    while (tile.pending > 0) fillTile(tile, columns, () => false);
    const anew = buildTile(columns, 0, 1);
    expect(tile.long).toEqual(anew?.long);
    expect(tile.short).toEqual(anew?.short);
  });

  it('are null where there are no columns', () => {
    const columns: Columns = createPageTable();
    expect(buildTile(columns, 0, 1)).toBeNull();
    addColumns(columns, frameOf(0, [{ firstCell: 1000, bits: [5] }]), BAR_MS);
    expect(buildTile(columns, 1, 1)).toBeNull();
  });

  it('gather cells to the fullest after smoothing, so that no thin level is lost', () => {
    fc.assert(
      fc.property(
        fc.array(column, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(2, 4, 8),
        (list, cells) => {
          const columns: Columns = createPageTable();
          addColumns(columns, frameOf(0, list), BAR_MS);
          const fine = buildTile(columns, 0, 1);
          const tile = buildTile(columns, 0, 1, cells);
          if (!fine || !tile) throw new Error('no tile');
          for (const row of list.keys()) {
            for (let bin = Math.floor(990 / cells); bin < 1080 / cells; bin++) {
              let peak = 0;
              for (let c = bin * cells; c < (bin + 1) * cells; c++) {
                const [a, b, d] = [c - 1, c, c + 1].map((n) => fromHalf(at(fine, row, n)));
                peak = Math.max(peak, 0.25 * (a + 2 * b + d));
              }
              const texel = bin - tile.long.firstBin;
              // Beyond the tile there is nothing to lose.
              if (texel < 0 || texel >= tile.long.width) expect(peak).toBe(0);
              else expect(tile.long.texels[row * tile.long.width + texel]).toBe(toHalf(peak));
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('write a row anew when a column in it was replaced by a lower one or taken back', () => {
    const columns: Columns = createPageTable();
    addColumns(
      columns,
      frameOf(0, [
        { firstCell: 1000, bits: [9] },
        { firstCell: 1000, bits: [8] },
      ]),
      BAR_MS,
    );
    const tile = buildTile(columns, 0, 3);
    if (!tile) throw new Error('no tile');
    addColumns(columns, frameOf(0, [{ firstCell: 1000, bits: [5] }]), BAR_MS);
    updateTile(tile, columns);
    expect(at(tile, 0, 1000)).toBe(8);
    rewindColumns(columns, BAR_MS, BAR_MS);
    updateTile(tile, columns);
    expect(at(tile, 0, 1000)).toBe(5);
  });
});
