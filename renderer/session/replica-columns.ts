// The heatmap's columns as a window knows them: every slot points into the frame that brought it.
import type { ColumnsFrame, SideColumns } from '../../shared/ipc/frames';
import type { Side } from '../../shared/model/side';
import type { Page, PageTable } from './replica-pages';
import { clearFrom, createPageBase, markFilled, PAGE_SLOTS, pageOf, slotInPage } from './replica-pages';

/** Cells [low, high) that hold all of a page's columns of one side; low > high while there are none. */
export interface CellSpan {
  low: number;
  high: number;
}

export interface ColumnPage extends Page {
  readonly frames: (ColumnsFrame | null)[];
  /** Number of the column inside its frame. */
  readonly index: Uint32Array;
  /** What the columns reach, or ever reached. */
  readonly span: Readonly<Record<Side, CellSpan>>;
  /** The table's version when a filled slot was last given another column or emptied; 0 for never. */
  replacedAt: number;
}

export type Columns = PageTable<ColumnPage>;

function createColumnPage(): ColumnPage {
  return {
    ...createPageBase(),
    frames: Array.from({ length: PAGE_SLOTS }, () => null),
    index: new Uint32Array(PAGE_SLOTS),
    span: {
      long: { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY },
      short: { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY },
    },
    replacedAt: 0,
  };
}

function widen(span: CellSpan, cells: SideColumns, i: number): void {
  const length = cells.offset[i + 1] - cells.offset[i];
  if (length === 0) return;
  span.low = Math.min(span.low, cells.firstCell[i]);
  span.high = Math.max(span.high, cells.firstCell[i] + length);
}

/** Puts a frame's columns into their slots; a column longer than a bar fills every slot it covers. */
export function addColumns(columns: Columns, frame: ColumnsFrame, barMs: number): void {
  columns.version++;
  for (let i = 0; i < frame.fromMs.length; i++) {
    const first = Math.floor(frame.fromMs[i] / barMs);
    const end = Math.max(first + 1, Math.ceil(frame.toMs[i] / barMs));
    for (let slot = first; slot < end; slot++) {
      const page = pageOf(columns, slot, createColumnPage);
      const at = slotInPage(slot);
      if (page.filled[at] === 1) page.replacedAt = columns.version;
      widen(page.span.long, frame.long, i);
      widen(page.span.short, frame.short, i);
      page.frames[at] = frame;
      page.index[at] = i;
      markFilled(columns, page, slot);
    }
  }
}

/** Drops every column that ends after `toMs`. */
export function rewindColumns(columns: Columns, toMs: number, barMs: number): boolean {
  return clearFrom(columns, Math.floor(toMs / barMs), (page, at) => {
    page.frames[at] = null;
    page.replacedAt = columns.version;
  });
}

/** One side of one column: `thousands[start .. end)` from cell `firstCell` up, half-float bits. */
export interface ColumnCells {
  thousands: Uint16Array;
  start: number;
  end: number;
  firstCell: number;
}

/** Finds one side of the column in a slot and writes it into `into`; false when there is none. */
export function readColumn(columns: Columns, slot: number, side: Side, into: ColumnCells): boolean {
  const page = columns.pages.get(Math.floor(slot / PAGE_SLOTS));
  const at = slotInPage(slot);
  const frame = page?.frames[at];
  if (!page || !frame) return false;
  const i = page.index[at];
  const cells: SideColumns = frame[side];
  into.thousands = cells.thousands;
  into.start = cells.offset[i];
  into.end = cells.offset[i + 1];
  into.firstCell = cells.firstCell[i];
  return true;
}
