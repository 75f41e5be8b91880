// All positions of the simulated market, open and closed, with exact sums: one contract, one long, one short.
import type { Side } from '../model/side';
import { createHeap, popUpTo, push, type TriggerHeap } from './trigger-heap';

/** How a position ended; null while it is open. */
export type Exit = 'liquidation' | 'stop' | 'take-profit' | 'time' | 'early';

export interface Position {
  readonly id: number;
  readonly side: Side;
  readonly entryTicks: number;
  readonly lots: number;
  readonly leverage: number;
  readonly liquidationTicks: number;
  readonly stopTicks: number | null;
  readonly takeTicks: number | null;
  readonly openedMs: number;
  /** The trader closes it by then, on the market's activity clock (world.ts). */
  readonly dueAt: number;
  closedMs: number | null;
  exit: Exit | null;
  /** Place in the list of its side's open positions. */
  slot: number;
}

export type NewPosition = Omit<Position, 'id' | 'closedMs' | 'exit' | 'slot'>;

export interface PositionBook {
  readonly all: Position[];
  readonly open: Readonly<Record<Side, Position[]>>;
  /** Sum of the open positions' lots, a side. */
  readonly lots: Record<Side, number>;
  /** Orders that a fall fires (highest first, keys negated) and that a rise fires. */
  readonly falls: TriggerHeap;
  readonly rises: TriggerHeap;
  /** Positions by the time they are due. */
  readonly due: TriggerHeap;
}

export function createBook(): PositionBook {
  return {
    all: [],
    open: { long: [], short: [] },
    lots: { long: 0, short: 0 },
    falls: createHeap(),
    rises: createHeap(),
    due: createHeap(),
  };
}

export function openPosition(book: PositionBook, position: NewPosition): void {
  const mine = book.open[position.side];
  // Spelt out, not spread: hundreds of thousands of these are made.
  const opened: Position = {
    id: book.all.length,
    side: position.side,
    entryTicks: position.entryTicks,
    lots: position.lots,
    leverage: position.leverage,
    liquidationTicks: position.liquidationTicks,
    stopTicks: position.stopTicks,
    takeTicks: position.takeTicks,
    openedMs: position.openedMs,
    dueAt: position.dueAt,
    closedMs: null,
    exit: null,
    slot: mine.length,
  };
  book.all.push(opened);
  mine.push(opened);
  book.lots[opened.side] += opened.lots;
  // A stop stands before the liquidation price, so only the first of the two can fire.
  const loss = opened.stopTicks ?? opened.liquidationTicks;
  const isLong = opened.side === 'long';
  push(isLong ? book.falls : book.rises, isLong ? -loss : loss, opened.id);
  const take = opened.takeTicks;
  if (take !== null) push(isLong ? book.rises : book.falls, isLong ? take : -take, opened.id);
  push(book.due, opened.dueAt, opened.id);
}

export function closePosition(book: PositionBook, position: Position, ms: number, exit: Exit): void {
  const mine = book.open[position.side];
  const last = mine[mine.length - 1];
  mine[position.slot] = last;
  last.slot = position.slot;
  mine.pop();
  position.slot = -1;
  position.closedMs = ms;
  position.exit = exit;
  book.lots[position.side] -= position.lots;
}

/** The next open position whose order a price fires, and how it ends; null when there is none. */
export function nextFired(book: PositionBook, priceTicks: number): { position: Position; exit: Exit } | null {
  for (const isFall of [true, false]) {
    const heap = isFall ? book.falls : book.rises;
    for (;;) {
      const id = popUpTo(heap, isFall ? -priceTicks : priceTicks);
      if (id === null) break;
      const position = book.all[id];
      if (position.closedMs !== null) continue;
      const isLoss = (position.side === 'long') === isFall;
      const exit = isLoss ? (position.stopTicks === null ? 'liquidation' : 'stop') : 'take-profit';
      return { position, exit };
    }
  }
  return null;
}

/** The next open position whose time has come; null when there is none. */
export function nextDue(book: PositionBook, activeMs: number): Position | null {
  for (;;) {
    const id = popUpTo(book.due, activeMs);
    if (id === null) return null;
    if (book.all[id].closedMs === null) return book.all[id];
  }
}
