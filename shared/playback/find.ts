// Moments worth going to in a session: big liquidations, swept zones, gaps, prices of the plan that were touched.
import type { BarTable } from '../model/bar-table';
import type { GapSpan } from '../model/session-info';
import type { Side } from '../model/side';
import { formatPrice, formatUsd, formatZoneRange } from '../util/format';

export const FIND_KINDS = ['liquidation', 'sweep', 'gap', 'plan', 'finding'] as const;
export type FindKind = (typeof FIND_KINDS)[number];
/** All but findings of plans: those take a way through the session of their own. */
type NotedKind = Exclude<FindKind, 'finding'>;

/** Asks for the first moment of a kind after `atMs`, or the last one before it. */
export interface Find {
  readonly what: FindKind;
  readonly direction: -1 | 1;
  readonly atMs: number;
}

/** A moment and what happened, in words. */
export interface Found {
  readonly ms: number;
  readonly words: string;
}

/** A hot zone most of which the price had swept when a bar closed. */
export interface SweepMark {
  readonly ms: number;
  readonly side: Side;
  /** Price band, quote units (USD), and what was swept from it since its birth, USD. */
  readonly low: number;
  readonly high: number;
  readonly usd: number;
}

/** Prices of the trader's plan; null is none. */
export interface PlanPrices {
  readonly entry: number;
  readonly stop: number | null;
  readonly liquidation: number | null;
}

/** What the search looks through; every list rises in time. */
export interface Findable {
  readonly bars: BarTable;
  readonly liquidations: readonly { readonly ms: number; readonly side: Side; readonly usd: number }[];
  readonly sweeps: readonly SweepMark[];
  readonly gaps: readonly (GapSpan & { readonly ms: number })[];
  readonly plan: PlanPrices | null;
}

/** Of the bars in which one side was liquidated, this share is not big. */
const BIG_SHARE = 0.95;

/** The asked moment, or null when none is known. */
export function findMoment(from: Findable, find: Find & { readonly what: NotedKind }): Found | null {
  return findIn(MOMENTS[find.what](from), find);
}

/** The first of `found`, which rise, after a moment, or the last before it; null for none. */
export function findIn(found: readonly Found[], { direction, atMs }: Find): Found | null {
  return direction === 1
    ? (found.find(({ ms }) => ms > atMs) ?? null)
    : (found.findLast(({ ms }) => ms < atMs) ?? null);
}

/** Every moment of a kind, rising in time. */
const MOMENTS: { readonly [K in NotedKind]: (from: Findable) => readonly Found[] } = {
  liquidation: bigLiquidations,
  sweep: ({ sweeps }) =>
    sweeps.map(({ ms, side, low, high, usd }) => ({
      ms,
      words: `${side === 'long' ? 'Long' : 'Short'} zone ${formatZoneRange(low, high)} swept, est. ${formatUsd(usd)}`,
    })),
  gap: ({ gaps }) =>
    gaps.map(({ ms, stream, fromMs, toMs }) => ({
      ms,
      words: `Gap: no ${STREAM_WORDS[stream] ?? stream} for ${lengthWords(toMs - fromMs)}`,
    })),
  plan: ({ bars, plan }) => (plan === null ? [] : touches(bars, plan)),
};

const STREAM_WORDS: Readonly<Record<string, string>> = {
  bar: 'prices',
  trade: 'trades',
  liquidation: 'liquidations',
  mark: 'mark price',
  funding: 'funding',
  openInterest: 'open interest',
};

function lengthWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return `${Math.max(1, Math.round(ms / 1000))} s`;
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

/** Bars whose reported liquidations of one side are among the largest twentieth of the session's, at their close. */
function bigLiquidations({ bars, liquidations }: Findable): readonly Found[] {
  const sums: { readonly ms: number; readonly side: Side; usd: number }[] = [];
  const open: Record<Side, (typeof sums)[number] | null> = { long: null, short: null };
  let bar = 0;
  for (const { ms, side, usd } of liquidations) {
    while (bar < bars.count && bars.closeMs[bar] < ms) bar++;
    const endMs = bar < bars.count ? bars.closeMs[bar] : ms;
    let sum = open[side];
    if (sum === null || sum.ms !== endMs) {
      sum = { ms: endMs, side, usd: 0 };
      open[side] = sum;
      sums.push(sum);
    }
    sum.usd += usd;
  }
  const ranked = sums.map(({ usd }) => usd).sort((a, b) => a - b);
  const least = ranked[Math.ceil((ranked.length - 1) * BIG_SHARE)] ?? 0;
  return sums
    .filter(({ usd }) => usd >= least)
    .map(({ ms, side, usd }) => ({ ms, words: `${formatUsd(usd)} of ${side}s liquidated` }));
}

/** Closes of the bars that came to a price of the plan from outside of it. */
function touches(bars: BarTable, plan: PlanPrices): readonly Found[] {
  const prices = [
    { name: 'entry', price: plan.entry },
    { name: 'stop', price: plan.stop },
    { name: 'estimated liquidation price', price: plan.liquidation },
  ];
  const found: Found[] = [];
  for (let i = 1; i < bars.count; i++) {
    const before = bars.close[i - 1];
    for (const { name, price } of prices) {
      if (price === null || before === price) continue;
      const isReached = before < price ? bars.high[i] >= price : bars.low[i] <= price;
      if (isReached)
        found.push({ ms: bars.closeMs[i], words: `Price at your ${name}, ${formatPrice(price, 1)}` });
    }
  }
  return found;
}
