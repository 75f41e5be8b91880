// Gathers trades into bars on a fixed time grid.
import type { TradeEvent } from '../model/event';

/** A bar that is still open. */
export interface BarDraft {
  readonly openMs: number;
  readonly intervalMs: number;
  readonly openTicks: number;
  highTicks: number;
  lowTicks: number;
  closeTicks: number;
  volumeLots: number;
}

export function startDraft(trade: TradeEvent, intervalMs: number): BarDraft {
  return {
    openMs: trade.recvMs - (trade.recvMs % intervalMs),
    intervalMs,
    openTicks: trade.priceTicks,
    highTicks: trade.priceTicks,
    lowTicks: trade.priceTicks,
    closeTicks: trade.priceTicks,
    volumeLots: trade.qtyLots,
  };
}

export function addTrade(draft: BarDraft, trade: TradeEvent): void {
  if (trade.priceTicks > draft.highTicks) draft.highTicks = trade.priceTicks;
  if (trade.priceTicks < draft.lowTicks) draft.lowTicks = trade.priceTicks;
  draft.closeTicks = trade.priceTicks;
  draft.volumeLots += trade.qtyLots;
}

export function draftEndMs(draft: BarDraft): number {
  return draft.openMs + draft.intervalMs;
}
