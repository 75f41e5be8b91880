// Pages of 256 time slots: where a replica keeps columns and bars, so that a slot is found without a search.

/** Slots in a page. A slot is `floor(ms / barMs)`; page n holds slots [256 n, 256 n + 256). */
export const PAGE_SLOTS = 256;

/** What every page has: which slots are filled and when each last changed. */
export interface Page {
  /** 1 where the slot is filled. */
  readonly filled: Uint8Array;
  /** The table's version at the slot's last change; 0 for never. */
  readonly changedAt: Float64Array;
  /** The highest of changedAt. */
  version: number;
}

/** Pages by number. `version` rises with every change, also across a clear. */
export interface PageTable<P extends Page> {
  pages: Map<number, P>;
  version: number;
  /** First and last filled slot; first > last when empty. */
  first: number;
  last: number;
}

/** A table without pages; `version` goes on from a table it replaces. */
export function createPageTable<P extends Page>(version = 0): PageTable<P> {
  return { pages: new Map(), version, first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY };
}

/** The page's own bookkeeping, for the page types to extend. */
export function createPageBase(): Page {
  return { filled: new Uint8Array(PAGE_SLOTS), changedAt: new Float64Array(PAGE_SLOTS), version: 0 };
}

/** The page that holds a slot, made if it is missing. */
export function pageOf<P extends Page>(table: PageTable<P>, slot: number, create: () => P): P {
  const number = Math.floor(slot / PAGE_SLOTS);
  let page = table.pages.get(number);
  if (!page) {
    page = create();
    table.pages.set(number, page);
  }
  return page;
}

/** Place of a slot inside its page. */
export function slotInPage(slot: number): number {
  return slot - Math.floor(slot / PAGE_SLOTS) * PAGE_SLOTS;
}

/** Notes that a slot was filled at the table's present version. */
export function markFilled<P extends Page>(table: PageTable<P>, page: P, slot: number): void {
  const at = slotInPage(slot);
  page.filled[at] = 1;
  page.changedAt[at] = table.version;
  page.version = table.version;
  if (slot < table.first) table.first = slot;
  if (slot > table.last) table.last = slot;
}

/** Empties every slot from `fromSlot` on; `clear` undoes what the page type holds. Returns whether any was filled. */
export function clearFrom<P extends Page>(
  table: PageTable<P>,
  fromSlot: number,
  clear: (page: P, at: number) => void,
): boolean {
  const from = Math.max(fromSlot, table.first);
  if (from > table.last) return false;
  table.version++;
  for (let slot = from; slot <= table.last; slot++) {
    const page = table.pages.get(Math.floor(slot / PAGE_SLOTS));
    const at = slotInPage(slot);
    if (!page || page.filled[at] === 0) continue;
    page.filled[at] = 0;
    page.changedAt[at] = table.version;
    page.version = table.version;
    clear(page, at);
  }
  let last = from - 1;
  while (last >= table.first && !isFilled(table, last)) last--;
  if (last < table.first) table.first = Number.POSITIVE_INFINITY;
  table.last = table.first === Number.POSITIVE_INFINITY ? Number.NEGATIVE_INFINITY : last;
  return true;
}

/** Whether a slot is filled. */
export function isFilled<P extends Page>(table: PageTable<P>, slot: number): boolean {
  const page = table.pages.get(Math.floor(slot / PAGE_SLOTS));
  return page !== undefined && page.filled[slotInPage(slot)] === 1;
}
