// The parts of a price, gathered for a reader: totals by age and distance, and the largest entries.
import type { ModelSettings } from '../model/settings';
import type { ExplainedEntry, Explanation } from '../model/explanation';
import type { Side } from '../model/side';
import { cellsWithin, explainCell, type ExplainedMarket, type Ledgers, type Part, toldAt } from './explain';
import { placements } from './market';

/** Less than this is not worth a line. */
const LEAST_USD = 1;
const HOUR_MS = 3_600_000;
const AGES: readonly (readonly [label: string, untilMs: number])[] = [
  ['under 1 h', HOUR_MS],
  ['1 to 24 h', 24 * HOUR_MS],
  ['over 24 h', Number.POSITIVE_INFINITY],
];

export interface ExplainQuestion {
  readonly side: Side;
  /** Base cells [first, end) of the first market. */
  readonly first: number;
  readonly end: number;
  readonly nowMs: number;
  /** How many entries to name. */
  readonly most: number;
}

/** A part with its entry as a price: venues have ticks of their own. */
type PricedPart = Part & { readonly entry: number };

/** The base cell of the first market that a price lies in; null when there is no market. */
export function baseCellAt(markets: readonly ExplainedMarket[], price: number): number | null {
  const main = markets.at(0);
  return main === undefined ? null : Math.floor((price * main.ticksPerUnit) / main.cellTicks);
}

/**
 * Takes base cells apart, of all markets together, after what had closed at `nowMs`: the same USD as the map of then.
 * Null when there is no market.
 */
export function explainCells(
  markets: readonly ExplainedMarket[],
  ledgers: Ledgers,
  question: ExplainQuestion,
  settings: ModelSettings,
): Explanation | null {
  const { side, first, end, nowMs, most } = question;
  const main = markets.at(0);
  if (main === undefined) return null;
  const width = main.cellTicks / main.ticksPerUnit;
  const parts: PricedPart[] = [];
  for (const { market, ledger, count, kept } of toldAt(markets, ledgers, nowMs)) {
    const { cellTicks, ticksPerUnit } = market;
    const [from, to] = cellsWithin(first, end, width, cellTicks / ticksPerUnit);
    for (let cell = from; cell < to; cell++) {
      for (const part of explainCell(
        ledger,
        count,
        { side, cell, cellTicks, ticksPerUnit, kept },
        settings,
      )) {
        parts.push({ ...part, entry: part.entryTicks / ticksPerUnit });
      }
    }
  }
  const places = placements(settings);
  const usdOf = (some: readonly PricedPart[]): number => some.reduce((sum, part) => sum + part.usd, 0);
  const byAge = AGES.map(([label, untilMs], i) => {
    const fromMs = i === 0 ? Number.NEGATIVE_INFINITY : AGES[i - 1][1];
    const of = (part: PricedPart): boolean =>
      nowMs - part.closeMs >= fromMs && nowMs - part.closeMs < untilMs;
    return { label, usd: usdOf(parts.filter(of)) };
  });
  const byLeverage = places
    .map((place, k) => ({
      leverage: place.leverage,
      distancePct: place.distance * 100,
      usd: usdOf(parts.filter((part) => part.place === k)),
    }))
    .filter((row) => row.usd >= LEAST_USD)
    .sort((a, b) => b.leverage - a.leverage);
  const entries = gather(parts, nowMs)
    .filter((entry) => entry.usd >= LEAST_USD)
    .sort((a, b) => b.usd - a.usd);
  const named = entries.slice(0, most);
  return {
    side,
    atMs: nowMs,
    low: (first * main.cellTicks) / main.ticksPerUnit,
    high: (end * main.cellTicks) / main.ticksPerUnit,
    usd: usdOf(parts),
    byAge,
    byLeverage,
    entries: named,
    others: {
      bars: entries.length - named.length,
      usd: entries.slice(most).reduce((sum, entry) => sum + entry.usd, 0),
    },
  };
}

/** Parts of one bar as one entry. */
function gather(parts: readonly PricedPart[], nowMs: number): ExplainedEntry[] {
  const byBar = new Map<number, PricedPart[]>();
  for (const part of parts) {
    const of = byBar.get(part.openMs);
    if (of === undefined) byBar.set(part.openMs, [part]);
    else of.push(part);
  }
  return [...byBar.values()].map((of) => ({
    openMs: of[0].openMs,
    closeMs: of[0].closeMs,
    entryLow: Math.min(...of.map((part) => part.entry)),
    entryHigh: Math.max(...of.map((part) => part.entry)),
    ageMs: nowMs - of[0].closeMs,
    openedUsd: of.reduce((sum, part) => sum + part.openedUsd, 0),
    usd: of.reduce((sum, part) => sum + part.usd, 0),
  }));
}
