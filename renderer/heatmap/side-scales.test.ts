// Each side ranked by itself: the table is the side's own order statistics.
import { describe, expect, it } from 'vitest';
import type { ColumnsFrame } from '../../shared/ipc/frames';
import type { HeatScale } from '../../shared/model/heat-scale';
import { SCALE_PERCENTILES } from '../../shared/model/heat-scale';
import { toHalf } from '../../shared/util/half-float';
import type { Columns } from '../session/replica-columns';
import { addColumns } from '../session/replica-columns';
import { createPageTable } from '../session/replica-pages';
import { createSideScales, sideScale } from './side-scales';

const HOUR = 3_600_000;
const both: HeatScale = {
  sinceMs: 10 * HOUR,
  windowFromMs: 0,
  windowToMs: 10 * HOUR,
  cell: 10,
  cells: 2000,
  usd: SCALE_PERCENTILES.map((p) => p * 1e6),
};

function columnsOf(): Columns {
  const columns: Columns = createPageTable();
  const side = (scale: number) => ({
    firstCell: new Int32Array(10),
    offset: Int32Array.from({ length: 11 }, (_, i) => i * 100),
    thousands: Uint16Array.from({ length: 1000 }, (_, i) => toHalf(((i % 100) + 1) * scale)),
  });
  const frame: ColumnsFrame = {
    kind: 'columns',
    fromMs: Float64Array.from({ length: 10 }, (_, i) => i * HOUR),
    toMs: Float64Array.from({ length: 10 }, (_, i) => (i + 1) * HOUR),
    long: side(8),
    short: side(0.5),
  };
  addColumns(columns, frame, HOUR);
  return columns;
}

describe('side scales', () => {
  it('rank a quiet side as finely as a loud one', () => {
    const [long, short] = (['long', 'short'] as const).map((side) =>
      sideScale(columnsOf(), HOUR, side, both, 50),
    );
    expect(long?.usd[SCALE_PERCENTILES.indexOf(0.5)]).toBe(400_000);
    expect(short?.usd[SCALE_PERCENTILES.indexOf(0.5)]).toBe(25_000);
    expect(short?.usd.at(-1)).toBe(50_000);
    expect(short).toMatchObject({ sinceMs: both.sinceMs, cell: 50, cells: 1000 });
  });

  it('fall back on the common scale where nothing is known, and are the same while nothing changed', () => {
    const columns = columnsOf();
    const read = createSideScales();
    const later = { ...both, sinceMs: 900 * HOUR, windowFromMs: 800 * HOUR, windowToMs: 900 * HOUR };
    const scales = [both, later];
    const first = read(scales, columns, HOUR, 50);
    expect(first.long[1]).toBe(later);
    expect(first.long[0]).not.toBe(both);
    expect(read(scales, columns, HOUR, 50)).toBe(first);
  });
});
