// Closed base bars as a window knows them, in slots of one bar.
import type { BarsFrame } from '../../shared/ipc/frames';
import type { Page, PageTable } from './replica-pages';
import { clearFrom, createPageBase, markFilled, PAGE_SLOTS, pageOf, slotInPage } from './replica-pages';

/** Prices in quote units (USD), amounts in coins; NaN is unknown, also in slots that are not filled. */
export interface BarPage extends Page {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  readonly openInterest: Float64Array;
}

export type Bars = PageTable<BarPage>;

const FIELDS = ['open', 'high', 'low', 'close', 'volume', 'openInterest'] as const;

function unknownSlots(): Float64Array {
  return new Float64Array(PAGE_SLOTS).fill(Number.NaN);
}

function createBarPage(): BarPage {
  return {
    ...createPageBase(),
    open: unknownSlots(),
    high: unknownSlots(),
    low: unknownSlots(),
    close: unknownSlots(),
    volume: unknownSlots(),
    openInterest: unknownSlots(),
  };
}

/** Puts a frame's bars into their slots. */
export function addBars(bars: Bars, frame: BarsFrame, barMs: number): void {
  bars.version++;
  for (let i = 0; i < frame.openMs.length; i++) {
    const slot = Math.floor(frame.openMs[i] / barMs);
    const page = pageOf(bars, slot, createBarPage);
    const at = slotInPage(slot);
    for (const field of FIELDS) page[field][at] = frame[field][i];
    markFilled(bars, page, slot);
  }
}

/** Drops every bar that closes after `toMs`. */
export function rewindBars(bars: Bars, toMs: number, barMs: number): boolean {
  return clearFrom(bars, Math.floor(toMs / barMs), (page, at) => {
    for (const field of FIELDS) page[field][at] = Number.NaN;
  });
}
