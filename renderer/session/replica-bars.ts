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
  /** Lowest and highest price in the page; low > high while it has none. */
  readonly span: { low: number; high: number };
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
    span: { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY },
  };
}

/** Lets a page's span reach to a slot's prices; unknown ones change nothing. */
function reachTo({ span, low, high }: BarPage, at: number): void {
  if (low[at] < span.low) span.low = low[at];
  if (high[at] > span.high) span.high = high[at];
}

/** Finds a page's span anew, after prices of it were replaced or dropped. */
function measure(page: BarPage): void {
  [page.span.low, page.span.high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < PAGE_SLOTS; at++) reachTo(page, at);
}

/** Puts a frame's bars into their slots. */
export function addBars(bars: Bars, frame: BarsFrame, barMs: number): void {
  bars.version++;
  for (let i = 0; i < frame.openMs.length; i++) {
    const slot = Math.floor(frame.openMs[i] / barMs);
    const page = pageOf(bars, slot, createBarPage);
    const at = slotInPage(slot);
    const replaced = page.filled[at] === 1;
    for (const field of FIELDS) page[field][at] = frame[field][i];
    if (replaced) measure(page);
    else reachTo(page, at);
    markFilled(bars, page, slot);
  }
}

/** Drops every bar that closes after `toMs`. */
export function rewindBars(bars: Bars, toMs: number, barMs: number): boolean {
  const touched = new Set<BarPage>();
  const dropped = clearFrom(bars, Math.floor(toMs / barMs), (page, at) => {
    for (const field of FIELDS) page[field][at] = Number.NaN;
    touched.add(page);
  });
  for (const page of touched) measure(page);
  return dropped;
}

/** Lowest and highest price of all bars, quote units (USD); null without any. */
export function allPrices(bars: Bars): { readonly low: number; readonly high: number } | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { span } of bars.pages.values()) {
    if (span.low < low) ({ low } = span);
    if (span.high > high) ({ high } = span);
  }
  return low <= high ? { low, high } : null;
}
