// Zoom and pan never change what a column says: the crosshair reads base columns as they came, in any view.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Side } from '../../shared/model/side';
import { fromHalf, toHalf } from '../../shared/util/half-float';
import type { Columns } from '../session/replica-columns';
import { addColumns } from '../session/replica-columns';
import { createPageTable } from '../session/replica-pages';
import { peakCell } from './cell-at';
import { cellsOf, detailOf } from './detail';
import { layOut } from './layout';
import { buildTile, TILE_ROWS } from './tile-build';
import type { Units, View } from './viewport';
import { fitView, msAt, pan, priceAt, xOf, yOf, zoomPrice, zoomTime } from './viewport';

const BAR = 300_000;
const CELL = 50;
const SLOTS = 3000;
const CELLS = 60;
const FIRST_CELL = 1800;

/** What stands in a cell of a column: the truth that every view must tell. */
function bitsAt(slot: number, cell: number): number {
  const mixed = Math.imul(slot * 7919 + cell, 2_654_435_761) >>> 16;
  return mixed % 5 === 0 ? toHalf(1 + (mixed % 4000)) : 0;
}

function history(): Columns {
  const columns: Columns = createPageTable();
  const n = Array.from({ length: SLOTS }, (_, i) => i);
  const offset = Int32Array.from({ length: SLOTS + 1 }, (_, i) => i * CELLS);
  const side = (shift: number) => ({
    firstCell: Int32Array.from(n, () => FIRST_CELL),
    offset,
    thousands: Uint16Array.from({ length: SLOTS * CELLS }, (_, i) =>
      bitsAt(Math.floor(i / CELLS) + shift, FIRST_CELL + (i % CELLS)),
    ),
  });
  const times = (at: number) => Float64Array.from(n, (i) => (i + at) * BAR);
  addColumns(
    columns,
    { kind: 'columns', fromMs: times(0), toMs: times(1), long: side(0), short: side(SLOTS) },
    BAR,
  );
  return columns;
}

const columns = history();
const units: Units = {
  layout: layOut(1280, 792, 1),
  candleMs: 3_600_000,
  cell: CELL,
  fromMs: 0,
  nowMs: SLOTS * BAR,
  prices: () => ({ low: FIRST_CELL * CELL, high: (FIRST_CELL + CELLS) * CELL }),
};

const step = fc.record({
  kind: fc.constantFrom('pan', 'time', 'price'),
  a: fc.integer({ min: -900, max: 900 }),
  b: fc.integer({ min: -400, max: 400 }),
});

function moved(steps: readonly { kind: string; a: number; b: number }[]): View {
  let view = fitView(units, (FIRST_CELL + CELLS / 2) * CELL);
  for (const { kind, a, b } of steps) {
    if (kind === 'pan') view = pan(view, units, a, b);
    else if (kind === 'time') view = zoomTime(view, units, a % 12, Math.abs(b));
    else view = zoomPrice(view, units, a % 6, Math.abs(b));
  }
  return view;
}

const pixel = fc.record({ x: fc.integer({ min: 0, max: 895 }), y: fc.integer({ min: 0, max: 683 }) });
const anySide = fc.constantFrom<Side>('long', 'short');

describe('readout', () => {
  it('is a base column’s own cell, the fullest under the pixel, and what the texel shows', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), pixel, anySide, (steps, at, side) => {
        const view = moved(steps);
        const [detail, cells] = [detailOf(view, units, BAR), cellsOf(view)];
        const column = Math.floor(msAt(view, units, at.x + 0.5) / (detail * BAR));
        const bin = Math.floor(priceAt(view, units, at.y + 0.5) / (cells * CELL));
        const read = peakCell(columns, column * detail, detail, side, bin * cells, cells);
        if (column * detail >= SLOTS || column < 0) return;
        if (!read) throw new Error('history has a hole');
        const shift = side === 'long' ? 0 : SLOTS;
        const known = read.cell >= FIRST_CELL && read.cell < FIRST_CELL + CELLS;
        expect(read.usd).toBe(known ? fromHalf(bitsAt(read.slot + shift, read.cell)) * 1000 : 0);
        // The cell that it names lies under the same pixel's drawn cell.
        expect(Math.floor(read.slot / detail)).toBe(column);
        expect(Math.floor(read.cell / cells)).toBe(bin);
        if (cells > 1) return;
        const tile = buildTile(columns, Math.floor(column / TILE_ROWS), detail);
        const texel = bin - (tile?.[side].firstBin ?? 0);
        const row = column - Math.floor(column / TILE_ROWS) * TILE_ROWS;
        const bits = tile?.[side].texels[row * tile[side].width + texel] ?? 0;
        if (known) expect(fromHalf(bits) * 1000).toBe(read.usd);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the same moment and price wherever they lie on the screen', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 6 }),
        fc.integer({ min: -300, max: 300 }),
        pixel,
        (steps, dx, at) => {
          const before = moved(steps);
          const after = pan(before, units, dx, dx);
          const [ms, price] = [msAt(before, units, at.x + 0.5), priceAt(before, units, at.y + 0.5)];
          const again = [xOf(after, units, ms), yOf(after, units, price)];
          expect(msAt(after, units, again[0])).toBeCloseTo(ms, 3);
          expect(priceAt(after, units, again[1])).toBeCloseTo(price, 6);
          expect([detailOf(after, units, BAR), cellsOf(after)]).toEqual([
            detailOf(before, units, BAR),
            cellsOf(before),
          ]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
