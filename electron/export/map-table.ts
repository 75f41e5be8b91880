// The heatmap as rows: open notional by cell and side, at each column of the map or at one moment.
import type { EngineState } from '../../shared/engine/engine';
import { readMap, widenMap } from '../../shared/engine/read-map';
import { SIDES, type Side } from '../../shared/model/side';
import type { ModelSettings } from '../../shared/model/settings';
import type { SessionReader } from '../session-log/reader';
import { cellsIn, DEFAULT_CELLS } from './bin';
import { foldColumns, type When } from './fold-columns';
import { cents, type Row, shape, type Table } from './table';

export interface CellOf {
  readonly ms: number;
  readonly low: number;
  readonly high: number;
  readonly side: Side;
  readonly usd: number;
  readonly label: string;
}

export const CELL_FIELDS = [
  ['time', 'time', 'when the map stood so: the close of its column, UTC', (of: CellOf) => of.ms],
  ['price_low', 'number', 'lower edge of the cell, included; quote units (USD)', (of: CellOf) => of.low],
  [
    'price_high',
    'number',
    'upper edge of the cell, not included; quote units (USD)',
    (of: CellOf) => of.high,
  ],
  ['side', 'text', 'whose positions would be liquidated there: long or short', (of: CellOf) => of.side],
  [
    'usd',
    'number',
    'estimated open notional that would be liquidated there, USD',
    (of: CellOf) => cents(of.usd),
  ],
] as const;

const LABEL = [
  'estimate',
  'text',
  'the model that the figures are estimates of',
  (of: CellOf) => of.label,
] as const;

/** Cells that hold a cent or more, lowest price first. `bin` is their width; null for the usual one. */
export function mapTable(
  reader: SessionReader,
  settings: ModelSettings,
  when: When,
  bin: number | null,
  label: string,
): Table {
  const { columns, row } = shape<CellOf>([...CELL_FIELDS, LABEL]);
  const read = (state: EngineState, ms: number): Row[] => {
    const base = readMap(state);
    if (base === null) return [];
    const map = widenMap(base, cellsIn(bin ?? base.cell * DEFAULT_CELLS, base.cell));
    return SIDES.flatMap((side) => {
      const usd = side === 'long' ? map.longUsd : map.shortUsd;
      const rows: Row[] = [];
      for (let i = 0; i < usd.length; i++) {
        const low = (map.firstCell + i) * map.cell;
        const of = { ms, low, high: low + map.cell, side, usd: usd[i], label };
        if (cents(of.usd) > 0) rows.push(row(of));
      }
      return rows;
    });
  };
  return {
    columns,
    words: 'One row a cell and side of the map that holds a cent or more.',
    isEstimate: true,
    blocks: foldColumns(reader, settings, when, read),
  };
}
