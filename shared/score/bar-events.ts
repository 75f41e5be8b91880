// Events that make the engine open chosen amounts: how a baseline is the same engine, told other facts.
import { type FoldedBar, MARK_EVERY_MS } from '../engine/market';
import type { Event, InstrumentEvent } from '../model/event';
import type { ModelSettings } from '../model/settings';

/** What each bar is to open and to age, whatever it really traded. */
export interface Amounts {
  /** Coins opened on each side in bar i, before the model leans to one. */
  readonly coins: (i: number) => number;
  /** Turnover over open interest in bar i; null ages nothing. */
  readonly turnover: (i: number) => number | null;
  /** The bar whose prices bar i opens at (its own, or one before it); null opens nothing. */
  readonly pricesOf: (i: number) => number | null;
}

/**
 * Settings under which `barEvents` open what they are told: coins come from rises of open interest alone, so that
 * volume is free to set the turnover; sweeps are not weighed by speed, which is that of the prices told.
 */
export function barSettings(settings: ModelSettings): ModelSettings {
  return {
    ...settings,
    volumeShare: 0,
    riseShare: 1,
    reportsSpeed: false,
    oiMaxAgeMs: Number.MAX_SAFE_INTEGER,
  };
}

/**
 * The folded bars told again with other amounts. Open interest rises by exactly the coins of each bar; volume is the
 * turnover times it; marks sweep exactly the cells that the real bar swept. (Lots need not be whole here.)
 */
export function* barEvents(
  instrument: InstrumentEvent,
  lotsPerCoin: number,
  cellTicks: number,
  bars: readonly FoldedBar[],
  amounts: Amounts,
): Generator<Event> {
  let seq = 0;
  const inst = instrument.inst;
  yield { ...instrument, seq: ++seq };
  let interest = 1;
  for (let i = -1; i < bars.length; i++) {
    // An empty bar comes first: the engine takes changes of open interest only from the second bar on.
    const isFirst = i < 0;
    const bar = bars[Math.max(i, 0)];
    const at = isFirst ? bar.openMs : bar.closeMs;
    const time = { recvMs: at, exchMs: at, inst };
    const from = isFirst ? null : amounts.pricesOf(i);
    if (from !== null) interest += amounts.coins(i);
    const turnover = isFirst ? null : amounts.turnover(i);
    yield { kind: 'openInterest', seq: ++seq, ...time, qtyLots: interest * lotsPerCoin };
    const { openTicks, highTicks, lowTicks, closeTicks } = bars[from ?? Math.max(i, 0)];
    const marks = isFirst ? null : sweepMarks(bar, lowTicks, highTicks, cellTicks);
    if (marks !== null) {
      yield { kind: 'mark', seq: ++seq, ...time, priceTicks: marks.lowTicks };
      const mark: Event = { kind: 'mark', seq: ++seq, ...time, priceTicks: marks.highTicks };
      for (let m = 1; m < marks.count; m++) yield mark;
    }
    yield {
      kind: 'bar',
      seq: ++seq,
      ...time,
      openMs: isFirst ? at - bar.intervalMs : bar.openMs,
      intervalMs: bar.intervalMs,
      openTicks,
      highTicks,
      lowTicks,
      closeTicks,
      volumeLots: turnover === null ? null : turnover * interest * lotsPerCoin,
      takerBuyLots: null,
      trades: null,
    };
  }
}

/**
 * Marks, one at the low and the others at the high, that sweep the long cells from `longFrom` on and the short cells
 * below `shortTo`, and no others; null where the range that the bar is told with sweeps just these by itself.
 */
function sweepMarks(
  { longFrom, shortTo, intervalMs }: FoldedBar,
  lowTicks: number,
  highTicks: number,
  cellTicks: number,
): { lowTicks: number; highTicks: number; count: number } | null {
  const half = cellTicks / 2;
  const isSame =
    Math.ceil((lowTicks - half) / cellTicks) === longFrom &&
    Math.floor((highTicks - half) / cellTicks) + 1 === shortTo;
  if (isSame) return null;
  // Not crossed, no cell's middle was reached: both marks stand at one price between the two middles.
  const crossed = longFrom < shortTo;
  const low = crossed ? (longFrom + 0.5) * cellTicks : longFrom * cellTicks;
  const high = crossed ? (shortTo - 0.5) * cellTicks : low;
  return { lowTicks: low, highTicks: high, count: Math.max(2, Math.ceil(intervalMs / MARK_EVERY_MS)) };
}
