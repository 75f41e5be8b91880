// The brief review of a map in words, and the market's state beside a zone: figures and plain sentences.
import type { Side } from './side';

/** One figure in words. `value` null: it is not known, and `text` says why. */
export interface ContextLine {
  readonly name:
    | 'distance'
    | 'funding'
    | 'openInterest'
    | 'volume'
    | 'basis'
    | 'liquidations'
    | 'weight'
    | 'range';
  readonly value: number | null;
  readonly unit: string;
  readonly text: string;
}

/** Estimated notional within WEIGHT_REACH above (shorts) and below (longs) the price at a time, USD. */
export interface WeightPoint {
  readonly ms: number;
  readonly aboveUsd: number;
  readonly belowUsd: number;
}

export interface ZoneContext {
  readonly zoneId: string;
  readonly atMs: number;
  readonly lines: readonly ContextLine[];
  /** Hourly, oldest first, the last day. */
  readonly weights: readonly WeightPoint[];
}

export interface BriefZone {
  readonly id: string;
  readonly side: Side;
  readonly low: number;
  readonly high: number;
  readonly usd: number;
  readonly distancePct: number;
  /** What breaking through it would mean, in one or two sentences. */
  readonly beyond: string;
  /** Levels that stand between its far edge and the next zone's near edge, USD, and that zone; null for none. */
  readonly thenUsd: number | null;
  readonly next: {
    readonly id: string;
    readonly low: number;
    readonly high: number;
    readonly usd: number;
  } | null;
}

export interface Brief {
  readonly atMs: number;
  readonly price: number | null;
  readonly symbol: string;
  readonly venue: string;
  readonly model: string;
  /** Densest zone below and above the price; null when there is none. */
  readonly below: BriefZone | null;
  readonly above: BriefZone | null;
  /** From the lower zone's upper edge to the upper one's lower edge; null without both. */
  readonly between: { readonly low: number; readonly high: number } | null;
  readonly weight: WeightPoint | null;
  readonly weightDayAgo: WeightPoint | null;
  readonly context: readonly ContextLine[];
  /** Paragraphs under headings, in order: the page. */
  readonly sections: readonly { readonly title: string; readonly sentences: readonly string[] }[];
  /** All of it as plain text. */
  readonly text: string;
}
