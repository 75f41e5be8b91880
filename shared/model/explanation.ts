// What the levels at a price are made of.
import type { Side } from './side';

/** Levels of one side at one price, taken apart. Prices in quote units (USD). */
export interface Explanation {
  readonly side: Side;
  /** The moment whose map it is, ms. */
  readonly atMs: number;
  /** The base cell [low, high) that holds the price. */
  readonly low: number;
  readonly high: number;
  readonly usd: number;
  /** Where the notional was opened: bars by age, youngest first. */
  readonly byAge: readonly { readonly label: string; readonly usd: number }[];
  /** How far from their entries the levels are, as the leverage that stands for, highest first. */
  readonly byLeverage: readonly {
    readonly leverage: number;
    readonly distancePct: number;
    readonly usd: number;
  }[];
  /** Entries of one bar together, largest first. */
  readonly entries: readonly ExplainedEntry[];
  /** How many bars' entries are not among `entries`, and their USD. */
  readonly others: { readonly bars: number; readonly usd: number };
}

/** One side of a display cell by leverage band (model/leverage-bands), USD, and the mean age of its entries by USD. */
export interface SideBands {
  readonly usd: readonly number[];
  /** Null where nothing stands. */
  readonly ageMs: number | null;
}

/** A display cell of one finished column, always of the whole map. */
export interface CellBands {
  readonly atMs: number;
  readonly cell: number;
  readonly long: SideBands;
  readonly short: SideBands;
}

export interface ExplainedEntry {
  readonly openMs: number;
  readonly closeMs: number;
  /** Lowest and highest entry price of the parts, quote units. */
  readonly entryLow: number;
  readonly entryHigh: number;
  readonly ageMs: number;
  readonly openedUsd: number;
  readonly usd: number;
}
