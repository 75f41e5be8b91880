// An entry the trader has made or thinks of making, and what a check of it answers.
import type { Exchange } from './exchange';
import type { Side } from './side';

export interface Plan {
  readonly side: Side;
  /** Entry price, quote units (USD). */
  readonly entry: number;
  readonly leverage: number;
  /** Position size, USD; null takes a small position of the lowest tier. */
  readonly sizeUsd: number | null;
  /** Stop price, quote units (USD), or null for none. */
  readonly stop: number | null;
  readonly venue: Exchange;
}

/** `unknown` when the map lacks what the answer needs: never shown as clear. */
export type Verdict = 'clear' | 'caution' | 'danger' | 'unknown';

export type FindingCode =
  | 'entry-in-zone'
  | 'liquidation-in-zone'
  | 'liquidation-near-zone'
  | 'liquidation-before-zone'
  | 'liquidation-in-cascade'
  | 'stop-in-zone'
  | 'stop-near-zone'
  | 'zone-before-stop'
  | 'zone-before-liquidation'
  | 'stop-beyond-liquidation'
  | 'stop-wrong-side'
  | 'stop-first'
  | 'little-on-the-way'
  | 'no-zone-near'
  | 'no-map'
  | 'leverage-too-high'
  | 'no-liquidation-price';

/** One result of a check, with its reason. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'danger' | 'caution' | 'good' | 'unknown';
  /** One line of at most 46 characters. */
  readonly text: string;
  /** The full sentence, with its numbers and units. */
  readonly reason: string;
  readonly zoneId: string | null;
}

/** A zone beside the entry, as far as the check's reader needs it. */
export interface ZoneRef {
  readonly id: string;
  readonly side: Side;
  readonly low: number;
  readonly high: number;
  readonly usd: number;
  readonly distancePct: number;
}

export interface CheckResult {
  readonly verdict: Verdict;
  readonly plan: Plan;
  /** Estimated liquidation price, quote units (USD); null when the leverage is not offered at this size. */
  readonly liquidationPrice: number | null;
  /** From the entry, % (negative below). */
  readonly liquidationPct: number | null;
  readonly stopPct: number | null;
  /** Same-side notional that the price would sweep from the entry to the liquidation price, USD. */
  readonly sweptBeforeUsd: number | null;
  /** The same up to the stop. */
  readonly sweptBeforeStopUsd: number | null;
  readonly findings: readonly Finding[];
  readonly nearestAbove: ZoneRef | null;
  readonly nearestBelow: ZoneRef | null;
  /** Time of the map that was asked. */
  readonly asOfMs: number;
  readonly assumptions: readonly string[];
}
