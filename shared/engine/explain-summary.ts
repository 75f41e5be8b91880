// The parts of a price, gathered for a reader: totals by age and distance, and the largest entries.
import type { ModelSettings } from '../model/settings';
import type { ExplainedEntry, Explanation } from '../model/explanation';
import type { Side } from '../model/side';
import { explainCell, type LedgerBar, type Part } from './explain';
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
  readonly price: number;
  readonly nowMs: number;
  readonly cellTicks: number;
  readonly ticksPerUnit: number;
  /** How many entries to name. */
  readonly most: number;
}

/** Takes the base cell at a price apart, after the first `count` bars of the ledger. */
export function explainPrice(
  ledger: readonly LedgerBar[],
  count: number,
  question: ExplainQuestion,
  settings: ModelSettings,
): Explanation {
  const { side, price, nowMs, cellTicks, ticksPerUnit, most } = question;
  const cell = Math.floor((price * ticksPerUnit) / cellTicks);
  const parts = explainCell(ledger, count, { side, cell, cellTicks, ticksPerUnit }, settings);
  const places = placements(settings);
  const usdOf = (some: readonly Part[]): number => some.reduce((sum, part) => sum + part.usd, 0);
  const byAge = AGES.map(([label, untilMs], i) => {
    const fromMs = i === 0 ? Number.NEGATIVE_INFINITY : AGES[i - 1][1];
    const of = (part: Part): boolean => nowMs - part.closeMs >= fromMs && nowMs - part.closeMs < untilMs;
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
  const entries = gather(parts, nowMs, ticksPerUnit)
    .filter((entry) => entry.usd >= LEAST_USD)
    .sort((a, b) => b.usd - a.usd);
  const named = entries.slice(0, most);
  return {
    side,
    atMs: nowMs,
    low: (cell * cellTicks) / ticksPerUnit,
    high: ((cell + 1) * cellTicks) / ticksPerUnit,
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
function gather(parts: readonly Part[], nowMs: number, ticksPerUnit: number): ExplainedEntry[] {
  const byBar = new Map<number, Part[]>();
  for (const part of parts) {
    const of = byBar.get(part.openMs);
    if (of === undefined) byBar.set(part.openMs, [part]);
    else of.push(part);
  }
  return [...byBar.values()].map((of) => ({
    openMs: of[0].openMs,
    closeMs: of[0].closeMs,
    entryLow: Math.min(...of.map((part) => part.entryTicks)) / ticksPerUnit,
    entryHigh: Math.max(...of.map((part) => part.entryTicks)) / ticksPerUnit,
    ageMs: nowMs - of[0].closeMs,
    openedUsd: of.reduce((sum, part) => sum + part.openedUsd, 0),
    usd: of.reduce((sum, part) => sum + part.usd, 0),
  }));
}
